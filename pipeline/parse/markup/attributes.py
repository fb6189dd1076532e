"""The attributes of tables, rows and cells: how far a cell spans, which background it has.

Belongs here: reading `name="value"` lists as the wiki's sanitizer does. Does not belong here: where cells stand.
"""

import re
from functools import lru_cache

from pipeline.parse.markup.entities import unescape

MAX_COLSPAN = 1000
MAX_ROWSPAN = 65534

BLANKS = "\t\n\f\r "
_BLANKS = r"\t\n\f\r "
_ATTRIBUTE = re.compile(
    rf"""((?:[^{_BLANKS}/=]|=)[^{_BLANKS}/=]*)(?:[{_BLANKS}]*=[{_BLANKS}]*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^{_BLANKS}]*)))?"""
)
_DEFAULT = re.compile(r"\{\{\{[^{}|]*\|([^{}]*)\}\}\}")
_TAG = re.compile(r"<(/?[a-zA-Z][^<>]*)>")
_NAME = re.compile(r"[:\w][:.\-\w]*")
_INTEGER = re.compile(rf"[{_BLANKS}]*\+?([0-9]+)")
_NAMED = {
    "black": "000000", "white": "FFFFFF", "gold": "FFD700", "silver": "C0C0C0", "yellow": "FFFF00", "green": "008000", "lime": "00FF00",
    "red": "FF0000", "blue": "0000FF", "gray": "808080", "grey": "808080", "lightgray": "D3D3D3", "lightgrey": "D3D3D3",
    "orange": "FFA500", "purple": "800080", "pink": "FFC0CB", "lightblue": "ADD8E6", "lightgreen": "90EE90", "lightyellow": "FFFFE0",
    "khaki": "F0E68C", "tan": "D2B48C", "aqua": "00FFFF", "cyan": "00FFFF", "navy": "000080", "maroon": "800000", "beige": "F5F5DC",
    "palegreen": "98FB98", "salmon": "FA8072", "lavender": "E6E6FA", "ivory": "FFFFF0", "darkgray": "A9A9A9", "gainsboro": "DCDCDC",
    "whitesmoke": "F5F5F5", "bisque": "FFE4C4", "wheat": "F5DEB3", "plum": "DDA0DD", "violet": "EE82EE", "skyblue": "87CEEB",
    "lightskyblue": "87CEFA", "lightsalmon": "FFA07A", "lightpink": "FFB6C1", "lightcyan": "E0FFFF", "palegoldenrod": "EEE8AA",
    "goldenrod": "DAA520", "thistle": "D8BFD8", "linen": "FAF0E6", "mistyrose": "FFE4E1", "azure": "F0FFFF", "brown": "A52A2A",
    "teal": "008080", "olive": "808000", "fuchsia": "FF00FF", "magenta": "FF00FF", "coral": "FF7F50", "crimson": "DC143C",
}  # fmt: skip
_STYLE_BACKGROUND = re.compile(r"(?:^|[;\s\"'])background(?:-color)?\s*:\s*([^;]*)", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-fA-F])")
_BARE_HEX = re.compile(r"\s*([0-9a-fA-F]{6})\s*$")
_RGB = re.compile(r"rgba?\(\s*(\d+)\s*[,\s]\s*(\d+)\s*[,\s]\s*(\d+)", re.IGNORECASE)
_WORD = re.compile(r"[a-zA-Z]+")


def read_attributes(markup: str) -> dict[str, str]:
    """Attribute names in lower case with their values; the last of two equal names counts."""
    found = {}
    if "{{{" in markup:  # what a parameter without a value says
        markup = _DEFAULT.sub(r"\1", markup)
    if ">" in markup:  # a tag in the list ends an attribute
        markup = _TAG.sub(r"<\1 ", markup)
    for name, double, single, bare in _ATTRIBUTE.findall(markup):
        if _NAME.fullmatch(name):
            value = double or single or bare
            found[name.lower()] = unescape(value)
    return found


@lru_cache(maxsize=4096)
def spans(attributes: str) -> tuple[int, int]:
    """(rowspan, colspan) of a cell; rowspan 0 means down to the end of its row group; nonsense counts as 1."""
    found = read_attributes(attributes)
    rows = _INTEGER.match(found.get("rowspan", ""))
    columns = _INTEGER.match(found.get("colspan", ""))
    rowspan = _bounded(rows, MAX_ROWSPAN)
    colspan = _bounded(columns, MAX_COLSPAN) or 1
    return rowspan, colspan


def _bounded(match: re.Match[str] | None, limit: int) -> int:
    """The number of a match, at most `limit`; 1 without a match."""
    if match is None:
        return 1
    digits = match[1].lstrip("0")
    return limit if len(digits) > 6 else min(int(digits or "0"), limit)  # noqa: PLR2004 - longer than any limit


@lru_cache(maxsize=4096)
def background(attributes: str) -> str:
    """The background that an attribute list gives, as six upper-case hex digits, or ''.

    Reads `style="background..."` first, then `bgcolor`; `transparent`, `none` and unknown names give ''.
    """
    found = read_attributes(attributes)
    declared = _STYLE_BACKGROUND.findall(found.get("style", ""))
    return colour(declared[-1]) if declared else colour(found.get("bgcolor", ""))


def colour(value: str) -> str:
    """A CSS colour value as six upper-case hex digits, or '' where it is none that is known."""
    found = _HEX.search(value) or _BARE_HEX.match(value)
    if found:
        digits = found[1].upper()
        return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)  # noqa: PLR2004 - six hex digits
    found = _RGB.search(value)
    if found:
        return "".join(f"{min(int(part[:4]), 255):02X}" for part in found.groups())
    word = _WORD.search(value)
    return _NAMED.get(word[0].lower(), "") if word else ""
