#!/bin/bash
# Install One Hour as a user would, without the development tools, and do the main job with it, without a display.
set -euo pipefail
checkout=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

python=$(sh "$checkout/build_spec/find_python.sh")
"$python" -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check -c "$checkout/constraints.txt" "$checkout"
sh "$checkout/build_spec/smoke_test.sh" "$place/venv/bin/onehour"
