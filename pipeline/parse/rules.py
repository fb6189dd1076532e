"""The rules that are data: every seeds/*.csv table that says what a label, code, colour, marker, template or alias means.

Belongs here: finding and reading those tables, once, and the contract that each of them keeps, for people edit them.
Does not belong here: applying them.
"""

import csv
import io
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


COLUMNS = (  # what a label may name a column: those that claims are read from, and those that are known and left alone
    "achieved average_finish average_speed average_start best_result car championships chassis circuit class class_podiums "
    "class_points class_position class_wins co_drivers dash_wins date distance dnf driver engine event event_wins fastest_laps "
    "final_rounds finish first_podium first_race first_win gap heat_wins laps laps_led medal nationality notes number "
    "number_one_qualifiers operator opponent other_podiums other_top_10 penalty_points podiums points poles position pre_final "
    "qualifying qualifying_race qualifying_rank quick_times races record reference result retired role round running_at_finish "
    "season seasons second_places series sponsor sprint_wins sprints stage_wins start superpole team third_places time title "
    "top_10 top_5 tyres win_rate winnings wins"
)
METRICS = (  # what a field of an infobox may speak of
    "achievement active_years award award_years best_finish best_finish_year best_race_result car_number class_wins co_driver "
    "current_team driver entries fastest_laps first_race first_win first_year former_series former_team last_position last_race "
    "last_season last_win last_year manufacturer podiums points poles prev_series prev_series_years races seasons series "
    "stage_wins team title title_years titles top_10 top_5 wins"
)


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
_FAMILY = "ec|f1|kart|motorcycle|motorsport|nascar|open_wheel|rally"
_INFOBOX = "(?:btcc|champ car|dtm|f1|indycar|le mans|nascar|racing|v8 supercar|wrc) driver|(?:motorcycle|speedway) rider"


def _one_of(words: str) -> str:
    return "|".join(words.split())


_CONTRACTS = {
    "colours": _of(
        "colour_key family colour meaning msrslt statuses best worst",
        key="colour_key", colour=_HEX, family=f"(?:{_FAMILY})?", meaning="[a-z0-9_]+",
        statuses=f"(?:{_STATUS})(?: (?:{_STATUS}))*", best=r"\d*", worst=r"\d*",
    ),
    "corrections": _of("driver_id table_name row_key column_name expect value reason status", status="active|retired"),
    "cues": _of("word side weight", key="word", side="series|team|car", weight=r"\d+(?:\.\d+)?"),
    "differences": _of(
        "metric grid_is kind note",
        key="metric grid_is", metric="races|wins|poles|fastest_laps|podiums|points|position", grid_is="more|less", kind="|".join(KINDS),
    ),
    "dump_selection": _of("rule kind pattern note", key="rule", kind="infobox|heading", pattern=".+"),
    "event_races": _of(
        "pattern series_pattern code_pattern note",
        key="pattern series_pattern", patterns="pattern series_pattern code_pattern", is_read_by_sql=True,
    ),
    "infobox_about": _of("field meaning", key="field"),
    "infobox_fields": _of(
        "template field metric value note",
        key="template field", template=_INFOBOX, metric=f"(?:{_one_of(METRICS)})?",
        value="career list|count|list|points|position|scope|skip|text|titles|year",
    ),
    "infobox_series": _of("template prefix series", key="template prefix"),
    "infobox_signs": _of("field template meaning", key="field", patterns="field", template=_INFOBOX),
    "labels": _of(
        "label column kind",
        key="label kind", column=_one_of(COLUMNS), kind="(?:career_summary|karting_summary|results_grid|event_results)?",
    ),
    "legends": _of(
        "legend_key family bold_is_pole italic_is_fastest_lap italic_is_pole superscript_is_sprint", key="legend_key", family=_FAMILY,
        bold_is_pole=_BOOLEAN, italic_is_fastest_lap=_BOOLEAN, italic_is_pole=_BOOLEAN, superscript_is_sprint=rf"{_BOOLEAN}|\d{{4}}",
    ),
    "markers": _of("text kind state meaning", key="text kind", kind="(?:position|team)?", state="|".join(STATES)),
    "metrics": _of("metric name unit definition counts does_not_count tables", key="metric"),
    "notes": _of(
        "pattern meaning", key="pattern", patterns="pattern",
        meaning="cancelled|classified_dnf|d(?:ouble|ropped)_points|excluded|full_points|guest|half_points|in_progress|ineligible_car|no_points"
        "|shared_drive|team_standings",
    ),
    "plain_series": _of("word kind note", key="word", kind="class|own class|place"),
    "plain_words": _of("word note", key="word"),
    "result_codes": _of(
        "code status is_entered is_start is_classified note",
        key="code", status=_STATUS, is_entered=_BOOLEAN, is_start=_BOOLEAN, is_classified=_BOOLEAN,
    ),
    "roles": _of("pattern role", key="pattern", patterns="pattern", role=".+"),
    "sections": _of(
        "pattern kind discipline meaning",
        key="pattern", patterns="pattern", kind="(?:event|outside|selection)?", discipline="(?:karting|racing)?",
    ),
    "series": _of("name id", key="name", id="[a-z0-9-]+"),
    "series_classes": _of("class series_id id note", key="class series_id", id="[a-z0-9-]+"),
    "single_events": _of("pattern note", key="pattern", patterns="pattern", is_read_by_sql=True),
    "teams": _of("name id", key="name", id="[a-z0-9-]+"),
    "template_codes": _of("codes code colour text", key="codes code", codes="country|result", colour=f"(?:{_HEX})?"),
    "templates": _of(
        "template meaning arguments style link colour note",
        key="template", meaning="attributes|change|drop|line|list|mark|numbered|picture|position|show|sum|unread",
        colour=rf"(?:{_HEX}|\{{1\}}|\{{codes:(?:country|result)\}})?",
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
        data = (SEEDS / f"{name}.csv").read_bytes()
    except OSError as error:
        raise RuleError(f"seeds/{name}.csv cannot be read ({error})") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RuleError(f"seeds/{name}.csv, line {line}: it cannot be read, for it is no UTF-8 ({error})") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if header != list(columns):
            raise RuleError(f"seeds/{name}.csv, line 1: the header is {','.join(header)!r}, and must be {','.join(columns)!r}")
        for values in reader:
            if len(values) not in {0, len(columns)}:
                raise RuleError(f"seeds/{name}.csv, line {reader.line_num}: {len(values)} values under {len(columns)} columns")
            if values:
                yield reader.line_num, values
    except csv.Error as error:
        raise RuleError(f"seeds/{name}.csv, line {reader.line_num}: it cannot be read ({error})") from None


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
    if contract.key and not row[contract.key[0]].strip():
        return f"{contract.key[0]} is blank, which would match every blank"
    return ""
