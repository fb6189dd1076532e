"""Articles and dumps made up by rule, with the truth known: for scale, for faults, for benchmarks.

Belongs here: wikitext of drivers who do not exist, with the totals that must come out, and dumps of them among other
pages. Does not belong here: anything that a parser decides.
"""

import bz2
import hashlib
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

SERIES = (
    "Formula Ford Festival",
    "National Touring Car Cup",
    "Continental GT Series",
    "Formula Three Challenge",
    "Endurance Trophy",
    "Prototype Cup",
)
TEAMS = ("Alder Racing", "Birch Motorsport", "Cedar Competition", "Damson Racing", "Elm Autosport", "Fir Engineering")
EVENTS = ("MNZ", "SPA", "ZAN", "HOC", "IMO", "BRH", "DON", "LEC", "MUG", "ASS")
LONG_EVENTS = (*EVENTS, "SUZ", "MON", "SIL", "NUR", "OST", "VAL", "JER", "EST", "POR", "MIS", "ADR", "BUD")
FULL = 100_000  # characters
COLOURS = {1: "FFFFBF", 2: "DFDFDF", 3: "FFDF9F"}
SYLLABLES = ("ra", "ce", "lin", "mo", "ter", "spa", "ver", "do", "cur", "ve", "pit", "sto", "gri", "dal", "en", "ix")
STREAM_PAGES = 100
COLUMNS = ("Season", "Series", "Team", "Races", "Wins", "Poles", "F/Laps", "Podiums", "Points", "Position")


@dataclass(slots=True)
class Driver:
    """A made-up driver: the `text` of the article and what it says: summed measures, entries, points by standing.

    `career` is the career table as its reader sees it: its rows, the header first, every span filled.
    """

    title: str
    page_id: int
    text: str
    totals: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("races", "wins", "poles", "fastest_laps", "podiums"), 0))
    entries: int = 0
    points: list[int] = field(default_factory=list)
    career: list[list[str]] = field(default_factory=lambda: [list(COLUMNS)])


def make_driver(number: int, *, characters: int = 6000) -> Driver:
    """Driver `number`: the same article for the same number, of about `characters` characters.

    From FULL characters on it is made like the longest there are: two decades, a results grid for each series, cited prose.
    """
    is_full = characters >= FULL
    random = Random(number)  # noqa: S311 - repeatable, not secret
    name = f"Driver {number:07d}"
    driver = Driver(f"{name} ({random.choice(('racing driver', 'born 1990', 'driver'))})", page_id=10_000_000 + number, text="")
    rows, first = [], random.randint(*((1965, 2002) if is_full else (1995, 2018)))
    grid = ""
    for year in range(first, first + random.randint(*((14, 24) if is_full else (2, 6)))):
        rows += _season(driver, random, year)
        grid = grid or _grid(random, year)
    if is_full:
        grid = "".join(_long_grid(driver, random, series) for series in SERIES)
    totals = driver.totals
    head = (
        f"{{{{Short description|Racing driver}}}}\n{{{{Infobox racing driver\n| name = {name}\n"
        f"| birth_date = {{{{Birth date and age|{first - 18}|5|{random.randint(1, 28)}}}}}\n| nationality = {{{{flagicon|GBR}}}} British\n"
        f"| starts = {totals['races']}\n| wins = {totals['wins']}\n| poles = {totals['poles']}\n| podiums = {totals['podiums']}\n"
        f"| fastest laps = {totals['fastest_laps']}\n}}}}\n'''{name}''' is a racing driver.\n\n==Career==\n"
    )
    columns = "".join(f"! {column}\n" for column in COLUMNS)
    tables = (
        '\n==Racing record==\n===Career summary===\n{| class="wikitable" style="font-size: 90%; text-align:center"\n'
        + columns
        + "".join(rows)
        + "|}\n"
        + grid
    )
    prose: list[str] = []
    left = characters - len(head) - len(tables)
    while left > 0:
        prose.append(_cited(random, first) if is_full else " ".join(random.choices(_words(), k=60)).capitalize() + ".\n\n")
        left -= len(prose[-1])
    driver.text = head + "".join(prose) + tables
    return driver


def _season(driver: Driver, random: Random, year: int) -> Iterator[str]:
    count = random.randint(1, 3)
    plans = [(series, random.sample(TEAMS, random.choice((1, 1, 2)))) for series in random.sample(SERIES, count)]
    season_rows = sum(len(teams) for _, teams in plans)
    written = 0
    for series, teams in plans:
        points, position = random.randint(0, 300), random.randint(1, 25)
        driver.points.append(points)
        for turn, team in enumerate(teams):
            races = random.randint(1, 14)
            podiums = random.randint(0, races)
            wins, poles, laps = random.randint(0, podiums), random.randint(0, races), random.randint(0, races)
            for name, value in zip(driver.totals, (races, wins, poles, laps, podiums), strict=True):
                driver.totals[name] += value
            driver.entries += 1
            span = f'rowspan="{len(teams)}"| ' if len(teams) > 1 else ""
            row = "|-\n"
            if not written:
                row += f"!rowspan={season_rows}| {year}\n"
            written += 1
            if turn == 0:
                row += f"|align=left {span or '| '}[[{year} {series}|{series}]]\n"
            row += f"|align=left| [[{team}]]\n| {races}\n| {wins}\n| {poles}\n| {laps}\n| {podiums}\n"
            place = f"{position}{_suffix(position)}"
            if turn == 0:
                row += f"|{span} {points}\n|{span} {place}\n"
            driver.career.append([str(value) for value in (year, series, team, races, wins, poles, laps, podiums, points, place)])
            yield row


def _suffix(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _grid(random: Random, year: int) -> str:
    events = random.sample(EVENTS, 6)
    cells = []
    for event in events:
        position = random.randint(1, 20)
        colour = COLOURS.get(position, "DFFFDF" if position <= 10 else "CFCFFF")
        cells.append(f'|style="background:#{colour};"| [[Circuit {event}|{event}]]<br />{{{{small|{position}}}}}\n')
    numbers = "".join(f"! {n}\n" for n in range(1, 7))
    return (
        "\n===Complete Formula Ford Festival results===\n([[:Template:F1 driver results legend 2|key]])\n"
        '{| class="wikitable"\n! Year\n! Team\n'
        + numbers
        + f"! Pos.\n! Points\n|-\n| {year}\n| [[Alder Racing]]\n"
        + "".join(cells)
        + "! 5th\n! 77\n|}\n"
    )


def _long_grid(driver: Driver, random: Random, series: str) -> str:
    """The results grid of a series, a row for each season in it, with the team, the points and the place of the career table."""
    seasons: dict[str, list[str]] = {}
    for row in driver.career[1:]:
        if row[1] == series:
            seasons.setdefault(row[0], row)
    rows = []
    for year, row in seasons.items():
        cells = []
        for event in LONG_EVENTS:
            position = random.randint(1, 24)
            colour = COLOURS.get(position, "DFFFDF" if position <= 10 else "CFCFFF")
            cells.append(f'|style="background:#{colour};"| [[{year} {event} race|{event}]]<br />{{{{small|{position}}}}}\n')
        rows.append(f"|-\n! {year}\n| [[{row[2]}]]\n{''.join(cells)}! {row[9]}\n! {row[8]}\n")
    if not rows:
        return ""
    numbers = "".join(f"! {number}\n" for number in range(1, len(LONG_EVENTS) + 1))
    return (
        f"\n===Complete {series} results===\n([[:Template:F1 driver results legend 2|key]])\n"
        f'{{| class="wikitable" style="text-align:center; font-size:85%"\n! Year\n! Team\n{numbers}! Pos.\n! Points\n{"".join(rows)}|}}\n'
    )


def _cited(random: Random, year: int) -> str:
    """A section of prose as long articles have it: links, citations, templates, quotes."""
    day = f"{random.randint(1, 28)} May {year + random.randint(0, 20)}"
    parts = [f"==={' '.join(random.choices(_words(), k=3)).capitalize()}===\n"]
    for number in range(8):
        words = random.choices(_words(), k=24)
        source = f"|url=https://example.org/{words[0]} |title={words[1]} {words[2]} |date={day} |website={words[3]}"
        cite = f"<ref name=r{random.random()}>{{{{cite web {source}}}}}</ref> "
        aside = f" The {{{{nowrap|{words[22]} {words[23]}}}}} was {{{{convert|{random.randint(1, 99)}|km}}}} long. "
        linked = f"{' '.join(words[4:9]).capitalize()} [[{words[9]} {words[10]}|{words[9]}]] {' '.join(words[11:20])}"
        parts.append(f"{linked}, ''{words[20]}'' and [[{words[21]}]].{cite if number % 2 else aside}")
    return "".join(parts) + "\n\n"


def page_xml(title: str, page_id: int, text: str, *, namespace: int = 0) -> str:
    """One `<page>` of schema 0.11 with one revision, whose id is the page id plus 500,000,000."""
    digest = hashlib.sha1(text.encode()).hexdigest()  # noqa: S324 - the dump format's own field
    return (
        f"  <page>\n    <title>{escape(title)}</title>\n    <ns>{namespace}</ns>\n    <id>{page_id}</id>\n    <revision>\n"
        f"      <id>{page_id + 500_000_000}</id>\n      <timestamp>2026-11-01T00:00:00Z</timestamp>\n"
        f"      <model>wikitext</model>\n      <format>text/x-wiki</format>\n"
        f'      <text bytes="{len(text.encode())}" sha1="{digest}" xml:space="preserve">{escape(text)}</text>\n'
        f"      <sha1>{digest}</sha1>\n    </revision>\n  </page>\n"
    )


HEAD = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">\n'
    "  <siteinfo>\n    <sitename>Wikipedia</sitename>\n    <dbname>enwiki</dbname>\n"
    "    <base>https://en.wikipedia.org/wiki/Main_Page</base>\n  </siteinfo>\n"
)


def write_dump(path: Path, pages: Iterator[tuple[str, int, str]], *, multistream: bool = True, threads: int = 1) -> int:
    """Write `(title, page_id, text)` pages as bzip2, with an index beside a multistream file; give the bytes of XML.

    `threads` compress streams side by side; the bytes of the file are the same for any number of them.
    """
    xml_bytes, offset, index = 0, 0, []
    waiting: deque[tuple[list[tuple[str, int]], Future[bytes]]] = deque()
    compress = bz2.compress if multistream else bytes

    with path.open("wb") as out, ThreadPoolExecutor(threads) as pool:

        def send(batch: list[tuple[str, int]], text: str) -> None:
            nonlocal xml_bytes
            data = text.encode()
            xml_bytes += len(data)
            waiting.append((batch, pool.submit(compress, data)))
            if len(waiting) > 4 * threads:
                write()

        def write() -> None:
            nonlocal offset
            batch, compressed = waiting.popleft()
            index.extend(f"{offset}:{page_id}:{title}\n" for title, page_id in batch)
            offset += out.write(compressed.result())

        send([], HEAD)
        for batch in iter(lambda: list(islice(pages, STREAM_PAGES)), []):
            send([page[:2] for page in batch], "".join(page_xml(*page) for page in batch))
        send([], "</mediawiki>\n")
        while waiting:
            write()
    if multistream:
        path.with_name(path.name.removesuffix(".xml.bz2") + "-index.txt.bz2").write_bytes(bz2.compress("".join(index).encode()))
    else:
        path.write_bytes(bz2.compress(path.read_bytes()))
    return xml_bytes


@cache
def _words() -> list[str]:
    """A vocabulary that compresses about as well as prose does."""
    random = Random(0)  # noqa: S311 - repeatable, not secret
    return ["".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(20_000)]


def mixed_pages(drivers: int, others: int, *, characters: int = 6000) -> Iterator[tuple[str, int, str]]:
    """`drivers` drivers spread evenly among `others` pages of plain prose of the same size."""
    random = Random(0)  # noqa: S311 - repeatable, not secret
    total = drivers + others
    prose = " ".join(random.choices(_words(), k=2_500_000))
    made = 0
    for number in range(total):
        if made < drivers and made * total < (number + 1) * drivers:
            driver = make_driver(made, characters=characters)
            made += 1
            yield driver.title, driver.page_id, driver.text
        else:
            cut = random.randrange(len(prose) - characters)
            yield f"Other page {number}", number + 1, "{{Infobox settlement|name=X}}\n" + prose[cut : cut + characters]
