"""Slugs that say which things are the same: driver_id, series_id, team_id.

Belongs here: transliteration, the alias tables seeds/series.csv and seeds/teams.csv, what is stripped from a name before it is
looked up, and the words that alone name no series (seeds/plain_series.csv). Does not belong here: where names come from.
"""

import re
from functools import cache, lru_cache

from anyascii import anyascii

from pipeline.parse.claims.values import split_series
from pipeline.parse.rules import rule_table

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHE = re.compile(r"['’`´ʻ]")
_LEADING_YEAR = re.compile(r"^(?:the\s+)?(?:1[89]|20|21)\d\d(?:\s*[-–—/]\s*\d{2,4})?\s+", re.IGNORECASE)
_TRAILING_YEAR = re.compile(
    r"\s*\((?:1[89]|20|21)\d\d(?:\s*[-–—/]\s*\d{2,4})?\)(?:\s+season)?$"
    r"|(?:^|\s+)(?!2000$)(?:1[89]|20|21)\d\d(?:\s*[-–—/]\s*\d{2,4})?(?:\s+season)?$",
    re.IGNORECASE,
)
_SPONSOR = re.compile(r"\s+(?:powered|presented|sponsored|certified) by\b.*$", re.IGNORECASE)
_SEASON_WORD = re.compile(r"\s+(?:season|championship season)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_NON_CHAMPIONSHIP = re.compile(r"non[-\s–]?(?:world[-\s])?championship", re.IGNORECASE)
_GENERIC = frozenset({"world-championship", "world-drivers-championship", "world-championship-of-drivers"})
_PARENTHESES = re.compile(r"\s*\([^()]*\)\s*$")
_COMPANY = re.compile(r"[,\s]+(?:ltd|limited|inc|gmbh|s\.?r\.?l|s\.?p\.?a|llc|s\.?a|ag|b\.?v|co|pty ltd)\.?$", re.IGNORECASE)
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5"}
_ORDINAL_WORD = re.compile(r"\bformula (two|three|four|five)\b", re.IGNORECASE)
_SHORT_FORMULA = re.compile(r"\bF([2-4]|5000|3000)\b")
_COMPETITIONS = frozenset({"championship", "championships", "series", "cup", "trophy", "league", "title", "challenge", "class", "category"})
_SERIES_WORDS = frozenset({"championship", "championships", "series", "season"})
_TCR = "tcr"
_TOURING_CAR = frozenset({"touring", "car", "cars"})
_CLASS_ENDS = frozenset({"cup", "class", "category"})
_FEW = 2
_INITIALS = 3
_FORMULA_ONE = "formula-one"
_KARTING = "karting"
_FORMULA_ONE_TEAM = re.compile(r"\b(?:F1|Formula One)\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def slug(text: str) -> str:
    """ASCII slug: `Jessica Bäckman` -> `jessica-backman`; letters without an ASCII base are transliterated."""
    plain = anyascii(_APOSTROPHE.sub("", text)).lower().replace("&", " and ")
    return _NOT_SLUG.sub("-", plain).strip("-")


def driver_id(title: str) -> str:
    """The article title as an ASCII slug; `unnamed` where nothing of it can be written."""
    return slug(title) or "unnamed"


@cache
def _aliases(stem: str) -> dict[str, str]:
    return {slug(row["name"]): row["id"] for row in rule_table(stem)}


@cache
def _names(stem: str) -> dict[str, str]:
    return {slug(row["name"]): row["name"] for row in rule_table(stem)}


@cache
def _families() -> dict[str, str]:
    return {_family(row["name"]): row["id"] for row in rule_table("series") if slug(row["name"]) not in _GENERIC}


@cache
def _orders() -> dict[str, str]:
    """The known series by the words of their names in any order, but for words that two series share."""
    found: dict[str, set[str]] = {}
    for family, known in _families().items():
        found.setdefault(_in_order(family), set()).add(known)
    return {words: ids.pop() for words, ids in found.items() if len(ids) == 1}


def _in_order(family: str) -> str:
    return "-".join(sorted(family.split("-")))


@lru_cache(maxsize=1 << 14)
def _known(name: str) -> str:
    """The series_id of a name that the alias table knows, whole, by its family or by its words in another order; '' for any other."""
    own = slug(name)
    if found := _aliases("series").get(own):
        return found
    family = _family(name)
    return (_families().get(family) or _orders().get(_in_order(family), "")) if family and own not in _GENERIC else ""


def _family(name: str) -> str:
    """The slug of a series without what different articles add to it: `FIA Formula 3 European Championship` -> `formula-3-european`."""
    text = _ORDINAL_WORD.sub(lambda found: f"formula {_NUMBERS[found[1].lower()]}", name)
    text = _SHORT_FORMULA.sub(r"formula \1", text)
    words = slug(text).split("-")
    if is_plain(text):
        return "-".join(words)
    while len(words) > 1 and words[-1] in _SERIES_WORDS and (len(words) > _FEW or len(words[0]) > 1):
        words = words[:-1]
    if _TCR in words:
        words = [word for word in words if word not in _TOURING_CAR] or words
    if words[0] == "fia" and (len(words) > _FEW or len(words[-1]) > _INITIALS):
        words = words[1:]
    return "-".join(words)


@cache
def _plain_words(kind: str) -> frozenset[str]:
    """The plain words of a kind; a class of its own is a class."""
    return frozenset(row["word"] for row in rule_table("plain_series") if row["kind"].endswith(kind))


@lru_cache(maxsize=1 << 14)
def is_plain(name: str) -> bool:
    """Whether a name says of nothing which series it is (`European Championship`, `Late Model Series`): it needs its context."""
    *words, last = slug(name).split("-")
    return bool(words) and last in _COMPETITIONS and any(_plain_words(kind).issuperset(words) for kind in ("place", "class"))


@lru_cache(maxsize=1 << 14)
def is_class(name: str) -> bool:
    """Whether a name is that of a class and nothing else (`Supercar`, `LMP2`)."""
    return _plain_words("class").issuperset(slug(name).split("-"))


@lru_cache(maxsize=1 << 14)
def cut_class(name: str) -> tuple[str, str | None]:
    """A series and the class at the end of its name, in brackets or not: `Endurance Cup (Silver Cup)`, `FIA WEC Hypercar`.

    The class is None where brackets say something else, and where the words before a class name no series.
    """
    found = _PARENTHESES.search(name)
    inner = found[0].strip().strip("()") if found else ""
    words = set(slug(inner).split("-")) - _COMPETITIONS if inner else set()
    if found and words and words <= _plain_words("class"):
        return name[: found.start()], inner
    series, _, own_class = _parted(name) if not found else ("", "", "")
    return (series, own_class) if own_class else (name, None)


def series_and_class(text: str) -> tuple[str, str | None]:
    """A series and its class as one text writes them: parted by a spaced dash, by brackets, or by nothing.

    A dash in a name that is known as a whole parts nothing (`STCC – TCR Scandinavia Touring Car Championship`).
    """
    if slug(bare_series(text)) in _aliases("series"):
        return text, None
    series, own_class = split_series(text)
    return (series, own_class) if own_class is not None else cut_class(series)


@lru_cache(maxsize=1 << 14)
def _parted(name: str) -> tuple[str, str, str]:
    """The series that a name begins with, its series_id and the class of its own that the name ends with, or blanks.

    A class is made of class words, one of which at least says no other thing (`LMP2`, `Pro-Am`, `Division 2`).
    """
    words = name.split()
    last = slug(words[-1]) if words else ""
    if not last or not (_CLASS_ENDS | _plain_words("class")).issuperset(last.split("-")) or _known(bare_series(name)):
        return "", "", ""
    for end in range(len(words) - 1, 0, -1):
        tail = slug(" ".join(words[end:])).split("-")
        if not (_CLASS_ENDS | _plain_words("class")).issuperset(tail):
            break
        start = " ".join(words[:end]).rstrip(" /,:-–—")
        if _CLASS_ENDS.issuperset(tail[:1]) or not start or _plain_words("own class").isdisjoint(tail):
            continue
        is_named = words[end - 1].lower() in _COMPETITIONS and not is_plain(bare_series(start))
        if found := _known(bare_series(start)) or (_family(bare_series(start)) if is_named else ""):
            return start, found, " ".join(words[end:])
    return "", "", ""


@lru_cache(maxsize=1 << 14)
def is_known(series: str) -> bool:
    """Whether the alias table knows the series that a name means."""
    return series_id(series) in set(_aliases("series").values())


def _plain_id(name: str, link: str, discipline: str) -> str:
    """The slug of a plain name: by a page that it links to and that has its words, or by the discipline; else the name whole."""
    aliases = _aliases("series")
    page = bare_series(link)
    for full in ((f"Karting {name}",) if discipline == _KARTING else ()) + ((f"{page} {name}",) if page else ()):
        if found := aliases.get(slug(full)):
            return found
    own = slug(name)
    if set(slug(page).split("-")).issuperset(own.split("-")[:-1]) and not is_plain(page):
        return aliases.get(slug(page)) or _family(page)
    return f"{own.rpartition('-')[0]}-{_KARTING}" if discipline == _KARTING else own


def _known_part(name: str) -> str:
    """The alias of a name without what stands in brackets or is a class at its end (`Super GT GT500`), '' where none is known."""
    aliases = _aliases("series")
    short = _PARENTHESES.sub("", name)
    if short != name and (found := aliases.get(slug(short))):
        return found
    parts = {aliases.get(slug(part)) for part in name.split("/")}
    if "/" in name and len(parts) == 1 and (found := parts.pop()):
        return found
    words = name.split()
    for end in range(len(words) - 1, 0, -1):
        if not all(word in _plain_words("class") for word in slug(" ".join(words[end:])).split("-")):
            return ""
        start = " ".join(words[:end])
        if found := _known(start):
            return found
        if words[end - 1].lower() in _COMPETITIONS and not is_plain(start):
            return _family(start)
    return ""


@lru_cache(maxsize=1 << 14)
def bare_series(text: str) -> str:
    """A series name without its year and the word season: `2019 Formula One season` -> `Formula One`."""
    bare = _SPONSOR.sub("", text.split("#", 1)[0].replace("_", " ").strip())
    for _ in range(2):
        bare = _LEADING_YEAR.sub("", bare)
        bare = _SEASON_WORD.sub("", _TRAILING_YEAR.sub("", bare)).strip()
    return _ARTICLE.sub("", bare) or text.strip()


@lru_cache(maxsize=1 << 14)
def full_slug(series: str) -> str:
    """The slug of a series name with nothing but its year left out, '' where the alias table knows the name."""
    own = slug(bare_series(series))
    return "" if own in _aliases("series") else own


@lru_cache(maxsize=1 << 14)
def series_id(series: str, link: str = "", section: str = "", discipline: str = "racing") -> str:
    """The alias slug of a series, from its text, the title it links to, or the section it stands under.

    The Formula One world championship is `formula-one` whatever the article calls it; non-championship races never are.
    """
    if _NON_CHAMPIONSHIP.search(f"{series} {section}"):
        return "formula-one-non-championship"
    aliases = _aliases("series")
    name = bare_series(series)
    own = slug(name)
    target = slug(bare_series(link))
    if is_plain(name) and (discipline == _KARTING or (own not in aliases and own not in _GENERIC)):
        return _plain_id(name, link, discipline)
    if own in _GENERIC and target and aliases.get(target) != _FORMULA_ONE:
        return aliases.get(target) or _family(bare_series(link)) or own
    if target and aliases.get(target) == _FORMULA_ONE and not own:
        return _FORMULA_ONE
    known = _known(name) or _parted(name)[1] or _known_part(name)
    return known or _by_family((name, bare_series(link), bare_series(section)))


def _by_family(names: tuple[str, ...]) -> str:
    """The slug of the first of several names that has one, `unknown` where none has."""
    for text in names:
        if family := _family(text):
            return _known(text) or family
    return "unknown"


@cache
def _series_classes() -> dict[tuple[str, str], str]:
    return {(row["series_id"], slug(row["class"])): row["id"] for row in rule_table("series_classes")}


def class_series_id(series: str, race_class: str | None) -> str:
    """The series_id of a class that has a championship of its own (`Moto2` of Grand Prix motorcycle racing), '' for any other."""
    name = slug(race_class or "").replace("-", "")
    return _series_classes().get((series, name)) or _series_classes().get((series, f"{name}cc"), "")


@lru_cache(maxsize=1 << 14)
def team_id(team: str, links: tuple[str, ...] = (), series: str = "") -> str:
    """The alias slug of a team, from its text or a page it links to; `unknown` where there is no name.

    A name that is nothing but one link takes its slug from that page, company forms such as Ltd are left out of a text.
    `series` is the series_id where the team raced: outside Formula One a maker's name (`Mercedes`) is not its Formula One team.
    """
    is_outside = bool(series) and not series.startswith(_FORMULA_ONE) and not _FORMULA_ONE_TEAM.search(team)
    aliases = _aliases("teams")
    pages = [_PARENTHESES.sub("", link.split("#", 1)[0].replace("_", " ")).strip() for link in links]
    short = _COMPANY.sub("", team.strip())
    for name in (team, short, *pages):
        if (found := aliases.get(slug(name))) and not (is_outside and found.endswith("-f1")):
            return found
    return (slug(pages[0]) if len(pages) == 1 else "") or slug(short) or "unknown"


def used_alias(stem: str, name: str) -> str:
    """The name in seeds/series.csv or seeds/teams.csv that knows a name as written, '' where none does."""
    return _names(stem).get(slug(bare_series(name) if stem == "series" else name), "")
