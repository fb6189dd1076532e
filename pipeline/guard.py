"""The guard: which snapshots are not to be trusted yet, so that the last good one of their article stays current.

Belongs here: comparing a newer snapshot with the current one, and saying why it is held back. Does not belong here: making a
snapshot current (staging), telling an accepted change claim by claim (history).

It is about damage, not about errors. An article that loses all claims, or more than a set share of them, is held until a later
revision is sound or a person lets it through. A finished season that changes, or a count that falls, may be damage or a
correction: it is held until the revision has stood on the wiki for some days, because damage seldom does.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb

_FEWEST = 5  # claims whose loss is never called a share
_COUNTS = ("races", "wins", "poles", "fastest_laps", "podiums")
_AGE = "(coalesce({0}.revision_at, {0}.fetched_at), coalesce({0}.revision_id, 0), {0}.rowid)"
NEWER = f"{_AGE.format('n')} > {_AGE.format('b')}"


@dataclass(frozen=True, slots=True)
class GuardSettings:
    """`share` of its claims that an article may lose; `settle_days` that a revision must have stood where a finished season changed."""

    share: float = 0.3
    settle_days: float = 3.0


def hold(connection: duckdb.DuckDBPyConnection, settings: GuardSettings, now: datetime) -> list[str]:
    """Fill quality.held_snapshot and give the snapshots that must not become current. Runs in the caller's transaction."""
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE candidate AS
        SELECT
            n.driver_id, b.snapshot_id AS old_id, n.snapshot_id AS new_id, p.is_read,
            coalesce(n.revision_at, n.fetched_at) AS stood_since, year(coalesce(b.revision_at, b.fetched_at)) AS old_year,
            b.revision_id IS NOT NULL AND n.revision_id IS NOT NULL AND b.format = n.format AS is_revision,
            CASE WHEN is_revision THEN regexp_replace(n.permalink, 'oldid=.*', 'diff=' || n.revision_id || '&oldid=' || b.revision_id)
                ELSE n.permalink END AS diff_url
        FROM raw.current_article AS c
        JOIN raw.article AS b ON b.snapshot_id = c.snapshot_id
        JOIN raw.article AS n ON n.driver_id = c.driver_id AND {NEWER}
        JOIN build.parsed_snapshot AS p ON p.snapshot_id = n.snapshot_id
        WHERE n.snapshot_id NOT IN (SELECT snapshot_id FROM raw.accepted_snapshot)
    """)
    connection.execute("CREATE OR REPLACE TEMP TABLE held_before AS SELECT snapshot_id, held_since FROM quality.held_snapshot")
    connection.execute("DELETE FROM quality.held_snapshot")
    connection.execute(
        f"""
        INSERT INTO quality.held_snapshot
        WITH claims AS ({_CLAIMS}),
        falls AS ({_FALLS}),
        finished AS ({_FINISHED}),
        judged AS (
            SELECT
                c.*, coalesce(before.claims, 0) AS claims_before, coalesce(after.claims, 0) AS claims_after,
                CASE
                    WHEN NOT c.is_read OR (claims_before > 0 AND claims_after = 0) THEN 'no_claims'
                    WHEN claims_before - claims_after >= greatest({_FEWEST}, $share * claims_before) THEN 'claims_lost'
                    WHEN NOT c.is_revision OR c.stood_since <= $settled THEN NULL
                    WHEN falls.detail IS NOT NULL THEN 'count_fell'
                    WHEN finished.detail IS NOT NULL THEN 'finished_season_changed'
                END AS hold_reason,
                CASE hold_reason
                    WHEN 'count_fell' THEN falls.detail
                    WHEN 'finished_season_changed' THEN finished.detail
                    ELSE claims_before || ' claims before, ' || claims_after || ' after'
                END AS detail
            FROM candidate AS c
            LEFT JOIN claims AS before ON before.snapshot_id = c.old_id
            LEFT JOIN claims AS after ON after.snapshot_id = c.new_id
            LEFT JOIN falls ON falls.new_id = c.new_id
            LEFT JOIN finished ON finished.new_id = c.new_id
        )
        SELECT
            new_id, driver_id, old_id, hold_reason, detail, claims_before, claims_after, diff_url,
            coalesce(held_since, $now)
        FROM judged LEFT JOIN held_before ON held_before.snapshot_id = new_id
        WHERE hold_reason IS NOT NULL
        ORDER BY driver_id, new_id
        """,
        {"share": settings.share, "settled": now - timedelta(days=settings.settle_days), "now": now},
    )
    return [row[0] for row in connection.execute("SELECT snapshot_id FROM quality.held_snapshot").fetchall()]


def release_outdated(connection: duckdb.DuckDBPyConnection) -> None:
    """Forget holds of snapshots that are no longer newer than the current one: a later, sound revision has released them."""
    connection.execute(f"""
        DELETE FROM quality.held_snapshot WHERE snapshot_id NOT IN (
            SELECT n.snapshot_id
            FROM quality.held_snapshot AS h
            JOIN raw.article AS n ON n.snapshot_id = h.snapshot_id
            JOIN raw.current_article AS c ON c.driver_id = n.driver_id
            JOIN raw.article AS b ON b.snapshot_id = c.snapshot_id
            WHERE {NEWER}
        )
    """)


def _reported(columns: tuple[str, ...]) -> str:
    return " + ".join(f"({column} = 'reported')::INTEGER" for column in columns)


_CLAIMS = f"""
    SELECT snapshot_id, sum(claims) AS claims FROM (
        SELECT snapshot_id, 1 + {_reported(tuple(f"{metric}_state" for metric in _COUNTS))} AS claims FROM build.claim_season_entry
        UNION ALL SELECT snapshot_id, {_reported(("points_state", "position_state"))} FROM build.claim_season_standing
        UNION ALL SELECT snapshot_id, {_reported(("state",))} FROM build.claim_race_result
        UNION ALL SELECT snapshot_id, {_reported(("state",))} FROM build.claim_infobox_claim
    ) WHERE snapshot_id IN (SELECT unnest([old_id, new_id]) FROM candidate) GROUP BY snapshot_id
"""

# A count of the infobox that falls, or fewer entered races in the grids of a finished season.
_FALLS = f"""
    SELECT new_id, string_agg(what, '; ' ORDER BY what) AS detail FROM (
        SELECT DISTINCT
            c.new_id,
            concat_ws(' ', 'infobox', coalesce(o.series_id, 'career'), o.metric || ':', o.value::BIGINT, '->', n.value::BIGINT) AS what
        FROM candidate AS c
        JOIN build.claim_infobox_claim AS o ON o.snapshot_id = c.old_id AND o.metric IN {_COUNTS}
        JOIN build.claim_infobox_claim AS n
            ON n.snapshot_id = c.new_id AND n.metric = o.metric AND n.series_id IS NOT DISTINCT FROM o.series_id AND n.block_no = o.block_no
        WHERE n.value < o.value
        UNION ALL
        SELECT new_id, season || ': ' || old_races || ' races entered -> ' || new_races
        FROM (
            SELECT
                c.new_id, r.season,
                count(*) FILTER (r.snapshot_id = c.old_id AND r.is_entered) AS old_races,
                count(*) FILTER (r.snapshot_id = c.new_id AND r.is_entered) AS new_races
            FROM candidate AS c JOIN build.claim_race_result AS r ON r.snapshot_id IN (c.old_id, c.new_id) AND r.season < c.old_year
            GROUP BY ALL
        ) WHERE new_races < old_races
    ) GROUP BY new_id
"""


def _agrees(columns: tuple[str, ...]) -> str:
    return " AND ".join(f"(o.{column} IS NULL OR n.{column} = o.{column})" for column in columns)


# A season that was over when the current snapshot was written, and of which the newer one says something else. Rows are matched
# by year and by what they state, so that another name for a series or a team changes nothing.
_FINISHED = f"""
    SELECT new_id, string_agg(what, '; ' ORDER BY what) AS detail FROM (
        SELECT DISTINCT c.new_id, concat_ws(' ', o.season, o.series, o.team, 'no longer has the counts it had') AS what
        FROM candidate AS c
        JOIN build.claim_season_entry AS o ON o.snapshot_id = c.old_id AND coalesce(o.last_year, o.first_year) < c.old_year
        WHERE NOT coalesce(o.is_provisional, false) AND coalesce({", ".join(f"o.{metric}" for metric in _COUNTS)}) IS NOT NULL
            AND NOT EXISTS (
                FROM build.claim_season_entry AS n
                WHERE n.snapshot_id = c.new_id AND n.first_year = o.first_year AND n.discipline = o.discipline AND {_agrees(_COUNTS)}
            )
        UNION ALL
        SELECT DISTINCT c.new_id, concat_ws(' ', o.season, o.series, 'no longer has', o.points_text, 'points and position', o.position_text)
        FROM candidate AS c
        JOIN build.claim_season_standing AS o ON o.snapshot_id = c.old_id AND coalesce(o.last_year, o.first_year) < c.old_year
        WHERE NOT coalesce(o.is_provisional, false) AND coalesce(o.points, o.position) IS NOT NULL
            AND NOT EXISTS (
                FROM build.claim_season_standing AS n
                WHERE n.snapshot_id = c.new_id AND n.first_year = o.first_year AND n.discipline = o.discipline AND n.source = o.source
                    AND {_agrees(("points", "position"))}
            )
        UNION ALL
        SELECT DISTINCT c.new_id, concat_ws(' ', o.season, o.series, o.event, o.result_text, '->', n.result_text)
        FROM candidate AS c
        JOIN build.claim_race_result AS o ON o.snapshot_id = c.old_id AND o.season < c.old_year AND o.position IS NOT NULL
        JOIN build.claim_race_result AS n
            ON n.snapshot_id = c.new_id AND n.season = o.season AND n.series_id = o.series_id AND n.event = o.event
            AND n.round_no IS NOT DISTINCT FROM o.round_no AND n.event_race IS NOT DISTINCT FROM o.event_race
            AND n.race_class IS NOT DISTINCT FROM o.race_class AND n.table_no = o.table_no AND n.row_no = o.row_no
        WHERE n.position IS DISTINCT FROM o.position AND n.state <> 'unread'
    ) GROUP BY new_id
"""
