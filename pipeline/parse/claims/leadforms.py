"""The forms in which a lead states totals of a whole career in one series: patterns, and words that make a form something else.

Belongs here: what a sentence may look like. Does not belong here: whose total it is and of which series (lead), what one season
brought (forms).
"""

import re
from typing import NamedTuple

from pipeline.parse.claims.numerals import COUNT_WORDS

COUNT = rf"(?<![-\w])(?:\d{{1,3}}(?:,\d{{3}})*|{COUNT_WORDS})"
_NOUNS = {
    "wins": r"(?:(?:race|career|Grand Prix)\s+)*(?:wins?|victor(?:y|ies))\b",
    "poles": r"(?:career\s+)?poles?(?:\s+positions?)?\b",
    "fastest_laps": r"fastest\s+laps?\b",
    "podiums": r"(?:career\s+)?(?:podiums?(?:\s+finish(?:es)?)?|top[-\s](?:three|3)\s+finishes)\b",
    "races": r"(?:(?:race|career|Grand Prix)\s+)*starts\b",
}
_IN_ALL = r"(?:a\s+total\s+of\s+|an?\s+(?:[a-z]+[-\s])?record(?:-[a-z]+)?\s+)?"
_TALLY = rf"{_IN_ALL}{COUNT}\s+(?:{'|'.join(_NOUNS.values())})"
_LIST = rf"{_TALLY}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+(?:from|in)\s+){_TALLY})*"
_SERIES_NEXT = r"(?=(?:the\s+)?(?-i:[A-Z]))"
_EVENT_NEXT = r"(?=(?:the\s+)?(?-i:[A-Z0-9]))"
_NAME = r"(?P<phrase>(?-i:[A-Z0-9])[\w.'’/-]*(?:\s+(?:of\s+)?(?-i:[A-Z0-9])[\w.'’/-]*){0,6}?)"
_RACES = r"(?:national\s+|championship\s+)?(?:Grands?\s+Prix|races|rallies|events|rounds)\b"
_TOTAL = rf"\s+{_IN_ALL}(?P<count>{COUNT})"
_DONE = r"(?:has|had|achieved|taken|took|scored|recorded|amassed|claimed|earned|collected|made|holds)"

TALLIES = re.compile(
    rf"{_LIST}(?=\s+(?:(?:in|across)\s+|(?:in|across|over)\s+{COUNT}\s+seasons\s+(?:in|of)\s+){_SERIES_NEXT})", re.IGNORECASE
)
"""Counts and what they count, before `in` and the series."""
OPENED = re.compile(
    rf"^(?:In|Across|During|Over|Throughout)\s+(?:the\s+|his\s+|her\s+)?{_NAME}(?:\s+career)?,?\s+"
    rf"(?P<subject>\w+)\s+(?:has\s+|had\s+)?{_DONE}\s+(?P<list>{_LIST})(?!\s+(?:in|at|for|with|during)\b)"
)
"""The series first, then the driver and the counts: `In Formula One, he has taken twelve wins`."""
ONE_TALLY = {metric: re.compile(rf"({COUNT})\s+(?:{noun})", re.IGNORECASE) for metric, noun in _NOUNS.items()}
"""One count of a list, by what it counts."""
ACROSS = re.compile(rf"\bwon\s+(?P<count>{COUNT})\s+(?:{_NAME}\s+)?{_RACES}\s+across\s+(?:{COUNT})\s+seasons", re.IGNORECASE)
"""A whole career by its seasons; where it names no series, the one named last before it is meant."""


class Form(NamedTuple):
    """What a pattern counts, the pattern (groups `count` and `phrase`), and words of which one stands in what it finds.

    Where it finds no phrase the series comes right after what it finds.
    """

    metric: str
    pattern: re.Pattern[str]
    words: tuple[str, ...]


def _form(metric: str, pattern: str, *words: str) -> Form:
    return Form(metric, re.compile(pattern, re.IGNORECASE), words)


_RACES_IN = rf"(?:{_NAME}\s+{_RACES}|{_RACES}\s+in\s+{_SERIES_NEXT})"
MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4}
"""Words that count titles without `-time`."""
_TIMES = rf"(?P<count>{COUNT_WORDS})-time(?:\s+and\s+(?:reigning|defending|current))?"
_CHAMPION = (
    rf"(?:{_TIMES}|(?P<multiple>{'|'.join(MULTIPLES)}))\s+"
    rf"(?:{_NAME}(?:\s+world)?\s+champion\b(?!\s+of\b)|champion\s+(?:of|in)\s+{_SERIES_NEXT})"
)
_WINNER = rf"{_TIMES}\s+(?:{_NAME}\s+(?:(?:race|Grand\s+Prix)\s+)?winner\b(?!\s+(?:at|of|in)\b)|winner\s+(?:of|in)\s+{_EVENT_NEXT})"
_WORDS = r"(?:(?!(?:and|of|to|with|for)\b)[a-z-]+\s+)*?"  # none that begins to speak of another: `a driver and son of a ...`
FORMS = (
    Form("wins", ACROSS, ("across",)),
    _form("wins", rf"\bwon{_TOTAL}\s+(?:{_NAME}\s+{_RACES}|(?:{_RACES}|times)\s+in\s+{_SERIES_NEXT})", "won "),
    _form("entries", rf"\b(?:participated\s+in|entered){_TOTAL}\s+{_RACES_IN}", "participated in", "entered "),
    _form("races", rf"\b(?:competed\s+in|raced\s+in|started|contested){_TOTAL}\s+{_RACES_IN}", "competed", "raced", "started", "contested"),
    _form("podiums", rf"\b(?:finished|stood|been)\s+on\s+the\s+podium{_TOTAL}\s+times\s+in\s+{_SERIES_NEXT}", "podium"),
    _form("poles", rf"\b(?:started|qualified)\s+(?:from|on)\s+pole(?:\s+position)?{_TOTAL}\s+times\s+in\s+{_SERIES_NEXT}", "pole"),
    *(
        _form(metric, rf"\b{_DONE}{_TOTAL}\s+(?:career\s+)?{_NAME}\s+(?:{noun})", *words)
        for (metric, noun), words in zip(
            _NOUNS.items(), (("win", "victor"), ("pole",), ("fastest",), ("podium", "finishes"), ("starts",)), strict=True
        )
    ),
    _form("titles", rf"\b(?:won|has|holds){_TOTAL}\s+{_NAME}\s+(?:titles|championships)\b", "titles", "championships", "Championships"),
    _form("titles", rf"\bwon\s+the\s+{_NAME}\s+(?:(?P<count>{COUNT})\s+times|(?P<twice>twice))\b", " times", "twice"),
    _form("titles", rf"\b(?:is|was|became)\s+an?\s+{_WORDS}{_CHAMPION}(?!\s+(?-i:[A-Z]))", "-time ", *MULTIPLES),
    _form("titles", rf"\b(?:is|was)\s+an?\s+[^,;]{{1,80}}?,?\sand\s+an?\s+{_CHAMPION}", "-time "),
    _form("wins", rf"\b(?:is|was|became)\s+an?\s+{_WORDS}{_WINNER}", "-time "),
)
TITLED = re.compile(rf"(?:^|,\s+)(?:an?\s+|the\s+)?(?:(?:former|reigning)\s+)?{_CHAMPION}", re.IGNORECASE)
"""Words beside the driver's name: `Jane Doe, a three-time champion of ...`, `A three-time BTCC champion, she ...`."""
TITLED_WORDS = ("-time ", *MULTIPLES)
"""One of these stands in each of them, in lower case."""
SEASON = re.compile(r"\b(?:19|20)\d\d\b|\b(?:season|year|campaign|maiden|debut)\b", re.IGNORECASE)
"""Words of a single season."""
IN_A_SEASON = re.compile(
    r"^[^,;]{0,60}?\b(?:in|during|by|throughout)\s+(?:the\s+|his\s+|her\s+|that\s+)?(?:end\s+of\s+)?"
    r"(?:(?:19|20)\d\d(?!\s*(?:,|and\b))|(?:\w+\s+){0,2}(?:season|year|campaign)\b)",
    re.IGNORECASE,
)
"""What stands after a count of a single season."""
HEDGED = re.compile(
    r"\b(?:(?:at least|over|than|nearly|almost|around|about|some|up to|until|after|next|last|"
    r"(?<!total )of(?: the| his| her| their| those)?)\s+"
    r"|(?:first|needs?|needed|never|without|could|would|might|should|if)\s+(?:\w+\s+){0,3})$",
    re.IGNORECASE,
)
"""What stands before a count that is no total."""
BEYOND = re.compile(r"^[\s,]*(?:and|&|or)\s+(?:in\s+)?(?:the\s+)?(?-i:[A-Z0-9])|^[^.;]{0,40}\bcombined\b", re.IGNORECASE)
"""What stands after a series that is not the only one."""
VERB = re.compile(
    r"\b(?:achiev|t(?:oo|a)k|scor|won\b|record|amass|claim|earn|collect|accumulat|with\b|made\b|hold|ha[sd]\b)", re.IGNORECASE
)
PERFECT = re.compile(r"\b(?:having|has|have|had)\s+(?:\w+ly\s+)?\w+(?:ed|en|on)\s+(?:a\s+total\s+of\s+)?$", re.IGNORECASE)
SERIES_WORD = re.compile(r"\b(?:formula|championships?|series|cup)\b", re.IGNORECASE)
CLAUSE = re.compile(r"[;—]\s*")
SIGNS = (
    "wins", "win ", "won ", "victor", "starts", "started", "participated", "competed", "contested", "raced in", "entered", "-time", "pole",
    "podium", *MULTIPLES,
)  # fmt: skip
"""One of these stands in every sentence that states a total."""
TALLIED = ("win", "victor", "pole", "fastest lap", "podium", "starts", "finishes")
"""One of these stands in every list of counts."""
