"""The rules that are data: every seeds/*.csv table that says what a label, code, colour, marker, template or alias means.

Belongs here: finding and reading those tables, once, and the contract that each of them keeps, for people edit them.
Does not belong here: applying them.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
STATES = (
    "reported", "not_applicable", "unknown", "pending", "not_classified", "ineligible", "excluded", "role", "not_held",
    "not_entered", "cancelled", "blank", "ambiguous", "unread",
)  # fmt: skip
STATUSES = (
    "classified", "classified_dnf", "retired", "not_classified", "disqualified", "not_started", "not_qualified", "withdrawn",
    "excluded", "practice_only", "cancelled", "not_entered", "unread",
)  # fmt: skip
KINDS = ("stale_infobox", "scope_difference", "field_misuse", "prose_overclaim", "incomplete_grid", "unexplained")  # of differences


class RuleError(ValueError):
    """A rule table that cannot be used; the message names the file and, where it is one line's fault, the line."""

    remedy = "mend it (`git diff seeds/` shows what changed), then run again"


@dataclass(frozen=True, slots=True)
class _Contract:
    """What a rule table keeps: its columns, those that no two rows share, those that hold patterns, and what others may hold."""

    columns: tuple[str, ...]
    key: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)  # column to a pattern of the whole value
    is_read_by_sql: bool = False  # whether the patterns are matched by the marts, whose expressions look neither around nor back


def _of(columns: str, key: str = "", patterns: str = "", *, is_read_by_sql: bool = False, **values: str) -> _Contract:
    return _Contract(tuple(columns.split()), tuple(key.split()), tuple(patterns.split()), values, is_read_by_sql)


_NOT_IN_SQL = re.compile(r"\(\?(?:[=!(>]|<[=!]|P[=>])|\\[1-9]|[*+?}]\+")


_BOOLEAN = "true|false"
_STATUS = "|".join(STATUSES)
_HEX = "[0-9A-F]{6}"
_CONTRACTS = {
    "colours": _of(
        "colour_key family colour meaning msrslt statuses best worst",
        key="colour_key", colour=_HEX, statuses=f"(?:{_STATUS})(?: (?:{_STATUS}))*", best=r"\d*", worst=r"\d*",
    ),
    "corrections": _of("driver_id table_name row_key column_name expect value reason status", status="active|retired"),
    "cues": _of("word side weight", key="word", side="series|team|car", weight=r"\d+(?:\.\d+)?"),
    "differences": _of("metric grid_is kind note", key="metric grid_is", grid_is="more|less", kind="|".join(KINDS)),
    "dump_selection": _of("rule kind pattern note", key="rule", kind="infobox|heading", pattern=".+"),
    "event_races": _of(
        "pattern series_pattern code_pattern note",
        key="pattern series_pattern", patterns="pattern series_pattern code_pattern", is_read_by_sql=True,
    ),
    "infobox_about": _of("field meaning", key="field"),
    "infobox_fields": _of(
        "template field metric value note",
        key="template field", value="career list|count|list|points|position|scope|skip|text|titles|year",
    ),
    "infobox_series": _of("template prefix series", key="template prefix"),
    "infobox_signs": _of("field template meaning", key="field", patterns="field"),
    "labels": _of("label column kind", key="label kind"),
    "legends": _of(
        "legend_key family bold_is_pole italic_is_fastest_lap italic_is_pole superscript_is_sprint", key="legend_key",
        bold_is_pole=_BOOLEAN, italic_is_fastest_lap=_BOOLEAN, italic_is_pole=_BOOLEAN, superscript_is_sprint=rf"{_BOOLEAN}|\d{{4}}",
    ),
    "markers": _of("text kind state meaning", key="text kind", state="|".join(STATES)),
    "metrics": _of("metric name unit definition counts does_not_count tables", key="metric"),
    "notes": _of("pattern meaning", key="pattern", patterns="pattern"),
    "plain_series": _of("word kind note", key="word", kind="class|own class|place"),
    "plain_words": _of("word note", key="word"),
    "result_codes": _of(
        "code status is_entered is_start is_classified note",
        key="code", status=_STATUS, is_entered=_BOOLEAN, is_start=_BOOLEAN, is_classified=_BOOLEAN,
    ),
    "roles": _of("pattern role", key="pattern", patterns="pattern", role=".+"),
    "sections": _of("pattern kind discipline meaning", key="pattern", patterns="pattern"),
    "series": _of("name id", key="name", id="[a-z0-9-]+"),
    "series_classes": _of("class series_id id note", key="class series_id", id="[a-z0-9-]+"),
    "single_events": _of("pattern note", key="pattern", patterns="pattern", is_read_by_sql=True),
    "teams": _of("name id", key="name", id="[a-z0-9-]+"),
    "template_codes": _of("codes code colour text", key="codes code", colour=f"(?:{_HEX})?"),
    "templates": _of(
        "template meaning arguments style link colour note",
        key="template", meaning="attributes|change|drop|list|mark|numbered|picture|position|show|sum|unread",
        style="(?:(?:bold|hidden|italic|small|struck|sub|sup)(?: |$))*",
    ),
    "watchlist": _of("title note", key="title", title=".+"),
}  # fmt: skip
RULE_TABLES = tuple(_CONTRACTS)


def rule_columns(name: str) -> tuple[str, ...]:
    """The columns of a rule table, whatever its file holds."""
    return _CONTRACTS[name].columns


@cache
def rule_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `seeds/<name>.csv`, as written (all text, blanks as '').

    Errors: RuleError where the file is missing, is no CSV in UTF-8, or has a row that breaks the table's contract.
    """
    contract = _CONTRACTS[name]
    rows, seen = [], dict[tuple[str, ...], int]()
    for line, values in _lines(name, contract.columns):
        row = dict(zip(contract.columns, values, strict=True))
        if fault := _fault(row, contract):
            raise RuleError(f"seeds/{name}.csv, line {line}: {fault}")
        key = tuple(row[column] for column in contract.key) or (str(line),)
        if key in seen:
            raise RuleError(f"seeds/{name}.csv, line {line}: {' '.join(filter(None, key))!r} has a rule already in line {seen[key]}")
        seen[key] = line
        rows.append(row)
    return tuple(rows)


def check_rules() -> None:
    """Read every rule table. Errors: RuleError for the first that cannot be used."""
    for name in RULE_TABLES:
        rule_table(name)


def _lines(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table's file below its header, blank lines left out, each with the number of its line."""
    try:
        with (SEEDS / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.reader(handle, strict=True)
            header = next(reader, [])
            if header != list(columns):
                raise RuleError(f"seeds/{name}.csv, line 1: the header is {','.join(header)!r}, and must be {','.join(columns)!r}")
            for values in reader:
                if len(values) not in {0, len(columns)}:
                    raise RuleError(f"seeds/{name}.csv, line {reader.line_num}: {len(values)} values under {len(columns)} columns")
                if values:
                    yield reader.line_num, values
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RuleError(f"seeds/{name}.csv cannot be read ({error})") from None


def _fault(row: dict[str, str], contract: _Contract) -> str:
    """What is wrong with a row, '' where nothing is."""
    for column in contract.patterns:
        try:
            re.compile(row[column])
        except re.error as error:
            return f"{column} {row[column]!r} is no regular expression ({error})"
        if not row[column]:
            return f"{column} is blank, which would match everything"
        if contract.is_read_by_sql and (found := _NOT_IN_SQL.search(row[column])):
            return f"{column} {row[column]!r} has a {found[0]!r}, which no regular expression of SQL has"
    for column, pattern in contract.values.items():
        if not re.fullmatch(pattern, row[column]):
            return f"{column} may not be {row[column]!r}, but what matches {pattern}"
    return ""
