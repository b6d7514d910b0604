#!/bin/sh
# Install One Hour below a prefix, in a virtual environment of its own, with launcher, manual page and completion.
# Usage: install.sh install|uninstall PREFIX [DESTDIR]
set -eu
cd "$(dirname "$0")/.."
action=$1
prefix=$2
destination=${3:-}
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
place=$prefix/lib/onehour
built=$destination$place

desktop() {
    set -- desktop "$@" --prefix "$prefix"
    if [ -n "$destination" ]; then set -- "$@" --destdir "$destination"; fi
    # -I: the program that is installed, not the one of this folder
    "$built/bin/python" -I -m reader --quiet "$@" >/dev/null
}

uninstall() {
    if [ -x "$built/bin/python" ]; then desktop remove; fi
    rm -rf "$built"
    rmdir "$destination$prefix/lib" 2>/dev/null || true
}

install() {
    python=$(sh build_spec/find_python.sh)
    trap 'rm -rf "$built"; test ! -d "$built.old" || mv "$built.old" "$built"' EXIT
    if [ -d "$built" ]; then mv "$built" "$built.old"; fi
    echo "Installing One Hour into $built; this takes a minute or two."
    "$python" -m venv "$built"
    "$built/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt .
    if [ -z "$destination" ]; then sh build_spec/system_libraries.sh "$built/bin/python"; fi
    "$built/bin/python" -m pip uninstall --quiet --yes pip
    if [ -n "$destination" ]; then sed -i "s|$built/|$place/|g" "$built/bin/onehour" "$built/pyvenv.cfg"; fi
    desktop install --program "$place/bin/onehour"
    trap - EXIT
    rm -rf "$built.old"
    echo "Installed: One Hour is in the applications menu, and its command is $prefix/bin/onehour."
}

case $action in
    install) install ;;
    uninstall) uninstall; echo "One Hour was removed; your library stays." ;;
esac
