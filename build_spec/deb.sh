#!/bin/sh
# Make a Debian package of the bundle: dist/onehour_VERSION_ARCHITECTURE.deb. Usage: deb.sh, after bundle.sh
# Debian 12 has no PySide6 of the version that One Hour needs, so the package holds the bundle (docs/decisions/0108).
set -eu
umask 022
cd "$(dirname "$0")/.."
for tool in dpkg-deb objdump gzip; do
    command -v "$tool" >/dev/null || { echo "To make a package, install $tool (packages dpkg and binutils)." >&2; exit 1; }
done
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' reader/__init__.py)
architecture=$(dpkg --print-architecture)
maintainer="${DEBFULLNAME:-The One Hour authors} <${DEBEMAIL:-authors@onehour.invalid}>"
place=build/deb
program=$place/usr/lib/onehour
documents=$place/usr/share/doc/onehour

rm -rf "$place"
mkdir -p "$place/usr/lib" "$documents"
cp -a dist/onehour "$program"
rm "$program/README.txt"
find "$program" -type d -exec chmod 755 {} +
find "$program" -type f -exec chmod u=rwX,go=rX {} +
find "$program/_internal" -name '*.so*' -type f -exec chmod 644 {} +
"$program/onehour" --quiet desktop install --prefix /usr --destdir "$place" --program /usr/lib/onehour/onehour >/dev/null

# where Debian wants what other systems have elsewhere
mv "$place/usr/share/zsh/site-functions" "$place/usr/share/zsh/vendor-completions"
gzip -9n "$place/usr/share/man/man1/onehour.1"
gzip -9nc CHANGELOG.md >"$documents/CHANGELOG.md.gz"
date=$(date -R -d "@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}")
gzip -9nc >"$documents/changelog.gz" <<TEXT
onehour ($version) unstable; urgency=medium

  * What a reader can see is told in CHANGELOG.md.

 -- $maintainer  $date
TEXT
mv "$program/licences" "$documents/licences"
rm "$program/_internal/LICENSE"
{
    printf 'One Hour\n\n'
    cat LICENSE
    printf '\nThe package contains these parts, whose licences are in /usr/share/doc/onehour/licences:\n\n'
    cat "$documents/licences/README.txt"
    printf '\nThe texts of the GPL and the LGPL are in /usr/share/common-licenses, too.\n'
} >"$documents/copyright"
mkdir -p "$place/usr/share/lintian/overrides"
cp build_spec/lintian-overrides "$place/usr/share/lintian/overrides/onehour"

elf_files() {
    find "$program" -type f \( -perm -u+x -o -name '*.so*' \)
}

# The packages with the libraries that the bundle needs and does not hold; the C library in the version that it needs.
# CUPS is recommended only, for printing.
depends() {
    elf_files | xargs objdump -p 2>/dev/null | sed -n 's/^ *NEEDED *//p' | sort -u >build/needed
    find "$program" -name '*.so*' -printf '%f\n' | sort -u >build/held
    packages=
    for library in $(comm -23 build/needed build/held | grep -v '^ld-linux\|^libcups'); do
        package=$(dpkg -S "*/$library" 2>/dev/null | grep -v '^diversion' | head -n 1 | cut -d: -f1)
        test -n "$package" || { echo "No package of this system has $library." >&2; exit 1; }
        test "$package" = libc6 || packages="$packages$package\n"
    done
    printf '%b' "$packages" | sort -u | tr '\n' ',' | sed 's/,/, /g'
    least=$(elf_files | xargs objdump -T 2>/dev/null | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
    echo "libc6 (>= ${least#GLIBC_})"
}

# What the libraries in the bundle read: fonts' settings, tables of keyboards and of X11.
depends="$(depends), fontconfig-config, libx11-data, xkb-data"
mkdir "$place/DEBIAN"
cat >"$place/DEBIAN/control" <<TEXT
Package: onehour
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --exclude DEBIAN "$place" | cut -f1)
Depends: $depends
Recommends: desktop-file-utils, espeak-ng, fonts-noto-cjk, hicolor-icon-theme, libcups2, libglib2.0-bin, shared-mime-info, xdg-utils
Section: text
Priority: optional
Description: desktop reader for an hour a day
 One Hour shows a long text beside your notes. You mark passages in five
 colours, write notes and questions in Markdown, and see how much of today's
 hour is done. It reads plain text, Markdown, web pages, EPUB, MOBI, AZW3, PDF,
 FB2, DOCX, ODT and RTF, and exports notes to Markdown and other formats.
 .
 All of it stays in one file on your own disk. The program does not use the
 network, and it has no account.
TEXT
(cd "$place" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
dpkg-deb --root-owner-group -Zxz --build "$place" "dist/onehour_${version}_$architecture.deb"
