; Inno Setup's recipe of the installer for Windows. Make the bundle first, then run: iscc /DVersion=0.1.0 onehour.iss
; Not tried: there was no Windows to try it on. The folder dist\onehour can be zipped and used as it is, too.
#define Files "..\dist\onehour"

[Setup]
AppId=io.onehour.OneHour
AppName=One Hour
AppVersion={#Version}
AppPublisher=the One Hour authors
DefaultDirName={autopf}\One Hour
DefaultGroupName=One Hour
PrivilegesRequired=lowest
LicenseFile=..\LICENSE
SetupIconFile=..\build\platform\onehour.ico
UninstallDisplayIcon={app}\onehourw.exe
OutputDir=..\dist
OutputBaseFilename=onehour-{#Version}-setup
ChangesAssociations=yes

[Files]
Source: "{#Files}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\One Hour"; Filename: "{app}\onehourw.exe"

#include "..\build\platform\associations.iss"
