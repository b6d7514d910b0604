"""List the languages of the interface, one row each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "zh_CN": "简体中文"})
"""The languages by the name of their file of translations, each as it calls itself."""
