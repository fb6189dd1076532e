"""Whose deed a verb of a sentence tells: the driver's, or a relative's, a teammate's, a team's.

Belongs here: the words before a verb. Does not belong here: what the sentence states (forms).
"""

import re

_NAME = re.compile(r"^[A-ZÀ-Þ][\w'’-]+$")
_PRONOUNS = frozenset({"he", "she", "they", "who"})
_OTHERS = frozenset(
    {"who", "teammate", "team-mate", "rival", "brother", "sister", "father", "son", "winner", "team", "which", "duo", "pair", "trio"}
)
_ADVERBS = frozenset(
    {"eventually", "ultimately", "also", "again", "subsequently", "then", "finally", "only", "still", "would", "later", "thus"}
)
_OPENERS = frozenset(
    {"the", "this", "that", "his", "her", "its", "it", "a", "an", "these", "their", "there", "in", "at", "after", "during", "for", "with"}
)
_JOINING = frozenset(
    {"when", "while", "although", "though", "as", "since", "because", "but", "and", "so", "where", "once", "despite", "until", "instead",
     "however", "nevertheless", "nonetheless", "meanwhile", "overall", "therefore", "hence", "soon", "afterwards", "thereafter", "next",
     "elsewhere", "moreover", "furthermore", "otherwise", "rookie"}
)  # fmt: skip
_LINKS = re.compile(rf"(?:^|[,—–]\s*|\b(?:and|has|had|having|after|since|by|despite|{'|'.join(_ADVERBS)})\s+)$", re.IGNORECASE)
_LEAD_IN = re.compile(r"^(?:[A-Z][a-z]+\b[^,]{0,80},\s+)?(?P<first>[^\s,]+)\s+(?P<next>[^\s,]+)")


def is_own(sentence: str, verb: int, names: frozenset[str]) -> bool:
    """Whether the subject of the verb is the driver: by name, by pronoun, or because the sentence begins with them."""
    words = sentence[:verb].replace("—", " ").split()
    while words and words[-1].lower().strip(",") in _ADVERBS:
        words.pop()
    if not words:
        return True
    last = words[-1].strip("()\"'“”").removesuffix("'s").removesuffix("’s")
    if last.lower() in _OTHERS:
        return False
    if last.lower() in _PRONOUNS:
        return True
    if last.lower() in names:
        return not _is_namesake(words, names)
    if _NAME.match(last) and not words[-1].endswith(","):
        return False
    lead = _LEAD_IN.match(sentence)
    first = lead["first"].removesuffix("'s").removesuffix("’s") if lead else ""
    return not _NAME.match(first) or first.lower() in _PRONOUNS | _OPENERS | names


def _is_namesake(words: list[str], names: frozenset[str]) -> bool:
    """Whether words that end in the driver's surname name a relative by a first name of their own: `His cousin Tom Prosser`."""
    before = words[-2] if len(words) > 1 else ""
    return bool(_NAME.match(before)) and not before.endswith("ly") and before.lower() not in names | _OPENERS | _ADVERBS | _JOINING


def is_told(before: str, names: frozenset[str]) -> bool:
    """Whether the words before a verb lead up to what happened: they end in the driver's name, a pronoun, or a word that goes on."""
    words = before.lower().split()
    return bool(_LINKS.search(before)) or (bool(words) and words[-1] in names | _PRONOUNS)
