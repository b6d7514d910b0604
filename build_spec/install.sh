#!/bin/sh
# Install One Hour below a prefix, in a virtual environment of its own, with launcher, manual page and completion.
# Usage: install.sh install|uninstall PREFIX [DESTDIR]
set -eu
cd "$(dirname "$0")/.."

# The absolute path of a folder, without a slash too many.
absolute() {
    case $1 in /*) ;; *) set -- "$PWD/$1" ;; esac
    printf '%s\n' "$1" | sed 's|//*|/|g; s|\(.\)/$|\1|'
}

action=$1
prefix=$(absolute "$2")
destination=${3:+$(absolute "$3")}
place=$prefix/lib/onehour
built=$destination$place
# The installation before this one, complete, as long as the new one is not.
former=$built.old
# The files on the desktop, for an uninstallation by a program that does not run any more.
listed=$built/desktop_files

# Run a command of the program that is installed, not of the one in this folder (-I).
desktop() {
    set -- desktop "$@" --prefix "$prefix"
    if [ -n "$destination" ]; then set -- "$@" --destdir "$destination"; fi
    "$built/bin/python" -I -m reader "$@"
}

require_writable() {
    for name in bin lib share; do
        folder=$destination$prefix/$name
        while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
        test -d "$folder" && test -w "$folder" && continue
        echo "$folder cannot be written to. Choose another folder with make $action PREFIX=…" >&2
        exit 1
    done
}

# Put back what was there before an installation that did not come to its end.
restore() {
    rm -rf "$built"
    if [ -d "$former" ]; then mv "$former" "$built"; fi
    rmdir "$destination$prefix/lib" 2>/dev/null || true
}

# Replace the path where the files are by the one where they will be, in all that names it.
name_the_later_place() {
    now=$(printf '%s' "$built" | sed 's/[][\.*^$|]/\\&/g')
    later=$(printf '%s' "$place" | sed 's/[\&|]/\\&/g')
    find "$built/bin" "$built/pyvenv.cfg" -type f -exec sed -i "s|$now|$later|g" {} +
}

uninstall() {
    if [ ! -d "$built" ] && [ ! -d "$former" ]; then
        echo "One Hour is not installed below $destination$prefix."
        exit 0
    fi
    require_writable
    if "$built/bin/python" -I -c 'import reader' 2>/dev/null; then
        desktop remove >/dev/null
    elif [ -f "$listed" ]; then
        while IFS= read -r file; do rm -f "$file"; done <"$listed"
    fi
    rm -rf "$built" "$former"
    rmdir "$destination$prefix/lib" 2>/dev/null || true
    echo "One Hour was removed; your library stays."
}

install() {
    python=$(sh build_spec/find_python.sh)
    require_writable
    trap restore EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    if [ -d "$former" ]; then rm -rf "$built"; elif [ -d "$built" ]; then mv "$built" "$former"; fi
    echo "Installing One Hour into $built; this takes a minute or two."
    "$python" -m venv "$built"
    "$built/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt . || {
        echo "The libraries could not be installed. Is this machine online? Then run the same command again." >&2
        exit 1
    }
    if [ -z "$destination" ]; then sh build_spec/system_libraries.sh "$built/bin/python"; fi
    "$built/bin/python" -m pip uninstall --quiet --yes pip
    if [ -n "$destination" ]; then name_the_later_place; fi
    desktop install --program "$place/bin/onehour" >"$listed"
    trap - EXIT INT TERM HUP
    rm -rf "$former"
    echo "Installed: One Hour is in the applications menu, and its command is $prefix/bin/onehour."
}

case $action in
    install) install ;;
    uninstall) uninstall ;;
esac
