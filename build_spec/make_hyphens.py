"""Make the tables of hyphenation patterns, and the file of their licences, out of the TeX patterns of hyph-utf8.

Run as ``python build_spec/make_hyphens.py FOLDER resources/hyphens``, where FOLDER holds the files ``hyph-*.tex``. A
table has one pattern a line, and after them the words that are hyphenated as they stand, whatever the patterns say
(docs/decisions/0099). Where a file may be had under one of several licences, MIT is the one that is taken.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_SOURCES = {
    "de": "de-1996",
    "en-GB": "en-gb",
    "en-US": "en-us",
    "es": "es",
    "fr": "fr",
    "it": "it",
    "nl": "nl",
    "pl": "pl",
    "pt": "pt",
}
_COMMENT = re.compile("%.*")
_GROUP = r"\\{}\s*\{{([^}}]*)\}}"
_COPYRIGHT = re.compile(r"^% copyright: ((?:.*\n)(?:%            .*\n)*)", re.MULTILINE)
_HEAD = """# Patterns of Liang's algorithm, one a line, and after them words that are hyphenated as they stand here.
# Made by build_spec/make_hyphens.py from hyph-{source}.tex of hyph-utf8, {licence}: see LICENSE beside this file.
# {copyright}
"""
_LICENCES = {"en-US": "all-permissive", "pt": "BSD-3-Clause"}
"""The licences of all but those under MIT."""

_TEXTS = {
    "all-permissive": """\
Copying and distribution of this file, with or without modification, are permitted in any medium without royalty
provided the copyright notice and this notice are preserved.
""",
    "MIT": """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
""",
    "BSD-3-Clause": """\
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:
* Redistributions of source code must retain the above copyright notice, this list of conditions and the following
  disclaimer.
* Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
  disclaimer in the documentation and/or other materials provided with the distribution.
* Neither the name of the University of Campinas, of the University of Minho nor the names of its contributors may be
  used to endorse or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL PEDRO J. DE REZENDE OR J.JOAO DIAS ALMEIDA BE LIABLE FOR ANY DIRECT, INDIRECT,
INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS
OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF
THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
""",
}


def _copyright(tex: str) -> str:
    found = _COPYRIGHT.search(tex)
    assert found is not None
    return " ".join(found.group(1).replace("\n%", "\n").split())


def _entries(tex: str, group: str) -> list[str]:
    found = re.search(_GROUP.format(group), _COMMENT.sub("", tex))
    return found.group(1).split() if found else []


def _licence_file(copyrights: dict[str, str]) -> str:
    """Return the licences, each under the files that it covers and whose they are."""
    parts = [
        "The tables in this folder are made from the hyphenation patterns of hyph-utf8, https://www.hyphenation.org/tex\n"
    ]
    for licence, words in _TEXTS.items():
        covered = [tag for tag in copyrights if _LICENCES.get(tag, "MIT") == licence]
        parts.append(
            "\n".join(f"{tag}.txt: {copyrights[tag]}" for tag in covered) + f"\n\n{licence} licence:\n\n{words}"
        )
    return "\n\n".join(parts)


def main(source: Path, place: Path) -> None:
    """Write one table for each language, and the licences beside them."""
    copyrights: dict[str, str] = {}
    for tag, name in _SOURCES.items():
        tex = (source / f"hyph-{name}.tex").read_text("utf-8")
        copyrights[tag] = _copyright(tex)
        head = _HEAD.format(source=name, licence=_LICENCES.get(tag, "MIT"), copyright=copyrights[tag])
        entries = [*_entries(tex, "patterns"), *_entries(tex, "hyphenation")]
        (place / f"{tag}.txt").write_text(head + "\n".join(entries) + "\n", "utf-8")
    (place / "LICENSE").write_text(_licence_file(copyrights), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
