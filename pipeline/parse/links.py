"""Link targets: what they name, what is shown where a link has no label, which links show nothing.

Belongs here: namespaces, language links, the pipe trick. Does not belong here: finding links in markup.
"""

import re
from collections.abc import Sequence

_FILE = re.compile(r"\s*(?:file|image|category|media)\s*:", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"\s*(?:ar|bg|ca|cs|da|de|el|eo|es|et|eu|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lb|lt|lv|ms|nl|nn|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh)\s*:"
)
_TRICK = re.compile(r"^:?(?:[^:]*:)?(.*?)(?:\s*\([^()]*\)|,.*)?$")
_BAD_TARGET = re.compile(r"[<>\[\]{}\n]")
_THUMBNAILS = frozenset({"thumb", "thumbnail", "frame", "framed"})


def is_target(target: str) -> bool:
    """Whether a text can be the target of a link."""
    return not _BAD_TARGET.search(target)


def is_hidden_link(target: str, *, is_labelled: bool) -> bool:
    """Files, categories and links to the same article in another language show nothing where they stand."""
    return _FILE.match(target) is not None or (not is_labelled and _LANGUAGE.match(target) is not None)


def is_thumbnail(options: Sequence[str]) -> bool:
    """Whether a file's options make its caption visible."""
    words = [option.strip().lower() for option in options]
    return bool(words) and words[-1] not in _THUMBNAILS and not _THUMBNAILS.isdisjoint(words)


def target_of(target: str) -> str:
    """The article (and section) that a link names."""
    return " ".join(target.replace("_", " ").split()).removeprefix(":").lstrip()


def shown_target(target: str, *, is_trick: bool) -> str:
    """What a link without label shows; with an empty label (the pipe trick) the title without its bracket."""
    return _TRICK.sub(r"\1", target) if is_trick else target.strip().removeprefix(":")
