"""The forms in which a sentence states how a season went: a position, the points, wins and podiums beside it.

Belongs here: the patterns, and what makes a sentence speak of something else (a race, a standing in mid-season). Does not belong
here: whose claim it is (subject), which season and series it is about (prose).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import compress

from pipeline.parse.claims.numerals import COUNT_WORDS, COUNTS, RANK_WORDS, RANKS, count_of, rank_of
from pipeline.parse.claims.participation import participations
from pipeline.parse.claims.subject import is_own, is_told

LONGEST = 3000
"""Characters of a sentence that is searched for claims; the longest of five thousand in real articles has 672."""


def _begun(*words: str) -> str:
    """One of several words, as a pattern that begins with the set of their first letters: a search then skips all other places."""
    starts = dict.fromkeys(word[0] for word in words)
    tails = (f"(?<={start})(?:{'|'.join(word[1:] for word in words if word[0] == start)})" for start in starts)
    return rf"[{''.join(starts)}](?<=\b.)(?:{'|'.join(tails)})"


_DIGITS = (f"{digit}[0-9]{{0,2}}(?:st|nd|rd|th)" for digit in range(10))
_ORDINAL = rf"(?P<rank>{_begun(*RANK_WORDS, *_DIGITS)})(?![-\w])"
_PLACE = r"(?:[\s-](?:place|position|spot))?"
_TABLE = r"(?:standings?|championships?|classification|points table|title race|series|cup|trophy|league|rankings?)"
_NUMBER = rf"(?<!-)(?P<count>\d{{1,4}}(?:,\d{{3}})?(?:\.\d+)?|{COUNT_WORDS})(?:½)?"
_NOT_IN_PHRASE = r"(?!\b(?:race|round|event|weekend|and|while|with|after|to|in|at|finish\w*|before)\b)"
_NOT_AFTER_TABLE = r"(?!['’]?\s+(?:race|round|event|opener|finale|(?:points\s+)?lead|weekend))"
_PHRASE = rf"(?P<phrase>(?:{_NOT_IN_PHRASE}[^\s,;:()]+\s+){{0,8}}?{_TABLE})\b(?:\s+points\b)?{_NOT_AFTER_TABLE}"
_YEAR = r"(?:19|20)\d\d"
_OWN_SEASON = r"(?:the|his|her|their|that|this)\s+(?:[^\s,;]+\s+){0,4}?(?:season|year|campaign|championship)"
_SEASON = rf"(?:{_OWN_SEASON}|(?:the\s+)?{_YEAR}(?:\s+season)?)"
_IN_POINTS = (
    r"(?:the\s+)?(?:(?:final|season|series|championship|drivers?['’]?|year-end|overall|cup)\s+)?points\b"
    r"(?!\s+(?:standings|table|race|lead|at|on|after|when|before|during|following)\b)"
)
_OF_OTHERS = r"(?:the\s+)?(?:\w+\s+)?(?:owners?|manufacturers?|teams?|constructors?|rookies?|class)\b"
_POSITIONS = (  # on lower case, as all patterns without a flag: then most places fail by their first letter
    re.compile(
        rf"{_ORDINAL}{_PLACE}(?:\s+overall)?(?:\s*\(?\s*out of (?:\d+|\w+)\)?)?\s+(?:in|of|for|at)\s+"
        rf"(?:both\s+)?(?:the\s+|that\s+|their\s+|his\s+|her\s+)?{_PHRASE}"
    ),
    re.compile(
        rf"{_begun('end', 'finish', 'conclud', 'complet')}(?:ed|ing|es|e)?\s+{_SEASON}\s+(?:[a-z]+ly\s+|only\s+)?(?:in\s+|as\s+)?"
        rf"(?:an?\s+[\w-]+\s+)?{_ORDINAL}{_PLACE}(?!\s+in\s+{_OF_OTHERS})"
    ),
    re.compile(
        rf"(?P<overall>{_ORDINAL}{_PLACE}\s+overall)\b(?!\s+(?:at|on|during|following|behind|after)\b)"
        rf"(?!\s+in\b(?!\s+{_OWN_SEASON}\b{_NOT_AFTER_TABLE}|\s+{_YEAR}\s*(?:[,.;]|$|with\b|and\b)))"
    ),
    re.compile(rf"{_ORDINAL}{_PLACE}(?:\s+overall)?\s+in\s+{_IN_POINTS}"),
)
_TABLE_WORDS = (
    "standing", "championship", "classification", "points table", "title race", "series", "cup", "trophy", "league", "ranking",
)  # fmt: skip
_END_WORDS = ("end", "finish", "conclud", "complet")
_ENDED = re.compile(r"(?:end|finish|conclud|complet)(?:ed|ing|es|e)?\s+(?:the|his|her|their|that|this|19|20)")
SIGNS: dict[str, re.Pattern[str] | None] = dict.fromkeys(
    (*_TABLE_WORDS, "overall", "title", "vice", "runner", "guest", "season of", "season in", "crowned")
) | {**dict.fromkeys(_END_WORDS, _ENDED), "points": re.compile(r"(?<=[a-z] )points"), "champion": re.compile(r"(?<=[a-z0-9] )champion\b")}
"""One of these stands in every sentence that states something (in lower case), and there its pattern, if any, is found."""
_FIRST_WORDS = re.compile(r"(?:won|winning|cl(?:inch|aim)(?:ed|ing)|se(?:cur|al)(?:ed|ing)) (?:the|his|her) ")
_SECOND = re.compile(
    r"\b(?:vice[-\s]champion(?:ship)?|runner-up)\b(?!\s+(?:finish|place|spot|result))(?:\s+title)?"
    r"(?:\s+to(?:\s+[^\s,;]+){1,5}?(?=\s+(?:in|at|of)\b))?"
    rf"(?:\s+(?:in|of|at)\s+(?:both\s+)?(?:the\s+)?{_PHRASE}"
    r"|\s+in\s+(?:both\s+)?(?:the\s+)?(?P<name>(?:(?-i:[A-Z0-9])[\w'’-]*\s?){2,6}))?",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?<!of )(?<!from )(?<!for )(?<!to )(?<!without )(?P<before>(?:after|having|since|by|despite)\s+)?"
    r"(?P<verb>won|clinched|secured|sealed|claimed|winning|clinching|securing|sealing|claiming)"
    rf"\s+(?:the|his|her)\s+(?P<phrase>(?:{_NOT_IN_PHRASE}[^\s,;:()]+\s+){{0,7}}?(?:championship|title))\b"
    r"(?!['’]?s?\s+(?:race|round|event|lead|bid|hopes|contention|battle|fight|double|challenge|opener|finale|points|standings))"
)
_CROWNED = re.compile(
    r"\bwas\s+(?:(?:again|also|duly|eventually|finally|later|subsequently|then)\s+)?crowned\s+(?:as\s+)?(?:the\s+)?"
    rf"(?P<phrase>(?:{_NOT_IN_PHRASE}[^\s,;:()]+\s+){{0,7}}?champion)\b(?!['’])"
)
_CHAMPION_OF = re.compile(
    rf"\b(?:is|was|became)\s+(?:also\s+)?the\s+(?P<phrase>{_YEAR}(?:[-–]\d\d(?:\d\d)?)?\s+(?:{_NOT_IN_PHRASE}[^\s,;:()]+\s+){{1,7}}?champion)\b(?!['’])"
)
_BESIDE_ANOTHER = re.compile(r"[^\w\s]\s*$")  # who stands before a comma may be another
_FINAL_VERB = re.compile(
    r"\b(?P<verb>finish(?:ed|es|ing)?|end(?:ed|s|ing)?(?: up)?|conclud(?:ed|es|ing|e)|complet(?:ed|ing)|plac(?:ed|ing)|rank(?:ed|ing)|"
    r"came|com(?:e|ing)|took|tak(?:e|ing)|secur(?:ed|ing|e)|clinch(?:ed|ing)?|classified|manag(?:ed|ing)|earn(?:ed|ing)|settl(?:ed|ing)|"
    r"becam?e|becoming|achiev(?:ed|ing)|was|were|crowned|claim(?:ed|ing)|including)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:expect|hop|aim|need|tip|predict|project|threaten|want|try|tri|attempt|intend|fail|chance|bid|set|likely|favou?rite)(?:ed|ing|s|es)?"
    r"\s+(?:him\s+|her\s+)?to\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
AS_ANOTHER = re.compile(
    r"\bas (?:an? |the |his |her )?(?:\w+ )?(?:co-)?(?:owner|chief|principal|manager|engineer|mechanic|coach|spotter|boss)\b", re.IGNORECASE
)
"""Words that make a sentence speak of the driver in another role."""
_WEAK_VERBS = frozenset({"was", "were", "became", "become", "becoming", "including"})
_MID_SEASON = re.compile(
    rf"\b(?:after (?:the )?(?:\d+|opening|first|{'|'.join(COUNTS)})\b[^.;]{{0,20}}\b(?:races|rounds|events)|"
    r"halfway|mid-?season (?:break|point)|at (?:this|that) (?:stage|point)|(?:heading|headed|going|went|coming|came) into\b|so far\b|"
    r"(?:elevat|climb|dropp|promot|demot|propell|rais)(?:ed|ing)\b|"
    r"mov(?:ed|ing) (?:him\b|her\b|ahead\b|(?:up|down|back|into)\b(?=[^.;,]{0,25}"
    rf"\b(?:{'|'.join(RANKS)}|\d+(?:st|nd|rd|th)|lead|standings|order|top|places?)\b))|"
    r"(?:rising|risen|rose|sat|sitting|lay|lying|fell|falling|leading|led|slipp\w+|kept)\b|"
    r"remain(?:ed|ing|s)? (?:in )?(?:first|second|third|fourth|fifth)\b|(?:would|could) have\b)|summer break"
)
_NOT_DRIVERS = re.compile(
    r"\b(?:constructors?|manufacturers?|teams?|rookies?|nations?|engine|entrants?|owners?|junior cup|women)\b['’]?", re.IGNORECASE
)
_OTHER_TABLE = re.compile(r"\brookies?['’]?s?['’]?\s+(?:championship|standings|title|class|category|cup)")
_NOT_A_TOTAL = (
    r"(?!\s*(?:scored\s+)?(?:behind|ahead|clear|adrift|fewer|short|shy|more|less|away|off|lead|gap|from|deficit|advantage|at the|finish|"
    r"in the (?:final|last|first|race|sprint)))"
)
_POINTS = re.compile(
    r"\b(?:with|on|scor(?:ed|ing)|collect(?:ed|ing)|amass(?:ed|ing)|earn(?:ed|ing)|accumulat(?:ed|ing)|gain(?:ed|ing)|and|having|to|took|"
    r"(?<!margin )(?<!lead )(?<!gap )(?<!deficit )(?<!advantage )(?<!difference )of)\s+"
    rf"(?:a\s+)?(?:total\s+of\s+|tally\s+of\s+)?{_NUMBER}\s+(?:championship\s+)?points?\b{_NOT_A_TOTAL}"
)
_NOUNS = {
    "wins": r"(?:race\s+)?(?:wins?|victor(?:y|ies))",
    "podiums": r"(?:podiums?(?:\s+(?:finish(?:es)?|places?|appearances?|results?))?|rostrums?(?:\s+finish(?:es)?)?"
    r"|top[-\s](?:three|3)\s+(?:finish(?:es)?|places?|results?)|(?:trips?|visits?)\s+to\s+the\s+podium)",
    "poles": r"poles?(?:\s+positions?)?",
}
_NOUN_WORDS = {"wins": ("win", "victor"), "podiums": ("podium", "rostrum", "top"), "poles": ("pole",)}  # one of these stands in each
_NOT_ALL = (
    r"(?!\s+(?:in|at|from|of)\s+(?:the |his |her )?"
    r"(?:first|second|last|latter|final|next|opening|closing|previous|remaining|rest|\w+ races))"
)
_TALLIES = {metric: re.compile(rf"\b(?<!first )(?<!last ){_NUMBER}\s+(?:overall\s+)?{noun}\b{_NOT_ALL}") for metric, noun in _NOUNS.items()}
_OF_A_SEASON = re.compile(r"\b(?:thus|ended up|season|year|with [\w.]+ points)\b", re.IGNORECASE)
_OF_A_CAREER = re.compile(r"\b(?:remains?|holds?|history|career|all-time|to date)\b")
_YEARS = re.compile(rf"\b{_YEAR}\b")
_WINLESS = re.compile(r"\bwinless\b", re.IGNORECASE)
_TO_A_PLACE = re.compile(r"\bto\s+(?:an?\s+|the\s+)?$")
_CLAUSE_END = re.compile(r"[;:]")
_REACH = 90


@dataclass(slots=True, frozen=True)
class Site:
    """A claim as a sentence states it: what is counted, its value, the words, where they stand, and the phrase after `in the`.

    `start` and `end` are offsets in the sentence.
    """

    metric: str
    value: Decimal
    text: str
    start: int
    end: int
    phrase: str = ""


def lower(text: str) -> str:
    """The text in lower case, character by character as long: only a dotted capital I would grow."""
    return text.replace("İ", "I").lower()


def read_sites(sentence: str, names: frozenset[str]) -> list[Site]:
    """The claims of one sentence about its driver; `names` are the words of the driver's name in lower case."""
    low = lower(sentence)
    taken_part = [
        Site(metric, Decimal(1), match.group(), match.end(), match.end(), match.groupdict().get("phrase") or "")
        for metric, match in participations(sentence, low, names)
    ]
    standings = _standings(sentence, low, names)
    return taken_part + ([] if standings and (_MID_SEASON.search(low) or AS_ANOTHER.search(low)) else standings)


def _standings(sentence: str, low: str, names: frozenset[str]) -> list[Site]:
    positions = _positions(sentence, low, names)
    if len(positions) != 1:
        return positions
    if _OTHER_TABLE.search(low):
        return positions
    sites = _tallies(sentence, low)
    points = [match for match in _POINTS.finditer(low) if abs(match.start() - positions[0].start) <= _REACH * 2]
    if len(points) == 1:
        start, end = points[0].span()
        sites.append(Site("points", count_of(points[0]["count"]), sentence[start:end], start, end))
    return positions + [replace(site, phrase=positions[0].phrase) for site in sites if not _is_elsewhere(low, positions[0], site)]


def _is_elsewhere(low: str, position: Site, site: Site) -> bool:
    """Whether the words between a position and a count make the count that of another season, or of a whole career."""
    between = low[position.end : site.start]
    return len({*_YEARS.findall(position.text), *_YEARS.findall(between)}) > 1 or bool(_OF_A_CAREER.search(between))


def _positions(sentence: str, low: str, names: frozenset[str]) -> list[Site]:
    """The final positions of a sentence; `low` is it in lower case, in which a pattern's own words are looked for first."""
    found: dict[int, Site] = {}
    ended = any(map(low.__contains__, _END_WORDS)) and _ENDED.search(low)
    signs = (any(map(low.__contains__, _TABLE_WORDS)), ended, "overall" in low, " points" in low)
    for pattern in compress(_POSITIONS, signs):
        for match in pattern.finditer(low):
            rank = rank_of(match["rank"])
            start = match.start("rank")
            phrase = _phrase(sentence, match)
            if rank is None or start in found or _NOT_DRIVERS.search(phrase) or not _is_final(sentence, match, names):
                continue
            found[start] = Site("position", Decimal(rank), _said(sentence, match), start, match.end(), phrase)
    found |= {site.start: site for site in _titles(sentence, low, names)}
    for match in _SECOND.finditer(sentence) if "vice" in low or "runner" in low else ():
        if _is_final(sentence, match, names):
            phrase = match["phrase"] or match["name"] or ""
            if not _NOT_DRIVERS.search(phrase):
                found[match.start()] = Site("position", Decimal(2), match.group().strip(), match.start(), match.end(), phrase.strip())
    return [found[start] for start in sorted(found)]


def _titles(sentence: str, low: str, names: frozenset[str]) -> Iterator[Site]:
    """The first places that a sentence calls a title won, or whose champion the driver was, of a year or by a crown."""
    for match in _FIRST.finditer(low) if ("championship" in low or "title" in low) and _FIRST_WORDS.search(low) else ():
        is_past = match["before"] and not re.search(_YEAR, sentence[match.start() : match.end() + 10])
        if not is_past and _is_champion(sentence, match.start("verb"), _phrase(sentence, match), names):
            yield Site("position", Decimal(1), _said(sentence, match), match.start(), match.end(), _phrase(sentence, match))
    for match in _CROWNED.finditer(low) if "crowned" in low else ():
        phrase = _phrase(sentence, match) + "ship"
        if _is_champion(sentence, match.start(), phrase, names):
            yield Site("position", Decimal(1), _said(sentence, match), match.start(), match.end(), phrase)
    for match in _CHAMPION_OF.finditer(low) if " champion" in low else ():
        phrase = _phrase(sentence, match) + "ship"
        if not _BESIDE_ANOTHER.search(low[: match.start()]) and _is_champion(sentence, match.start(), phrase, names):
            yield Site("position", Decimal(1), _said(sentence, match), match.start(), match.end(), phrase)


def _is_champion(sentence: str, verb: int, phrase: str, names: frozenset[str]) -> bool:
    """Whether a title is told as the driver's own, and is no team's or rookie's."""
    return is_told(sentence[:verb], names) and not _NOT_DRIVERS.search(phrase) and is_own(sentence, verb, names)


def _said(sentence: str, match: re.Match[str]) -> str:
    """What a pattern has found in lower case, as the sentence writes it."""
    return sentence[match.start() : match.end()].strip()


def _phrase(sentence: str, match: re.Match[str]) -> str:
    """The phrase that a pattern has found in lower case, as the sentence writes it; '' where the pattern has none."""
    start, end = match.span("phrase") if "phrase" in match.re.groupindex else (0, 0)
    return sentence[start:end]


def _is_final(sentence: str, match: re.Match[str], names: frozenset[str]) -> bool:
    """Whether a position is said to be the driver's own and the season's last: by its verb, and by who stands before the verb."""
    groups = match.groupdict()
    begin = match.start("rank") if groups.get("rank") else match.start()
    window = max(0, begin - _REACH)
    verbs = [verb for verb in _FINAL_VERB.finditer(sentence, window, begin) if not _CLAUSE_END.search(sentence, verb.end(), begin)]
    if not verbs:
        return False
    verb = verbs[-1]
    tail = sentence[match.start() : match.end() + 25].lower()
    is_firm = "final" in tail or re.search(r"\b(?:19|20)\d\d\b", match.group()) or re.search(r"with [\w.]+ points", tail)
    if _TO_A_PLACE.search(sentence, verb.end(), begin) or _UNREAL.search(sentence[: verb.start()]):
        return False
    if verb["verb"].lower() in _WEAK_VERBS and not is_firm:
        return False
    if groups.get("overall") and not _OF_A_SEASON.search(sentence[window : match.end() + 25]):
        return False
    return is_own(sentence, verb.start(), names)


def _tallies(sentence: str, low: str) -> list[Site]:
    sites = []
    for metric, pattern in _TALLIES.items():
        matches = list(pattern.finditer(low)) if any(map(low.__contains__, _NOUN_WORDS[metric])) else []
        if len(matches) == 1:
            start, end = matches[0].span()
            sites.append(Site(metric, count_of(matches[0]["count"]), sentence[start:end], start, end))
    if winless := _WINLESS.search(sentence):
        sites.append(Site("wins", Decimal(0), winless.group(), winless.start(), winless.end()))
    return sites
