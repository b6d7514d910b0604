#!/bin/sh
# Make dist/onehour, a folder that runs without Python, with its licences. Usage: bundle.sh VENV
# The virtual environment is made if it is not there; it has what runs the program, and PyInstaller, and nothing else.
set -eu
cd "$(dirname "$0")/.."
venv=$1
test -x "$venv/bin/python" || { python=$(sh build_spec/find_python.sh) && "$python" -m venv "$venv"; }
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bundle]'
sh build_spec/system_libraries.sh "$venv/bin/python"
"$venv/bin/pyinstaller" --noconfirm --log-level ERROR --distpath dist --workpath build build_spec/onehour.spec
if command -v strip >/dev/null 2>&1; then
    find dist/onehour/_internal -name '*.so*' -type f | while read -r library; do
        if readelf -S "$library" | grep -q '\.symtab'; then strip --strip-unneeded "$library"; fi
    done
fi
"$venv/bin/python" build_spec/gather_licences.py dist/onehour
cp build_spec/bundle.txt dist/onehour/README.txt
echo "The bundle is dist/onehour, $(du -sm dist/onehour | cut -f1) MB."
