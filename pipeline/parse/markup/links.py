"""Link targets: what they name, what is shown where a link has no label, which links show nothing.

Belongs here: namespaces, language links. Does not belong here: finding links in markup.
"""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from pipeline.parse.markup.tokens import PROTOCOLS

_FILE = re.compile(r"\s*(?:file|image|category)\s*:", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"\s*(?:ar|bg|ca|cs|da|de|el|eo|es|et|eu|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lb|lt|lv|ms|nl|nn|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh)\s*:"
)
_ADDRESS = re.compile(PROTOCOLS)
_BAD_TARGET = re.compile(r"[<>\[\]{}\n]")
_FRAME = re.compile(r"(?:thumb|thumbnail)(?:=.*)?|framed?", re.DOTALL)
_OPTION = re.compile(
    rf"{_FRAME.pattern}|frameless|border|left|right|center|centre|none|baseline|sub|super|sup|top|text-top|middle|bottom|text-bottom"
    r"|upright(?:[ =].*)?|[0-9]*(?:x[0-9]+)?px|(?:alt|link|class|lang|page|thumbtime|start|end)=.*|page [0-9]+",
    re.DOTALL,
)


def is_target(target: str) -> bool:
    """Whether a text can be the target of a link."""
    return not _BAD_TARGET.search(target) and bool(target.strip())


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
