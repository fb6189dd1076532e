"""What a claim must keep to be staged: one rule, one sentence, one SQL condition that is true of the rows that break it.

Belongs here: the rules of quarantine. Does not belong here: moving rows (staging), or what is odd but possible (sql/check).
A rule's name begins with the number of its invariant where it has one. Parsing sees some of these faults first, while it
still has the row as written; it gives the number alone, and SENTENCES puts it in words.

`c` is the claim, `a` the raw.article of its snapshot, `changed` the snapshots that are staged.
A row that breaks several rules is kept under the first.
"""

from dataclasses import dataclass

from pipeline.parse.frames import _METRICS
from pipeline.parse.rules import STATES, STATUSES

FIRST_RACE_YEAR = 1894
SENTENCES = {
    "2": "2: a header names at least seven known columns",
    "3": "3: a row has a season",
    "7": "7: a span does not cross a season that is written",
    "12": "12: no row stands twice in a table",
    "13": "13: a count is not negative",
    "19": "19: a position is at least 1",
    "30": f"30: a season lies between {FIRST_RACE_YEAR} and next year",
    "season_unread": "3: a row has a season",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` stands in quality.rejected_row.rule; `broken` is true of a row of staging.`table` that breaks it."""

    table: str
    name: str
    broken: str


def _closed(table: str, column: str, allowed: tuple[str, ...]) -> Rule:
    words = ", ".join(f"'{word}'" for word in allowed)
    return Rule(table, f"{column} is a word of its list", f"coalesce(c.{column}, '') NOT IN ({words})")


def _years(table: str, column: str) -> list[Rule]:
    # no car race is older, no season is announced earlier
    span = f"c.{column} NOT BETWEEN {FIRST_RACE_YEAR} AND year(a.fetched_at) + 1"
    return [
        Rule(table, SENTENCES["3"], f"c.{column} IS NULL"),
        Rule(table, SENTENCES["30"], span),
    ]


def _same_row(table: str) -> Rule:
    """A row whose every cell reads like an earlier row's of the same article: of its own table, or of one that repeats it."""
    text = """(
        SELECT list(r.text ORDER BY r.column_no) FROM raw.cell AS r
        WHERE r.snapshot_id = c.snapshot_id AND r.table_no = {row}.table_no AND r.row_no = {row}.row_no
    )"""
    broken = f"""EXISTS (
        FROM build.claim_{table} AS e
        WHERE e.snapshot_id = c.snapshot_id AND (e.table_no, e.row_no) < (c.table_no, c.row_no) AND e.first_year = c.first_year
            AND e.series_id = c.series_id AND e.team_id IS NOT DISTINCT FROM c.team_id
            AND {text.format(row="e")} = {text.format(row="c")}
    )"""
    return Rule(table, SENTENCES["12"], broken)


def _same_results() -> Rule:
    """A row of results whose every cell reads like an earlier row's of its table: its races would count twice."""
    broken = """(c.snapshot_id, c.table_no, c.row_no) IN (
        SELECT snapshot_id, table_no, row_no FROM (
            SELECT r.snapshot_id, r.table_no, r.row_no, bit_xor(hash(r.column_no, r.text)) AS texts
            FROM raw.cell AS r
            SEMI JOIN changed ON changed.snapshot_id = r.snapshot_id
            SEMI JOIN build.claim_race_result AS g
                ON g.snapshot_id = r.snapshot_id AND g.table_no = r.table_no AND g.row_no = r.row_no
            GROUP BY ALL
        )
        QUALIFY row_number() OVER (PARTITION BY snapshot_id, table_no, texts ORDER BY row_no) > 1
    )"""
    return Rule("race_result", SENTENCES["12"], broken)


RULES = (
    *_years("season_entry", "first_year"),
    *(
        Rule("season_entry", SENTENCES["13"], f"c.{metric} < 0")
        for metric in _METRICS
    ),
    *(_closed("season_entry", f"{metric}_state", STATES) for metric in _METRICS),
    _same_row("season_entry"),
    *_years("season_standing", "first_year"),
    Rule("season_standing", SENTENCES["19"], "c.position < 1"),
    _closed("season_standing", "points_state", STATES),
    _closed("season_standing", "position_state", STATES),
    *_years("race_result", "season"),
    _same_results(),
    Rule("race_result", SENTENCES["19"], "least(c.position, c.class_position, c.sprint_position) < 1"),
    _closed("race_result", "state", STATES),
    _closed("race_result", "status", STATUSES),
    _closed("infobox_claim", "state", STATES),
    Rule(
        "infobox_claim", SENTENCES["13"], f"c.value < 0 AND c.metric IN ({', '.join(map(repr, _METRICS))})",
    ),
)  # fmt: skip


def verdict(table: str) -> str:
    """The SQL expression that names the first rule a claim breaks, or is null."""
    cases = [f"WHEN {rule.broken} THEN '{rule.name}'" for rule in RULES if rule.table == table]
    return f"CASE {' '.join(cases)} END" if cases else "NULL"


def in_words(column: str) -> str:
    """The SQL expression that puts a rule that parsing names by its number in words."""
    cases = [f"WHEN '{number}' THEN '{sentence}'" for number, sentence in SENTENCES.items()]
    return f"CASE {column} {' '.join(cases)} ELSE {column} END"
