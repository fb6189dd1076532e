"""HTML and extension tags inside a cell: which bits of style they give, and what becomes of their content.

Belongs here: tables of tags. Does not belong here: finding tags in markup.
"""

import re
from functools import lru_cache

from pipeline.parse.markup.attributes import read_attributes
from pipeline.parse.markup.table import BOLD, HIDDEN, ITALIC, SMALL, STRUCK, SUB, SUP

TAG_STYLES = {
    "small": SMALL, "sup": SUP, "sub": SUB, "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "cite": ITALIC, "dfn": ITALIC,
    "var": ITALIC, "s": STRUCK, "strike": STRUCK, "del": STRUCK,
}  # fmt: skip
BLOCKS = frozenset(
    [
        "div",
        "p",
        "pre",
        "ul",
        "ol",
        "li",
        "dl",
        "dd",
        "dt",
        "blockquote",
        "center",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "table",
        "tr",
        "td",
        "th",
        "caption",
    ]
)
_INLINES = frozenset(
    [
        "span",
        "font",
        "big",
        "u",
        "ins",
        "tt",
        "code",
        "kbd",
        "samp",
        "abbr",
        "q",
        "bdo",
        "mark",
        "bdi",
        "ruby",
        "rt",
        "rp",
        "rb",
        "rtc",
        "data",
        "time",
        "wbr",
        "noinclude",
        "onlyinclude",
        "poem",
    ]
)
KNOWN = BLOCKS | _INLINES | TAG_STYLES.keys()
VOID = frozenset({"hr", "wbr"})
LITERAL = frozenset({"nowiki", "pre", "syntaxhighlight", "source"})
DROPPED = frozenset(
    [
        "gallery",
        "timeline",
        "templatedata",
        "templatestyles",
        "indicator",
        "section",
        "references",
        "inputbox",
        "graph",
        "mapframe",
        "maplink",
        "categorytree",
        "imagemap",
    ]
)
HELD = frozenset(["math", "chem", "ce", "score", "hiero", "charinsert", "phonos"])
CLOSED = LITERAL | DROPPED | HELD | {"ref", "includeonly"}

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_FONT_SIZE = re.compile(r"font-size\s*:\s*(?:smaller|small|x-small|([0-9.]+)\s*(%|em))")
_FULL_SIZE = {"%": 100.0, "em": 1.0}


@lru_cache(maxsize=1024)
def declared_style(attributes: str) -> int:
    """The style bits that a tag's `style` attribute gives."""
    style = read_attributes(attributes).get("style", "").lower()
    if not style:
        return 0
    bits = HIDDEN if _HIDDEN.search(style) else 0
    if "bold" in style:
        bits |= BOLD
    if "italic" in style:
        bits |= ITALIC
    if "line-through" in style:
        bits |= STRUCK
    size = _FONT_SIZE.search(style)
    if size and (not size[1] or _number(size[1]) < _FULL_SIZE[size[2]]):
        bits |= SMALL
    return bits


def _number(text: str) -> float:
    """A CSS number; 0 where it is none."""
    try:
        return float(text)
    except ValueError:
        return 0.0
