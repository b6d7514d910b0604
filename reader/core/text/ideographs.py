"""Recognise Chinese and Japanese signs."""

from __future__ import annotations

import re

IDEOGRAPH = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3040-\u30ff]")
"""One Chinese or Japanese sign; there are no spaces between words of them."""
