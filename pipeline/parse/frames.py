"""The frames that parsing yields: their columns, types and the builder that fills them column by column.

Belongs here: the one statement of every raw, staging and parse-time quality table's columns. Their meaning stands in
sql/columns.csv. Does not belong here: how a value is read.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import repeat

import polars as pl

POINTS = pl.Decimal(12, 4)
_TEXT = pl.String
_INT = pl.Int32
_BOOL = pl.Boolean

_METRICS = ("races", "wins", "poles", "fastest_laps", "podiums")

SCHEMAS: dict[str, dict[str, pl.DataType | type[pl.DataType]]] = {
    # raw: what the page says
    "wikitable": {
        "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "parent_no": _INT, "section": _TEXT, "caption": _TEXT,
        "kind": _TEXT, "row_count": _INT, "column_count": _INT, "header_rows": _INT,
    },
    "table_column": {
        "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "column_no": _INT, "label": _TEXT, "column_name": _TEXT,
    },
    "cell": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "row_no": _INT, "column_no": _INT,
        "origin_row_no": _INT, "origin_column_no": _INT, "source_column_no": _INT, "is_header": _BOOL, "markup": _TEXT,
        "text": _TEXT, "colour": _TEXT, "is_bold": _BOOL, "is_italic": _BOOL, "link_target": _TEXT,
    },
    "infobox_field": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "block_no": _INT, "template": _TEXT, "field": _TEXT,
        "markup": _TEXT, "text": _TEXT,
    },
    "sentence": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "sentence_no": _INT, "section": _TEXT, "text": _TEXT,
    },
    # staging: typed claims
    "row_repair": {
        "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "row_no": _INT, "swallowed": pl.List(_TEXT),
        "alignments": _INT, "rule": _TEXT, "margin": pl.Float64, "is_certain": _BOOL, "is_round_trip": _BOOL,
    },
    "driver": {
        "snapshot_id": _TEXT, "driver_id": _TEXT, "title": _TEXT, "name": _TEXT, "full_name": _TEXT, "birth_date": pl.Date,
        "prose_birth_date": pl.Date, "birth_place": _TEXT, "death_date": pl.Date, "nationality": _TEXT,
        "racing_licence": _TEXT, "current_team": _TEXT, "relatives": _TEXT,
    },
    "infobox_claim": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "block_no": _INT, "item_no": _INT, "template": _TEXT,
        "field": _TEXT, "series": _TEXT, "series_id": _TEXT, "metric": _TEXT, "value": POINTS, "alternate": POINTS,
        "value_text": _TEXT, "state": _TEXT, "is_provisional": _BOOL, "item_id": _TEXT,
    },
    "season_entry": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "row_no": _INT, "discipline": _TEXT,
        "season": _TEXT, "first_year": _INT, "last_year": _INT, "series": _TEXT, "series_id": _TEXT, "series_class": _TEXT,
        "team": _TEXT, "team_id": _TEXT, "entry_no": _INT, "role": _TEXT,
        **{name: kind for metric in _METRICS for name, kind in ((metric, _INT), (f"{metric}_state", _TEXT))},
        "is_provisional": _BOOL,
    },
    "season_standing": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "row_no": _INT, "discipline": _TEXT,
        "season": _TEXT, "first_year": _INT, "last_year": _INT, "series": _TEXT, "series_id": _TEXT, "series_class": _TEXT,
        "points": POINTS, "points_gross": POINTS, "points_text": _TEXT, "points_state": _TEXT, "points_cell_id": _TEXT,
        "position": _INT, "position_text": _TEXT, "position_state": _TEXT, "position_cell_id": _TEXT, "is_tie": _BOOL,
        "is_provisional": _BOOL, "source": _TEXT, "entries": _INT, "position_class": _TEXT,
    },
    "race_result": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "row_no": _INT, "column_no": _INT,
        "kind": _TEXT, "season": _INT, "series": _TEXT, "series_id": _TEXT, "race_class": _TEXT, "team": _TEXT,
        "team_id": _TEXT, "car": _TEXT, "round_no": _INT, "event": _TEXT, "event_link": _TEXT, "event_race": _INT,
        "session": _TEXT, "result_text": _TEXT, "position": _INT, "class_position": _INT, "status": _TEXT,
        "is_entered": _BOOL, "is_start": _BOOL, "is_classified": _BOOL, "is_pole": _BOOL, "is_fastest_lap": _BOOL,
        "sprint_position": _INT, "marks": _TEXT, "colour": _TEXT, "colour_meaning": _TEXT, "state": _TEXT,
        "discipline": _TEXT, "is_interim": _BOOL,
    },
    "footnote": {
        "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "note_no": _INT, "mark": _TEXT, "text": _TEXT,
        "meaning": _TEXT, "is_marked": _BOOL,
    },
    "prose_claim": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "sentence_no": _INT, "section": _TEXT, "season": _INT,
        "series": _TEXT, "series_id": _TEXT, "metric": _TEXT, "value": POINTS, "value_text": _TEXT, "text": _TEXT,
    },
    "stated_total": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "row_no": _INT, "basis": _TEXT,
        "discipline": _TEXT, "series": _TEXT, "series_id": _TEXT, "metric": _TEXT, "value": _INT, "value_text": _TEXT,
        "state": _TEXT,
    },
    # quality: what could not be read, each with its place
    "unread_cell": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "reason": _TEXT, "template": _TEXT, "call": _TEXT,
        "text": _TEXT,
    },
    "unread_table": {
        "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "section": _TEXT, "row_count": _INT,
        "column_count": _INT, "reason": _TEXT,
    },
    "unmapped_label": {
        "cell_id": _TEXT, "snapshot_id": _TEXT, "driver_id": _TEXT, "table_no": _INT, "kind": _TEXT, "label": _TEXT,
    },
    "rejected_row": {
        "snapshot_id": _TEXT, "driver_id": _TEXT, "table_name": _TEXT, "table_no": _INT, "row_no": _INT, "rule": _TEXT,
        "cell_id": _TEXT, "row_text": _TEXT,
    },
    "rule_use": {"snapshot_id": _TEXT, "driver_id": _TEXT, "rule_table": _TEXT, "rule_key": _TEXT},
}  # fmt: skip

_IDS = ("snapshot_id", "driver_id")
_TYPES = {str(kind): kind for schema in SCHEMAS.values() for kind in schema.values()}
_KINDS = {table: [(name, str(kind)) for name, kind in schema.items() if name not in _IDS] for table, schema in SCHEMAS.items()}
RAW = ("wikitable", "table_column", "cell", "infobox_field", "sentence")
STAGING = (
    "row_repair",
    "driver",
    "infobox_claim",
    "season_entry",
    "season_standing",
    "race_result",
    "footnote",
    "prose_claim",
    "stated_total",
)
QUALITY = ("unread_cell", "unread_table", "unmapped_label", "rejected_row", "rule_use")


class FrameBuilder:
    """Collects values by column and gives Polars frames with exactly the columns of SCHEMAS."""

    def __init__(self, snapshot_id: str, driver_id: str) -> None:
        """Begin with no rows."""
        self.snapshot_id = snapshot_id
        self.driver_id = driver_id
        self._columns: dict[str, dict[str, list[object]]] = {
            name: {column: [] for column in schema if column not in _IDS} for name, schema in SCHEMAS.items()
        }
        self._deferred: dict[str, Callable[[], pl.DataFrame]] = {}

    def add(self, table: str, **values: object) -> None:
        """Append one row; columns not named are null, snapshot_id and driver_id are filled in.

        Errors: KeyError names a column that the table does not have.
        """
        columns = self._columns[table]
        if not values.keys() <= columns.keys():
            message = f"{table} has no column {', '.join(values.keys() - columns.keys())}"
            raise KeyError(message)
        value_of = values.get
        for name, column in columns.items():
            column.append(value_of(name))

    def extend(self, table: str, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Append many rows of equal length, their values in the order of `names`; the other columns as in `add`.

        Errors: KeyError names a column that the table does not have.
        """
        self.extend_columns(table, dict(zip(names, zip(*rows, strict=True), strict=bool(rows))))

    def extend_columns(self, table: str, values: Mapping[str, Sequence[object]]) -> None:
        """Append many rows given by their columns, which are equally long; the other columns as in `add`.

        Errors: KeyError names a column that the table does not have.
        """
        columns = self._columns[table]
        for name, column in values.items():
            columns[name].extend(column)
        nothing = [None] * len(next(iter(values.values()), ()))
        for name in columns.keys() - values.keys() if nothing else ():
            columns[name].extend(nothing)

    def defer(self, table: str, make: Callable[[], pl.DataFrame]) -> None:
        """Let all rows of a table be made when the frames are: `make` gives the columns but for the article's two ids, in any order."""
        self._deferred[table] = make

    def deferred(self, table: str) -> pl.DataFrame | None:
        """The deferred rows of a table, None where they are added one by one."""
        return self._deferred[table]() if table in self._deferred else None

    def rows(self, table: str) -> int:
        """How many rows the table has so far."""
        return len(next(iter(self._columns[table].values())))

    def column(self, table: str, column: str) -> list[object]:
        """The values of one column so far (the live list); the two ids of the article are no columns yet."""
        return self._columns[table][column]


def to_frames(builders: Sequence[FrameBuilder]) -> dict[str, pl.DataFrame]:
    """The rows of some articles, in their order, as one frame for each table of SCHEMAS, empty ones included.

    Making a series costs as much as reading some cells, so all columns of one type are made as one and then cut apart, and many
    articles at once cost less than each alone.
    """
    pools: dict[str, list[object]] = {}  # by the name of the type
    cuts: dict[str, list[tuple[str, str, int]]] = {}  # of a table: each column, its pool, and where in that it starts
    heights = {table: [builder.rows(table) for builder in builders] for table in SCHEMAS}
    for table, kinds in _KINDS.items():
        cuts[table] = []
        for name, kind in kinds if any(heights[table]) else ():
            pool = pools.setdefault(kind, [])
            cuts[table].append((name, kind, len(pool)))
            for builder in builders:
                pool += builder.column(table, name)
    made = {kind: _series(values, _TYPES[kind]) for kind, values in pools.items()}
    ids = {name: [pl.Series(name, [getattr(builder, name)], dtype=_TEXT) for builder in builders] for name in _IDS}
    frames = {}
    for table, height in heights.items():
        columns = {name: made[kind].slice(start, sum(height)).alias(name) for name, kind, start in cuts[table]}
        owned = [(place, frame) for place, builder in enumerate(builders) if (frame := builder.deferred(table)) is not None]
        if owned:
            for place, frame in owned:
                height[place] = frame.height
            columns = pl.concat([frame for _, frame in owned]).to_dict()
        if columns:
            columns |= {name: pl.concat(map(pl.Series.new_from_index, owners, repeat(0), height)) for name, owners in ids.items()}
            first, *others = [columns[name] for name in SCHEMAS[table]]
        frames[table] = first.to_frame().hstack(others) if columns else _empty(table)
    return frames


def _series(values: list[object], kind: pl.DataType | type[pl.DataType]) -> pl.Series:
    if kind != POINTS:
        return pl.Series(values, dtype=kind, strict=True)
    texts = [None if value is None else format(value, "f") for value in values]  # Polars reads Decimals with NumPy, and dies of a NaN
    return pl.Series(texts, dtype=pl.String).cast(kind, strict=True)


def to_sound_frames(builders: Sequence[FrameBuilder]) -> tuple[dict[str, pl.DataFrame], dict[str, Exception]]:
    """As `to_frames`; an article whose values fit no frame is left out, and its error given by its snapshot_id."""
    try:
        return to_frames(builders), {}
    except Exception:  # noqa: BLE001 - one article must not cost the others
        errors = {builder.snapshot_id: error for builder in builders if (error := _misfit(builder))}
        return to_frames([builder for builder in builders if builder.snapshot_id not in errors]), errors


def _misfit(builder: FrameBuilder) -> Exception | None:
    try:
        to_frames([builder])
    except Exception as error:  # noqa: BLE001 - whatever it is, it is named
        return error
    return None


@cache
def _empty(table: str) -> pl.DataFrame:
    return pl.DataFrame(schema=SCHEMAS[table])
