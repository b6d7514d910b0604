#!/bin/sh
# Print a Python that One Hour runs on, 3.11 or later with venv, or say what is missing.
# Usage: find_python.sh [PYTHON], which is then the only one that will do
for name in ${1:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        if "$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            echo "$name"
            exit 0
        fi
        without_venv=$name
    fi
done
if [ $# -gt 0 ] && [ -z "${without_venv:-}" ]; then
    echo "$1 is not there, or is older than Python 3.11, which One Hour needs." >&2
elif [ -n "${without_venv:-}" ]; then
    echo "$without_venv cannot make virtual environments. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
else
    echo "One Hour needs Python 3.11 or later; none is on the PATH (python3 here: $(python3 --version 2>&1))." >&2
    echo "Install one (Debian 12, Ubuntu 24.04 and later: sudo apt-get install python3 python3-venv), then try again." >&2
fi
exit 1
