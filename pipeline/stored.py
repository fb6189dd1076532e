"""The tables that no query fills, with their columns: those of parsing and staging, the rules, and what the pipeline notes down.

Belongs here: their columns as DuckDB's types, and the statement that makes a table of columns. Does not belong here: marts and
checks, which are files of sql/ (catalogue), or filling a table.
"""

import polars as pl

from pipeline.parse import frames
from pipeline.parse.rules import RULE_TABLES, rule_columns

_FIXED = {
    "raw.article": {
        "snapshot_id": "VARCHAR", "driver_id": "VARCHAR", "title": "VARCHAR", "source": "VARCHAR", "format": "VARCHAR",
        "page_id": "BIGINT", "revision_id": "BIGINT", "revision_at": "TIMESTAMPTZ", "fetched_at": "TIMESTAMPTZ",
        "url": "VARCHAR", "permalink": "VARCHAR", "licence": "VARCHAR", "sha256": "VARCHAR", "byte_size": "BIGINT",
        "wikidata_id": "VARCHAR", "expansion_sha256": "VARCHAR", "content": "VARCHAR",
    },
    "raw.template_expansion": {
        "snapshot_id": "VARCHAR", "driver_id": "VARCHAR", "call": "VARCHAR", "template": "VARCHAR",
        "template_revision_id": "BIGINT", "fetched_at": "TIMESTAMPTZ", "expansion": "VARCHAR",
    },
    "raw.current_article": {"driver_id": "VARCHAR", "snapshot_id": "VARCHAR", "previous_snapshot_id": "VARCHAR"},
    "raw.claim_change": {
        "driver_id": "VARCHAR", "from_snapshot_id": "VARCHAR", "to_snapshot_id": "VARCHAR", "table_name": "VARCHAR",
        "row_key": "VARCHAR", "column_name": "VARCHAR", "old_value": "VARCHAR", "new_value": "VARCHAR", "change": "VARCHAR",
        "first_year": "INTEGER", "cell_id": "VARCHAR",
    },
    "raw.accepted_snapshot": {"snapshot_id": "VARCHAR", "driver_id": "VARCHAR", "accepted_at": "TIMESTAMPTZ"},
    "raw.dump_file": {
        "file": "VARCHAR", "url": "VARCHAR", "read_at": "TIMESTAMPTZ", "shards": "BIGINT", "xml_bytes": "BIGINT", "pages": "BIGINT",
        "selected": "BIGINT", "redirects": "BIGINT", "other_namespace": "BIGINT", "hidden": "BIGINT", "large": "BIGINT",
        "unreadable": "BIGINT", "broken_tails": "BIGINT", "failed": "BIGINT", "seconds": "BIGINT",
    },
    "raw.removed_driver": {"driver_id": "VARCHAR", "title": "VARCHAR", "page_id": "BIGINT", "removed_at": "TIMESTAMPTZ"},
    "quality.held_snapshot": {
        "snapshot_id": "VARCHAR", "driver_id": "VARCHAR", "kept_snapshot_id": "VARCHAR", "hold_reason": "VARCHAR", "detail": "VARCHAR",
        "claims_before": "BIGINT", "claims_after": "BIGINT", "diff_url": "VARCHAR", "held_since": "TIMESTAMPTZ",
    },
    "quality.applied_correction": {
        "correction_no": "INTEGER", "driver_id": "VARCHAR", "table_name": "VARCHAR", "row_key": "VARCHAR", "column_name": "VARCHAR",
        "expect": "VARCHAR", "stated_value": "VARCHAR", "corrected_value": "VARCHAR", "correction_reason": "VARCHAR",
        "correction_status": "VARCHAR", "outcome": "VARCHAR", "cell_id": "VARCHAR",
    },
    "quality.unread_article": {
        "title": "VARCHAR", "driver_id": "VARCHAR", "source": "VARCHAR", "place": "VARCHAR", "reason": "VARCHAR",
        "message": "VARCHAR", "remedy": "VARCHAR", "since": "TIMESTAMPTZ",
    },
    "quality.unused_rule": {"rule_table": "VARCHAR", "rule_key": "VARCHAR"},
    "quality.check_result": {
        "check_name": "VARCHAR", "table_name": "VARCHAR", "severity": "VARCHAR", "passed": "BOOLEAN",
        "failing_rows": "BIGINT", "invariant": "VARCHAR", "description": "VARCHAR", "remedy": "VARCHAR", "run_id": "VARCHAR",
    },
    "quality.release": {
        "run_id": "VARCHAR", "published_at": "TIMESTAMPTZ", "version": "VARCHAR", "schema_version": "VARCHAR",
        "source": "VARCHAR", "drivers": "BIGINT", "snapshots": "BIGINT", "warnings": "BIGINT",
    },
}  # fmt: skip
_TYPES: dict[object, str] = {
    pl.String: "VARCHAR",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Boolean: "BOOLEAN",
    pl.Float64: "DOUBLE",
    pl.Date: "DATE",
}


def create_statement(name: str, columns: dict[str, str], *, verb: str = "CREATE TABLE") -> str:
    """The statement that creates an empty table."""
    body = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    return f"{verb} {name} ({body})"


def frame_columns(name: str) -> dict[str, str]:
    """The columns of a frame of parsing, as DuckDB types."""
    return {column: _duckdb_type(kind) for column, kind in frames.SCHEMAS[name].items()}


def _duckdb_type(kind: object) -> str:
    """DuckDB's name of a Polars type. Errors: KeyError for one that no frame has."""
    if isinstance(kind, pl.Decimal):
        return f"DECIMAL({kind.precision}, {kind.scale})"
    if isinstance(kind, pl.List):
        return f"{_duckdb_type(kind.inner)}[]"
    return _TYPES[kind if isinstance(kind, type) else type(kind)]


def stored_tables() -> dict[str, dict[str, str]]:
    """The tables that no query builds: name to columns."""
    stored = dict(_FIXED)
    for schema, names in (("raw", frames.RAW), ("staging", frames.STAGING), ("quality", frames.QUALITY)):
        stored |= {f"{schema}.{name}": frame_columns(name) for name in names}
    for name in RULE_TABLES:
        stored[f"raw.rule_{name}"] = dict.fromkeys(rule_columns(name), "VARCHAR")
    return stored
