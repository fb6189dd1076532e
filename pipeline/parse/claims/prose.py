"""Claims in sentences: points, championship positions, wins, podiums and poles, each tied to its season and series.

Belongs here: finding the season and series that a claim speaks of. Does not belong here: the forms of a claim (forms), cutting
prose into sentences (sentences), or comparing claims with tables (mart.reconciliation).
"""

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate, chain, groupby
from operator import attrgetter

from pipeline.parse.claims import mentions
from pipeline.parse.claims.forms import LONGEST, SIGNS, Site, read_sites
from pipeline.parse.claims.lead import read_lead
from pipeline.parse.claims.numerals import RANKS
from pipeline.parse.claims.values import read_season
from pipeline.parse.frames import FrameBuilder
from pipeline.parse.markup.table import Document, Sentence

_YEAR = re.compile(  # first the digits: a search skips all else; those of `Formula Ford 2000` are part of a name
    r"((?:19|20)\d\d)(?<![\w–—-]....)(?<!Formula 2000)(?<!Ford 2000)(?<!Renault 2000)(?![\d–—-])(?!\s*(?:km|miles))"
)
_LEADING = re.compile(
    r"^(?:(?:[A-Z][a-z]+\s+){0,2}(?:in|for|during|throughout)\s+(?:the\s+)?|the\s+|(?:on|from)\b[^,]{0,20}\s)((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_RIGHT_AFTER = re.compile(r"^\W{0,2}\s*(?:again\s+)?(?:in|of|for|during)\s+(?:the\s+)?((?:19|20)\d\d)\b(?!\s*(?:and|,)\s*(?:19|20)\d\d)")
_SEVERAL_RIGHT_AFTER = re.compile(
    r"^(?:\s+(?:twice|(?:a\s+record\s+)?\w+\s+times)\b"
    r"|\W{0,2}\s*(?:again\s+)?(?:in|of|for|during)\s+(?:both\s+)?(?:the\s+)?(?:19|20)\d\d\s*(?:,|and\b)\s*(?:and\s+)?(?:19|20)\d\d\b)"
)
_SPAN = re.compile(r"\b(?:19|20)\d\d\s*[-–—/]\s*(?:(?:19|20)\d\d|\d\d)\b")
_SPAN_RIGHT_AFTER = re.compile(rf"^\s*(?:in|of|for|during)\s+(?:the\s+)?({_SPAN.pattern})")
_LOWER_WORDS = re.compile(r"^(?:[a-z][a-z'’-]*\s+)+(?=[A-Z0-9])")
_IN_NAMED = re.compile(r"\s+(?:in|at|of)\s+(?:the\s+)?(?=[A-Z0-9])")
_ONE_RACE = re.compile(r"(?:^|-)(?:\d+-hours?|500|1000)(?:-|$)")  # of a series_id: an event, which has no standings
_SEASON_HEADING = re.compile(r"^((?:19|20)\d\d)(?:\s+season)?(?:\s*:.*)?$|\(((?:19|20)\d\d)\)$")
_DATED = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r"(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d|present)|(?<=\b....)s\b)")
_NEXT_YEAR = re.compile(
    r"\b(?:following|next|previous|prior|subsequent) (?:year|season|campaign)|\byears? later\b|\bseason later\b|\bboth (?:seasons|years)\b",
    re.IGNORECASE,
)
_LATER_SEASON = re.compile(
    rf"^(?:in|for|during|throughout) (?:his|her|their) (?:final|last|{'|'.join([*RANKS][1:])})(?: and (?:final|last))?"
    r"(?: full| \w+-time)? (?:season|year|campaign)\b",
    re.IGNORECASE,
)
_TIME_WORDS = ("year", "eason", "ampaign", "Year")  # one of these stands in each
_SINCE = re.compile(r"\b(?:since|from|until|of his|of her)\s+(?:the\s+)?(?:19|20)\d\d", re.IGNORECASE)
_BORN = re.compile(r"\bborn\b", re.IGNORECASE)
_ONE_LATER = re.compile(r"^(?:in |during |for )?the (?:following|next) (?:year|season)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_SUBJECT = re.compile(r"^([A-Z\u00c0-\u024f][\w'’.-]*(?:\s+[A-Z\u00c0-\u024f][\w'’.-]*){1,6})\s+(?:\(|is\b|was\b)")
_PARAGRAPH = attrgetter("paragraph_no", "section")

Candidates = dict[int, list[tuple[str, str]]]
Spans = dict[str, set[tuple[int, int]]]


@dataclass(slots=True)
class _Context:
    """What earlier sentences of a paragraph have named."""

    section: str
    heading_season: int | None
    series: list[str]
    season: int | None = None
    unread: list[str] = field(default_factory=list)

    def names(self) -> list[str]:
        """The names that may be series, in order; the sentences since the last call are looked through now."""
        self.series += [name for text in self.unread for _, name in mentions.phrases(text)]
        self.unread = []
        return self.series


def read_prose(document: Document, out: FrameBuilder) -> None:
    """Add the prose claims of a document to `out`; the tables' claims must be there already.

    A claim whose season or series the text leaves open has null there.
    """
    candidates, spans = _candidates(out)
    names = _names(document)
    read_lead(document, names, out)
    stating = _stating(document.sentences)
    for _, group in groupby(document.sentences, key=_PARAGRAPH):
        paragraph = [(sentence, _own_sites(sentence.text, names) if sentence.sentence_no in stating else []) for sentence in group]
        while paragraph and not paragraph[-1][1]:
            paragraph.pop()
        if paragraph:
            _read_paragraph(paragraph, candidates, spans, out)


def _names(document: Document) -> frozenset[str]:
    """The words of the driver's name in lower case: those of the title, and those that the article begins with."""
    subject = _SUBJECT.match(document.sentences[0].text) if document.sentences else None
    written = (document.title.split("(")[0], subject.group(1) if subject else "")
    return frozenset(word.lower() for name in written for word in _WORD.findall(name))


def _stating(sentences: list[Sentence]) -> set[int]:
    """The numbers of the sentences that hold a word of some form; the others state nothing. All are searched as one text.

    The words are ASCII, and a text of nothing else is searched far faster.
    """
    ends = list(accumulate([len(sentence.text) + 1 for sentence in sentences]))
    text = "\n".join([sentence.text for sentence in sentences]).encode("ascii", "replace").lower().decode("ascii")
    found = set()
    for word, sign in SIGNS.items():
        place = text.find(word)
        while place >= 0:
            after = place + 1
            if sign is None or sign.match(text, place):
                at = bisect_right(ends, place)
                if len(sentences[at].text) <= LONGEST:
                    found.add(sentences[at].sentence_no)
                after = ends[at]
            place = text.find(word, after)
    return found


def _read_paragraph(paragraph: list[tuple[Sentence, list[Site]]], candidates: Candidates, spans: Spans, out: FrameBuilder) -> None:
    """Add the claims of one paragraph's sentences up to its last claim, each with its season and series."""
    context = _Context(paragraph[0][0].section, *_heading(paragraph[0][0].section))
    context.season = context.heading_season
    for sentence, sites in paragraph:
        season = _season(sentence.text, context, candidates)
        for site in sites:
            span = _span_of_site(sentence.text, site)
            year = span[0] if span else _season_of_site(sentence.text, site, season, context)
            series = _series(sentence.text, site, year, context, candidates)
            _add(out, sentence, site, _first_year(year, span, spans.get(series[1] or "", set())), series)
        context.season = context.heading_season if _leaves_open(sentence.text, context) else season or context.season
        context.unread.append(sentence.text)


def _own_sites(text: str, names: frozenset[str]) -> list[Site]:
    """The claims of a sentence; tallies before a position are left out where another series is named before it."""
    sites = read_sites(text, names)
    if not sites:
        return []
    position = next((site.start for site in sites if site.metric == "position"), 0)
    names_other = any(mentions.is_series_name(name) for place, name in mentions.phrases(text) if place < position)
    return [site for site in sites if site.start >= position or not names_other]


def _candidates(out: FrameBuilder) -> tuple[Candidates, Spans]:
    """The series that the article's tables have, by the years in which they have them, and first and last year of each one's seasons."""
    found: dict[int, dict[tuple[str, str], None]] = defaultdict(dict)
    spans: Spans = defaultdict(set)
    for table in ("season_entry", "season_standing"):
        columns = [out.column(table, name) for name in ("first_year", "last_year", "series", "series_id")]
        for first, last, series, series_id in zip(*columns, strict=True):
            if isinstance(first, int) and isinstance(series, str) and isinstance(series_id, str):
                end = last if isinstance(last, int) else first
                spans[series_id].add((first, end))
                for year in {first, end}:
                    found[year][series, series_id] = None
    return {year: list(pairs) for year, pairs in found.items()}, spans


def _heading(section: str) -> tuple[int | None, list[str]]:
    """The season and the series that a heading names: `FIA Formula 2 (2024)`."""
    found = _SEASON_HEADING.search(section)
    return int(found[1] or found[2]) if found else None, [phrase for _, phrase in mentions.phrases(section)]


def _season(text: str, context: _Context, candidates: Candidates) -> int | None:
    """The season that a sentence is in: the year it opens with, else its paragraph's so far, else the one year in it.

    Under a heading with a year only an opening year changes the season; a year in which the tables have nothing does not either.
    """
    if leading := _LEADING.match(text):
        return int(leading[1])
    if context.season and _ONE_LATER.match(text):
        return context.season + 1
    if not _DATED.search(text):
        return context.season
    years = set(_YEAR.findall(_SINCE.sub("", _RANGE.sub("", text))))
    if context.heading_season is not None or not years or _BORN.search(text):
        return context.season if not _RANGE.search(text) else None
    if len(years) > 1 or _RANGE.search(text):
        return None
    year = int(years.pop())
    return year if year in candidates or not candidates else context.season


def _leaves_open(text: str, context: _Context) -> bool:
    """Whether a sentence speaks of another season in such words as `the following season`, but for one that opens with them.

    So does one that opens with `In his second season`, or last, where neither it nor its heading gives a year.
    """
    if not any(map(text.__contains__, _TIME_WORDS)) or _ONE_LATER.match(text):
        return False
    is_later = context.heading_season is None and not _DATED.search(text) and bool(_LATER_SEASON.match(text))
    return is_later or bool(_NEXT_YEAR.search(text))


def _season_of_site(text: str, site: Site, season: int | None, context: _Context) -> int | None:
    """The season of one claim: a year in or right after its own words, else the last year before it, else the sentence's.

    A year further behind, several years, there or right after it, `twice`, or words such as `the following season` leave it open.
    """
    own = set(_YEAR.findall(f"{site.text} {site.phrase}"))
    if not own and (right_after := _RIGHT_AFTER.match(text[site.end :])):
        own = {right_after[1]}
    if own:
        return int(own.pop()) if len(own) == 1 else None
    if _leaves_open(text, context) or _SEVERAL_RIGHT_AFTER.match(text[site.end :]):
        return None
    if not _DATED.search(text):
        return season
    if _RANGE.search(text):
        return None
    years = set(_YEAR.findall(_SINCE.sub("", text[: site.start])))
    if years:
        return int(years.pop()) if len(years) == 1 else None
    return None if _YEAR.search(_SINCE.sub("", text)) else season


def _span_of_site(text: str, site: Site) -> tuple[int, int] | None:
    """First and last year of the season over two years that a claim is of: in or right after its own words, else the one before it."""
    own = f"{site.text} {site.phrase}"
    after = _SPAN_RIGHT_AFTER.match(text[site.end :])
    before = text[: site.start]
    is_dated = _YEAR.search(f"{before} {own}") or _RIGHT_AFTER.match(text[site.end :])
    written = list(dict.fromkeys(_SPAN.findall(own))) or ([after[1]] if after else [] if is_dated else _SPAN.findall(before))
    first, last = read_season(written[0]) if len(written) == 1 else (None, None)
    return (first, last) if first and last == first + 1 else None


def _first_year(year: int | None, span: tuple[int, int] | None, seasons: set[tuple[int, int]]) -> int | None:
    """The first year of the season that a claim is of, by the seasons that the tables have in its series; None where several fit."""
    if span:
        return year if span in seasons else None
    if year is None or not seasons or (year, year) in seasons:
        return year
    fitting = [first for first, last in seasons if first <= year <= last]
    return fitting[0] if len(fitting) == 1 else None if fitting else year


def _series(text: str, site: Site, year: int | None, context: _Context, candidates: Candidates) -> tuple[str | None, str | None]:
    """The series of a claim: named in its own words, else named last before it, else the only one of a season under a dated heading."""
    pool = candidates.get(year, []) if year is not None else list(dict.fromkeys(chain.from_iterable(candidates.values())))
    phrase = _LOWER_WORDS.sub("", _SPAN.sub("", _YEAR.sub("", site.phrase)).strip())
    if site.metric == "guest" and (named := _IN_NAMED.match(text[site.end :])):
        place, name = next(iter(mentions.phrases(text[site.end + named.end() :])), (1, ""))
        phrase = name if place == 0 and (mentions.is_series_name(name) or mentions.resolve(name, pool)) else phrase
    if phrase and not mentions.is_generic(phrase):
        return mentions.resolve(phrase, pool) or (phrase, None)
    if year is None or not pool:
        return None, None
    earlier = context.names() + [name for place, name in mentions.phrases(text) if place < site.start]
    for name in reversed(earlier):
        if (found := mentions.resolve(name, pool)) and not _ONE_RACE.search(found[1]):
            return found
        if mentions.is_series_name(name):
            return None, None
    is_alone = len({series_id for _, series_id in pool}) == 1 and bool(_DATED.search(context.section))
    return pool[0] if is_alone else (None, None)


def _add(out: FrameBuilder, sentence: Sentence, site: Site, year: int | None, series: tuple[str | None, str | None]) -> None:
    out.add(
        "prose_claim",
        cell_id=f"{out.snapshot_id}/prose/{sentence.sentence_no}",
        sentence_no=sentence.sentence_no,
        section=sentence.section,
        season=year,
        series=series[0],
        series_id=series[1],
        metric=site.metric,
        value=site.value,
        value_text=site.text,
        text=sentence.text,
    )
