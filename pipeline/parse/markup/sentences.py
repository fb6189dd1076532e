"""Prose cut into sentences, the same way for both formats.

Belongs here: where one sentence ends and the next begins. Does not belong here: what a sentence claims (prose).
"""

import re
from collections.abc import Iterable

from pipeline.parse.markup.table import Sentence

_END = re.compile(r"[.!?…](?:[.!?…]*[\"'”’»)\]]*)(?= [\"'“‘«(\[]*[^\Wa-z_])")
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "mt", "gen", "col", "capt", "lt"})
_NEVER_LAST = _TITLES | {"no", "nos", "vs", "cf", "e.g", "i.e", "approx"}
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
_BEFORE_NUMBER = _MONTHS | {"ca", "c", "rd", "fig", "art"}
_WORD_LENGTH = 24


def _ends_sentence(before: str, after: str) -> bool:
    """Whether the full stop between these two pieces of a paragraph ends a sentence."""
    word = before[before.rfind(" ") + 1 :].lstrip("(\"'“‘").lower()
    if len(word.replace(".", "")) == 1 and word.replace(".", "").isalpha():
        return False
    if word in _NEVER_LAST:
        return False
    return not (word in _BEFORE_NUMBER and after[:1].isdigit())


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph, in order; joined by blanks they give the paragraph with its white space normalised.

    Initials (`A. J. Foyt`) and common abbreviations (`No. 4`, `vs.`) do not end a sentence, nor does a decimal point.
    """
    is_even = paragraph.isprintable() and "  " not in paragraph  # the only white space is single blanks
    text = paragraph.strip(" ") if is_even else " ".join(paragraph.split())
    sentences = []
    start = 0
    for match in _END.finditer(text):
        before = text[max(start, match.start() - _WORD_LENGTH) : match.start()]
        if match.group() == "." and not _ends_sentence(before, text[match.end() : match.end() + 2].lstrip()):
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
            sentences.append(Sentence(len(sentences) + 1, section, text, paragraph_no))
    return sentences
