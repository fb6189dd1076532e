"""Where an article contradicts itself, with every place that disagrees: the editors' page and a driver's page show these.

Belongs here: leading a row of mart.reconciliation back to its places. Does not belong here: the verdict (sql/mart).
"""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from pipeline.report.evidence import CAREER, SERIES, Evidence
from pipeline.report.links import Places, address
from pipeline.report.read import METRICS, Driver, Row
from pipeline.report.values import KINDS, metric_name, number

_CAREER_COLUMNS = {"best_finish": "best_position", "first_year": "first_season"}


@dataclass(slots=True)
class Place:
    """One witness of a contradiction: who, the value as a link, and where it stands."""

    witness: str
    value: Markup
    where: str


@dataclass(slots=True)
class Contradiction:
    """One row of mart.reconciliation that editors should see; `is_conflict` is false where the note only informs.

    `number` counts the driver's rows, from 1: the editors' page leads to it.
    """

    number: int
    title: str
    metric: str
    kind: str
    kind_name: str
    is_conflict: bool
    difference: str
    note: str
    places: list[Place]


def scope(row: Row) -> str:
    """What a row of mart.reconciliation is about, in words: a season in a series, a series, or the career."""
    said = f"{row.season}, {row.series or row.series_id}" if row.season else row.series or row.series_id or "Career"
    return f"{said} ({row.series_class})" if row.series_class else said


def difference(row: Row) -> str:
    """By how much the places differ; empty where a difference would mean nothing, as between two positions."""
    return "" if row.difference is None or row.metric in {"position", "best_finish", "first_year"} else number(row.difference)


def contradictions(driver: Driver, places: Places, evidence: Evidence) -> list[Contradiction]:
    """The conflicts of a driver's article, career first, then by season."""
    finder = _Finder(driver, places, evidence)
    return [finder.contradiction(number, row) for number, row in enumerate(driver["conflicts"], 1)]


class _Finder:
    def __init__(self, driver: Driver, places: Places, evidence: Evidence) -> None:
        self.driver = driver
        self.places = places
        self.evidence = evidence

    def contradiction(self, number: int, row: Row) -> Contradiction:
        found = [
            self._infobox(row), self._summary(row), self._grid(row), self._total(row), *self._prose(row),
        ]  # fmt: skip
        return Contradiction(
            number, scope(row), metric_name(row.metric), row.kind or "", KINDS.get(row.kind or "", ""), row.verdict == "conflict",
            difference(row), row.note or "",
            [place for place in found if place is not None],
        )  # fmt: skip

    def _infobox(self, row: Row) -> Place | None:
        if row.infobox_value is None:
            return None
        for claim in self.driver["infobox"]:
            if claim.metric == row.metric and claim.scope == row.scope and (row.scope == "career" or claim.series_id == row.series_id):
                where = f"infobox{f' of {claim.series}' if claim.series else ''}, written “{claim.value_text}”"
                return Place("Infobox", self.places.number(number(row.infobox_value), claim.cell_id, claim.value_text), where)
        return Place("Infobox", Markup(number(row.infobox_value)), "")  # noqa: S704 - digits

    def _summary(self, row: Row) -> Place | None:
        return self._table(row, "summary", row.summary_value, "Career summary")

    def _grid(self, row: Row) -> Place | None:
        return self._table(row, "grid", row.grid_value, "Results grid")

    def _table(self, row: Row, source: str, value: Decimal | None, witness: str) -> Place | None:
        if value is None:
            return None
        cells, count = self._season_cells(row, source) if row.season else self._total_cells(row)
        return Place(witness, self.places.total(number(value), cells, count), self._where(cells, count))

    def _total(self, row: Row) -> Place | None:
        """What a table by class or by series gives as the total."""
        if row.total_value is None:
            return None
        cells = [cell.partition("/")[2] for cell in self._stated(row, "series_row")]
        return Place("Table of totals", self.places.total(number(row.total_value), cells, len(cells)), self._where(cells, len(cells)))

    def _stated(self, row: Row, basis: str) -> list[str]:
        """The first cell where the article gives the total of a series itself, in a table or in its lead."""
        wanted = (basis, row.series_id, row.metric)
        return [claim.cell_id for claim in self.driver["totals"] if (claim.basis, claim.series_id, claim.metric) == wanted][:1]

    def _where(self, cells: list[str], count: int) -> str:
        """The heading over the cells, and which they are: one by its address, several by their number."""
        if not cells:
            return ""
        said = address(f"/{cells[0]}") if count == 1 else f"{count} cells from {address(f'/{cells[0]}')}"
        return ": ".join(part for part in (self.places.section(cells[0]), said) if part)

    def _total_cells(self, row: Row) -> tuple[list[str], int]:
        column = _CAREER_COLUMNS.get(row.metric, row.metric)
        driver_id = self.driver.driver.driver_id
        table, key = (SERIES, f"{driver_id}/{row.series_id}") if row.series_id else (CAREER, driver_id)
        return self.evidence.cells(table, key, column)

    def _season_cells(self, row: Row, source: str) -> tuple[list[str], int]:
        found = [cell.partition("/")[2] for cell in self._cells_of_season(row, source)]
        return found, len(found)

    def _cells_of_season(self, row: Row, source: str) -> list[str]:
        if row.metric not in METRICS:
            column = f"{row.metric}_cell_id"
            found = [
                getattr(standing, column, None) or standing.cell_id
                for standing in self.driver["standings"]
                if standing.source == source and (standing.first_year, standing.series_id) == (row.season, row.series_id)
            ]
            return found[:1]
        if source == "summary":
            return [
                self.driver.entry_cell(entry, row.metric) or entry.cell_id
                for entry in self.driver["entries"]
                if (entry.first_year, entry.series_id, entry.series_class) == (row.season, row.series_id, row.series_class)
            ]
        season = [result for result in self.driver["results"] if (result.season, result.series_id) == (row.season, row.series_id)]
        counted = [result.cell_id for result in season if _counts(result, row.metric)]
        return counted or [result.cell_id for result in season]  # a zero rests on all that was looked through

    def _prose(self, row: Row) -> list[Place]:
        if row.prose_value is None:
            return []
        said = [
            claim
            for claim in self.driver["prose"]
            if (claim.season, claim.series_id, claim.metric, claim.value) == (row.season, row.series_id, row.metric, row.prose_value)
        ]
        if not said:
            cell = next(iter(self._stated(row, "prose")), None)
            return [Place("Prose", self.places.number(number(row.prose_value), cell), address(cell) if cell else "")]
        return [Place("Prose", self.places.number(number(claim.value), claim.cell_id), f"“{claim.text or ''}”") for claim in said[:1]]


def _counts(result: Row, metric: str) -> bool:
    position = result.class_position or result.position
    return bool(
        {
            "races": result.is_start,
            "wins": position == 1,
            "podiums": position is not None and position <= 3,  # noqa: PLR2004 - the podium
            "poles": result.is_pole,
            "fastest_laps": result.is_fastest_lap,
        }[metric]
    )
