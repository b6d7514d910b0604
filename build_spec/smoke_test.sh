#!/bin/sh
# Do the main job with the program at PATH, from an empty folder, with an empty home, without a display.
# Usage: smoke_test.sh PATH/TO/onehour
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
mkdir home
run() { env -i PATH=/usr/bin:/bin HOME="$place/home" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$program" "$@"; }
expect() { grep -q -- "$1" "$2" || { echo "smoke test: no '$1' in:" >&2; cat "$2" >&2; exit 1; }; }

cat > sample.md <<'TEXT'
# 每日一小时

读书是在别人思想的帮助下，建立起自己的思想。

- 先读一遍
- 再读一遍
TEXT

run --version
run --json add sample.md > added.json
expect '"title": *"每日一小时"' added.json
id=$(sed -n 's/.*"id": *"\([^"]*\)".*/\1/p' added.json | head -n 1)
run --json list > listed.json
expect "$id" listed.json
run --json annotate "$id" --quote 自己的思想 --colour 1 --body '**记住**' > annotated.json
expect '"quote": *"自己的思想"' annotated.json
run --json export "$id" --to notes > exported.json
find notes -name '*.md' -exec cat {} + > notes.txt
expect '自己的思想' notes.txt
cat > sample.html <<'TEXT'
<html><head><title>A page</title></head><body><article><h1>A page</h1><p>Words of a saved page, long enough to be read.</p>
</article></body></html>
TEXT
cat > sample.pdf <<'TEXT'
%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R
/Resources << /Font << /F 5 0 R >> >> >> endobj
4 0 obj << /Length 60 >> stream
BT /F 12 Tf 40 300 Td (Words of a page that was printed.) Tj ET
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Root 1 0 R >>
TEXT
printf '%s' '{\rtf1\ansi Words of a rich text.\par}' > sample.rtf
run --json add sample.html sample.pdf sample.rtf > others.json
for format in html pdf rtf; do expect "\"format\": *\"$format\"" others.json; done
run --json look-up 银行 > looked_up.json
expect 'yín háng' looked_up.json

for screen in read library notes progress; do
    run shot "$screen.png" --screen "$screen" --text "$id" --size 1200x800 --language zh_CN >/dev/null
    head -c 8 "$screen.png" | grep -q PNG || { echo "smoke test: no picture of the screen $screen" >&2; exit 1; }
done
echo "smoke test: passed"
