"""Prose cut into sentences, the same way for both formats.

Belongs here: where one sentence ends and the next begins. Does not belong here: what a sentence claims (prose).
"""

import re
from collections.abc import Iterable

from pipeline.parse.table import Sentence

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\Wa-z_])")
_LAST_WORD = re.compile(r"(\S+)$")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sr jr no nos vs v cf ca c e.g i.e etc approx inc ltd co corp bros dept est fig al rd ft mt gen col capt sgt lt "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)  # fmt: skip
_ALWAYS_INSIDE = frozenset("mr mrs ms dr prof st no nos vs cf e.g i.e approx mt gen col capt sgt lt".split())


def _ends_sentence(before: str, after: str) -> bool:
    """Whether the full stop between these two pieces of a paragraph ends a sentence."""
    found = _LAST_WORD.search(before)
    word = found.group(1).lstrip("(\"'“‘").lower() if found else ""
    if len(word.replace(".", "")) == 1 and word.replace(".", "").isalpha():
        return False
    if word in _ALWAYS_INSIDE:
        return False
    return not (word in _ABBREVIATIONS and after[:1].isdigit())


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph, in order; joined by blanks they give the paragraph with its white space normalised.

    Initials (`A. J. Foyt`) and common abbreviations (`No. 4`, `vs.`) do not end a sentence, nor does a decimal point.
    """
    text = " ".join(paragraph.split())
    sentences = []
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and len(match.group()) == 1 and not _ends_sentence(text[start : match.start()], text[match.end() :].lstrip()):
            continue
        sentences.append(text[start : match.end()].strip())
        start = match.end()
    if rest := text[start:].strip():
        sentences.append(rest)
    return sentences


def read_sentences(paragraphs: Iterable[tuple[str, str]]) -> list[Sentence]:
    """Number the sentences of an article.

    `paragraphs` are pairs of the nearest heading and the paragraph's visible text, in document order; an empty one is not counted.
    """
    sentences: list[Sentence] = []
    paragraph_no = 0
    for section, paragraph in paragraphs:
        parts = split_sentences(paragraph)
        if not parts:
            continue
        paragraph_no += 1
        for text in parts:
            sentences.append(Sentence(len(sentences) + 1, section, text, paragraph_no))  # noqa: PERF401 - numbered by the list itself
    return sentences
