"""Every table of the warehouse before there is one: its columns, types, comments and, for marts and checks, its SQL.

Belongs here: reading sql/ and the frame schemas into one catalogue, in which a table, its comment and its lineage are
stated once. Does not belong here: filling a table, or Dagster.

The marts' column types are DuckDB's own answer: the catalogue creates every table empty in memory and binds each query to
it. A query that does not bind is an error when the code location loads, with its file named, and never in the night's run.
"""

import csv
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import duckdb

from pipeline.faults import SqlFileError
from pipeline.lineage import Columns, column_sources, parse_query, upstream_tables
from pipeline.opening import in_memory
from pipeline.parse import frames
from pipeline.settings import SQL
from pipeline.stored import create_statement, stored_tables

SCHEMAS = ("raw", "staging", "mart", "quality")
PREVIEW_HEADER = re.compile(r"^--\s?(.*)$")

_HEADER = "severity|table|invariant|remedy|blocks|scope"  # what the header lines of a check state
_VIEW = "stored: no"  # the header line of a mart that is a view: cheap to ask for one driver, and costly to keep of all
_WHOLE = "scope: warehouse"  # the header line of a mart whose rows of one driver depend on other drivers
_OF_DRIVER = {
    *(f"raw.{name}" for name in (*frames.RAW, "article", "current_article", "claim_change")),
    *(f"staging.{name}" for name in frames.STAGING),
    *(f"quality.{name}" for name in frames.QUALITY),
}


@dataclass(frozen=True)
class Table:
    """One table: `name` with its schema, `columns` as name to DuckDB type, `comment` with the grain as its first sentence."""

    name: str
    columns: dict[str, str]
    comment: str = ""
    sql: str = ""
    upstream: tuple[str, ...] = ()
    lineage: Columns = field(default_factory=dict)
    is_view: bool = False
    is_whole: bool = False  # whether a driver's rows depend on those of other drivers

    @property
    def schema(self) -> str:
        """The DuckDB schema."""
        return self.name.split(".")[0]

    @property
    def word(self) -> str:
        """The name without its schema."""
        return self.name.split(".")[1]

    @cached_property
    def version(self) -> str:
        """Changes when the table would be built otherwise: the first 12 hex digits of a hash over its query and columns."""
        return hashlib.sha256(f"{self.sql}{self.columns}".encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Check:
    """One claim about one table: `sql` gives the rows that break it; `description` says what must hold, `remedy` what to do."""

    name: str
    table: str
    severity: str
    invariant: str
    description: str
    remedy: str
    sql: str
    upstream: tuple[str, ...]
    blocks: bool = True
    is_by_driver: bool = False  # whether a driver's failing rows depend on the rows of that driver alone

    @property
    def is_blocking(self) -> bool:
        """Whether a failure stops publication: an ERROR does, unless it is one on an article (`-- blocks: no`)."""
        return self.severity == "ERROR" and self.blocks


@dataclass(frozen=True)
class Catalogue:
    """All tables by name, marts in an order in which each comes after those it reads, and all checks by name."""

    tables: dict[str, Table]
    checks: dict[str, Check]
    column_comments: dict[str, str]

    def schema(self, name: str) -> list[Table]:
        """The tables of one schema, in building order."""
        return [table for table in self.tables.values() if table.schema == name]

    @cached_property
    def version(self) -> str:
        """Changes when any table has other columns: the schema version of a warehouse file."""
        listed = sorted(self.tables.values(), key=lambda table: table.name)
        text = "".join(f"{table.name}{table.columns}{table.sql if table.is_view else ''}" for table in listed)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


@cache
def catalogue(sql: Path = SQL) -> Catalogue:
    """The catalogue of the folder `sql`. Errors: SqlFileError names the file that does not parse, bind or keep its form."""
    comments = _two_columns(sql / "tables.csv")
    tables = {name: Table(name, columns, comments.get(name, "")) for name, columns in stored_tables().items()}
    with in_memory() as connection:
        for schema in SCHEMAS:
            connection.execute(f"CREATE SCHEMA {schema}")
        for table in tables.values():
            connection.execute(create_statement(table.name, table.columns))
        for table in _marts(connection, sql / "mart", tables):
            tables[table.name] = table
        checks = {path.stem: _check(connection, path, tables) for path in sorted((sql / "check").glob("*.sql"))}
    return Catalogue(tables, checks, _two_columns(sql / "columns.csv"))


def is_by_driver(tables: Mapping[str, Table], name: str) -> bool:
    """Whether a driver's rows of a table depend on that driver's article alone, or on the rules, by which every driver changes.

    Then they change only when staging counts the driver as changed, and can be replaced alone.
    """
    table = tables[name]
    if table.schema == "mart":
        return "driver_id" in table.columns and not table.is_whole and all(is_by_driver(tables, one) for one in table.upstream)
    return name in _OF_DRIVER or table.word.startswith("rule_")


def _two_columns(path: Path) -> dict[str, str]:
    if not path.exists():
        raise SqlFileError(f"{path} is missing: it holds the comments of the tables or columns")
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle)
        next(reader)
        return {row[0]: row[1] for row in reader if row}


def header(text: str) -> list[str]:
    """The lines of the comment that opens an SQL file, without their dashes."""
    lines = []
    for line in text.splitlines():
        match = PREVIEW_HEADER.match(line)
        if not match:
            break
        lines.append(match[1].strip())
    return lines


def _marts(connection: duckdb.DuckDBPyConnection, folder: Path, tables: dict[str, Table]) -> list[Table]:
    """The marts in building order, each created empty in `connection`."""
    texts = {f"mart.{path.stem}": path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))}
    trees = {name: _tree(connection, folder / f"{name[5:]}.sql", text) for name, text in texts.items()}
    waiting = {name: upstream_tables(tree) for name, tree in trees.items()}
    known = {name: list(table.columns) for name, table in tables.items()}
    marts: list[Table] = []
    while waiting:
        ready = [name for name, needs in waiting.items() if not needs & waiting.keys()]
        if not ready:
            raise SqlFileError(f"{folder}: these marts read each other in a circle: {', '.join(waiting)}")
        for name in ready:
            path = folder / f"{name[5:]}.sql"
            try:
                connection.execute(f"CREATE TABLE {name} AS {texts[name]}")
                described = connection.execute(f"DESCRIBE {name}").fetchall()
            except duckdb.Error as error:
                raise SqlFileError(f"{path}: {error}") from error
            columns = {row[0]: row[1] for row in described}
            sources = column_sources(trees[name], known.__getitem__)
            lineage = {column: sources.get(column, frozenset()) for column in columns}
            lines = header(texts[name])
            comment = " ".join(line for line in lines if line not in {_VIEW, _WHOLE})
            marts.append(
                Table(name, columns, comment, texts[name], tuple(sorted(waiting.pop(name))), lineage, _VIEW in lines, _WHOLE in lines)
            )
            known[name] = list(columns)
    return marts


def _tree(connection: duckdb.DuckDBPyConnection, path: Path, text: str) -> dict:
    try:
        return parse_query(connection, text)
    except ValueError as error:
        raise SqlFileError(f"{path}: {error}") from error


def _check(connection: duckdb.DuckDBPyConnection, path: Path, tables: dict[str, Table]) -> Check:
    text = path.read_text(encoding="utf-8")
    lines = header(text)
    named = {match[1]: match[2] for match in (re.match(rf"({_HEADER}): (.+)", line) for line in lines) if match}
    described = " ".join(line for line in lines if not re.match(rf"({_HEADER}):", line))
    missing = {"severity", "table", "invariant", "remedy"} - named.keys()
    if missing or not described:
        raise SqlFileError(f"{path}: its header lacks {', '.join(sorted(missing)) or 'the sentence that says what must hold'}")
    if named["severity"] not in {"ERROR", "WARN"} or named["table"] not in tables:
        raise SqlFileError(f"{path}: severity is {named['severity']!r}, table is {named['table']!r}: one of them is not known")
    upstream = upstream_tables(_tree(connection, path, text))
    try:
        columns = [row[0] for row in connection.execute(f"DESCRIBE {text}").fetchall()]
    except duckdb.Error as error:
        raise SqlFileError(f"{path}: {error}") from error
    return Check(
        path.stem,
        named["table"],
        named["severity"],
        named["invariant"],
        described,
        named["remedy"],
        text,
        tuple(sorted(upstream)),
        named.get("blocks") != "no",
        named.get("scope") != "warehouse"
        and "driver_id" in columns
        and bool(upstream)
        and all(is_by_driver(tables, one) for one in upstream),
    )
