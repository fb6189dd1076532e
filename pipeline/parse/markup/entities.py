"""Character references (`&nbsp;`, `&#8211;`, `&#x2020;`) to characters, as the wiki knows them.

Belongs here: that rule alone. Does not belong here: finding them in a cell's markup (tokens).
"""

import re
from functools import lru_cache
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|\w+);")
_RANGES = ((0x9, 0xA), (0x20, 0x7E), (0xA0, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
_LONGEST = 8  # digits, leading zeros left out


@lru_cache(maxsize=4096)
def character(reference: str) -> str:
    """What one reference shows: its character, or itself where it names none that may stand on a page."""
    if reference[1] != "#":
        return html5.get(reference[1:], reference)
    digits, base = (reference[3:-1], 16) if reference[2] in "xX" else (reference[2:-1], 10)
    digits = digits.lstrip("0")
    code = int(digits, base) if 0 < len(digits) <= _LONGEST else 0
    return chr(code) if any(first <= code <= last for first, last in _RANGES) else reference


def unescape(text: str) -> str:
    """A text with its references resolved."""
    return _REFERENCE.sub(lambda found: character(found[0]), text) if "&" in text else text
