"""One article to frames: the whole of parsing, in the order in which the readers build on one another.

Belongs here: choosing the front-end, filling the raw frames, calling the claim readers, listing what was not read.
Does not belong here: how markup or a value is read.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from pipeline.parse import raw
from pipeline.parse.claims import driver, events, grid, identity, infobox, notes, prose, summary, totals
from pipeline.parse.claims.labels import layout
from pipeline.parse.claims.repeats import settle
from pipeline.parse.claims.standing import StandingRow, write_standings
from pipeline.parse.collection import no_collection
from pipeline.parse.errors import EmptyArticleError, NotTextError, UnknownFormatError
from pipeline.parse.frames import FrameBuilder, to_frames
from pipeline.parse.markup import expansion, wikitext
from pipeline.parse.markup.table import Document, Table
from pipeline.parse.packed import extract

_FRONT_ENDS = {"wikitext": wikitext.read_document, "extract": extract.read_document}
_HASH_LENGTH = 12
_FORMULA_ONE = "formula-one"


@dataclass(slots=True)
class Article:
    """A parsed article: its document as the front-end read it, and its raw rows, claims and quality rows."""

    document: Document
    claims: FrameBuilder
    _frames: dict[str, pl.DataFrame] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def frames(self) -> dict[str, pl.DataFrame]:
        """One frame for each table of SCHEMAS, made when first asked for; for many articles `frames.to_frames` makes them at once."""
        with no_collection():
            self._frames = self._frames or to_frames([self.claims])
        return self._frames

    @property
    def tables(self) -> list[Table]:
        """The tables in document order, nested ones after their parent."""
        return self.document.tables


def parse_article(  # noqa: PLR0913 - an article and what is known about it
    title: str,
    text: str,
    format: str,  # noqa: A002 - the promised name
    *,
    snapshot_id: str | None = None,
    driver_id: str | None = None,
    expansions: Mapping[str, str] | None = None,
) -> Article:
    """Read one article into claims.

    `title` is the article's title, `text` its content, `format` `wikitext` or `extract`. `driver_id` is by default the slug of
    the title, `snapshot_id` `<driver_id>@<first 12 hex digits of the text's sha256>`. `expansions` is the wikitext of calls whose
    value stands on a template's page, by call; without it such a cell is unread.
    Errors: ArticleError (a ValueError) where the text cannot be an article at all; anything else ends in rows of quality tables.
    """
    front_end = _FRONT_ENDS.get(format)
    if front_end is None:
        raise UnknownFormatError(f"unknown format {format!r}: use {' or '.join(_FRONT_ENDS)}")
    if not text.strip():
        raise EmptyArticleError(f"the article {title!r} has no text")
    data = text.encode("utf-8", "surrogatepass")
    if b"\0" in data:
        raise NotTextError(f"the article {title!r} holds NUL characters: it is no text, or was decoded wrongly")
    driver_id = driver_id or identity.driver_id(title)
    if snapshot_id is None:
        snapshot_id = f"{driver_id}@{hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]}"
    with no_collection():
        document = front_end(title, text)
        if expansions:
            expansion.expand(document, expansions)
        return Article(document, read_claims(document, snapshot_id, driver_id))


def read_claims(document: Document, snapshot_id: str, driver_id: str) -> FrameBuilder:
    """The raw rows, claims and quality rows of a document."""
    out = FrameBuilder(snapshot_id, driver_id)
    layouts = settle([layout(table) for table in document.tables], document.tables)
    raw.write_tables(document, layouts, out)
    for row in document.repairs:
        out.add(
            "row_repair", table_no=row.table_no, row_no=row.row_no, swallowed=row.swallowed, alignments=row.alignments,
            rule=row.rule, margin=row.margin, is_certain=row.is_certain, is_round_trip=row.is_round_trip,
        )  # fmt: skip
    for stem, key in document.rules_used:
        out.add("rule_use", rule_table=stem, rule_key=key)
    standings: list[StandingRow] = []
    grid_standings: list[StandingRow] = []
    for table, shape in zip(document.tables, layouts, strict=True):
        if shape.kind in {"career_summary", "karting_summary"} or totals.is_of_totals(table, shape):
            totals.read_totals(table, shape, out)
        if shape.kind in {"career_summary", "karting_summary"}:
            standings += summary.read_summary(table, shape, document, out)
        elif shape.kind == "results_grid":
            grid_standings += grid.read_grid(table, shape, document, out)
        elif shape.kind == "event_results":
            events.read_events(table, shape, document, out)
    _share_team_ids(out)
    write_standings(standings, out, source="summary")
    write_standings(grid_standings, out, source="grid")
    notes.write_notes(document, out)
    infobox.read_infobox(document, out)
    prose.read_prose(document, out)
    driver.read_driver(document, out)
    raw.write_unread(document, layouts, out)
    raw.write_uses(document, out)
    return out


def _share_team_ids(out: FrameBuilder) -> None:
    """Give a team that one table links and another only names the id of the linked one."""
    tables = ("season_entry", "race_result")
    linked: dict[tuple[object, bool], object] = {}
    for table in tables:
        rows = zip(out.column(table, "team"), out.column(table, "series_id"), out.column(table, "team_id"), strict=True)
        for team, series, team_id in dict.fromkeys(rows):
            if isinstance(team, str) and team_id != identity.team_id(team, (), str(series)):
                linked.setdefault((team, series == _FORMULA_ONE), team_id)
    for table in tables if linked else ():
        ids = out.column(table, "team_id")
        rows = zip(out.column(table, "team"), out.column(table, "series_id"), ids, strict=True)
        ids[:] = [linked.get((team, series == _FORMULA_ONE), team_id) for team, series, team_id in rows]
