"""Which drivers' rows may differ between two releases, as the build remembers how it came from the one to the other.

Belongs here: that one question. Does not belong here: what is done with the answer (exports), or whether the rows do differ (ranges).
"""

import duckdb

from pipeline.catalogue import Catalogue, is_by_driver

RELEASE = "SELECT run_id || ' ' || epoch_us(published_at)::VARCHAR FROM quality.release ORDER BY published_at DESC LIMIT 1"
_STATE = "SELECT change_no, built FROM build.release_state WHERE run_id || ' ' || epoch_us(published_at)::VARCHAR = ?"


def moved(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, was: str, now: str) -> dict[str, frozenset[str]]:
    """The drivers who may have other rows in a mart in the release `now` than in `was`, by mart; both are named as RELEASE names one.

    A mart that does not go by drivers, or was built otherwise, is left out; so is every mart where the build does not know a release.
    """
    states: list[dict[str, dict[str, object]]] = []
    for release in (was, now):
        row = connection.execute(_STATE, [release]).fetchone()
        if row is None:
            return {}
        states.append(row[1])
    found: dict[str, frozenset[str]] = {}
    seen: dict[int, frozenset[str]] = {}
    for table in catalogue.schema("mart"):
        before, after = (state.get(table.name, {}) for state in states)
        if not before or not after or before["version"] != after["version"] or not is_by_driver(catalogue.tables, table.name):
            continue
        since = min(int(str(state["change_no"])) for state in (before, after))
        if since not in seen:
            rows = connection.execute("SELECT driver_id FROM build.staged_driver WHERE change_no > ?", [since]).fetchall()
            seen[since] = frozenset(driver for (driver,) in rows)
        found[table.name] = seen[since]
    return found
