"""Link targets: what they name, what is shown where a link has no label, which links show nothing.

Belongs here: namespaces, language links, which titles no page can have. Does not belong here: finding links in markup.
"""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from pipeline.parse.markup.entities import unescape
from pipeline.parse.markup.tokens import PROTOCOLS

_FILE = re.compile(r"\s*(?:file|image|category)\s*:", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"\s*(?:ar|bg|ca|cs|da|de|el|eo|es|et|eu|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lb|lt|lv|ms|nl|nn|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh)\s*:"
)
_ADDRESS = re.compile(PROTOCOLS)
_BAD_TARGET = re.compile(r"[<>\[\]{}\n]")
_NAMESPACE = re.compile(
    r"(?:(?:(?:user|wikipedia|project|file|image|mediawiki|template|help|category|portal|draft|module|timedtext)(?: talk)?"
    r"|talk|special|media|wp|wt) ?: ?)",
    re.IGNORECASE,
)
_BAD_TITLE = re.compile(  # signs and sequences that no title holds, dots as a path has them, and what is left of a bare namespace
    r"[\0-\x1f\x7f<>\[\]{}|\ufffd]|%[0-9a-fA-F]{2}|&(?:\w+|#\d+|#x[0-9a-f]+);|~~~|^\.{1,2}(?:/|$)|/\.{1,2}(?:/|$)|^:|^$"
)
_LONGEST_TITLE = 255  # bytes
_FRAME = re.compile(r"(?:thumb|thumbnail)(?:=.*)?|framed?", re.DOTALL)
_OPTION = re.compile(
    rf"{_FRAME.pattern}|frameless|border|left|right|center|centre|none|baseline|sub|super|sup|top|text-top|middle|bottom|text-bottom"
    r"|upright(?:[ =].*)?|[0-9]*(?:x[0-9]+)?px|(?:alt|link|class|lang|page|thumbtime|start|end)=.*|page [0-9]+",
    re.DOTALL,
)


def is_target(target: str) -> bool:
    """Whether a text can be the target of a link."""
    return not _BAD_TARGET.search(target) and bool(target.strip())


def is_title(target: str) -> bool:
    """Whether a page can have the title that a link names; the wiki shows a link to another one as it is written."""
    if target.isalnum() and len(target) < _LONGEST_TITLE // 4:
        return True
    title, mark, _ = unescape(_resolved(target)).partition("#")
    title = " ".join(title.replace("_", " ").split()).removeprefix(":").lstrip()
    if mark and not title:
        return True
    space = _NAMESPACE.match(title)
    if space:
        title = title[space.end() :]
    return not _BAD_TITLE.search(title) and len(title.encode(errors="replace")) <= _LONGEST_TITLE


def is_address(target: str) -> bool:
    """Whether a link names a page outside the wiki: such a one stands in single brackets, and a second pair is text."""
    return _ADDRESS.match(target) is not None


def is_hidden_link(target: str, *, is_labelled: bool) -> bool:
    """Files, categories and links to the same article in another language show nothing where they stand."""
    return _FILE.match(target) is not None or (not is_labelled and _LANGUAGE.match(target) is not None)


def shown_caption(options: Sequence[str]) -> int | None:
    """Which of a file's options is the caption that is shown: the last that is no option, and only below a thumbnail or in a frame."""
    words = [option.strip() for option in options]
    if not any(_FRAME.fullmatch(word) for word in words):
        return None
    return next((number for number in reversed(range(len(words))) if not _OPTION.fullmatch(words[number])), None)


def target_of(target: str) -> str:
    """The article (and section) that a link names."""
    return " ".join(_resolved(target).replace("_", " ").split()).removeprefix(":").lstrip()


def shown_target(target: str) -> str:
    """What a link without label shows."""
    return _resolved(target).strip().removeprefix(":")


def _resolved(target: str) -> str:
    """A target whose characters are written as in an address (`%20`)."""
    return unquote(target) if "%" in target else target
