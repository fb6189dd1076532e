"""The exports: every mart as Parquet and CSV with a datapackage.json, for those who do not open the warehouse itself.

Belongs here: writing those files. Does not belong here: what is in a mart (sql/mart), joining parts of files (splice), their
description (package).

The same content gives the same bytes of every table file: rows are sorted by all columns, of which the driver is the first. CSV is
UTF-8 with a byte order mark, which spreadsheets need to know it, and a text that a spreadsheet would run as a formula (`=`, `+`, `-`,
`@`, tab or line end first) has an apostrophe in front; Parquet holds the text as it is. Times are UTC, lists are JSON.

A file is a part for each range of drivers, in Parquet some row groups: a refresh writes the parts whose rows have changed and copies
the others, and files without such are taken over. A mart that is a view is worked out some drivers at a time. With more rows than a
spreadsheet holds it is Parquet only, as its CSV would outweigh all the others, and in a warehouse of very many drivers it is left to
the file, which answers for one driver at once; `PADDOCK_EXPORTS=all` has both written all the same.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.exports import contents, footer, package, splice
from pipeline.exports.contents import Contents, Moved
from pipeline.exports.package import LICENCE, MOST_SOURCES, Table
from pipeline.exports.splice import Form, Joining, Made
from pipeline.literal import quote
from pipeline.opening import read_file
from pipeline.release import ranges
from pipeline.release.folder import replaced, same_file
from pipeline.settings import ROOT, exports_all

FORMATS = ("parquet", "csv")
ROW_GROUP = 122_880
MOST_ROWS = 1_048_575  # what a spreadsheet holds below the header
CREDIT = "ATTRIBUTION.txt"
_BOM = b"\xef\xbb\xbf"
_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
_CODE = (Path(__file__), *(Path(str(module.__file__)) for module in (footer, splice, ranges, contents)))  # what makes the bytes of a row
_LINES = """
    SELECT string_agg(
        title || ': ' || coalesce(permalink, page, '') || chr(10) || '  authors: ' || coalesce(authors_url, '') || chr(10)
            || '  licence: ' || licence || chr(10), '' ORDER BY title, snapshot_id
    )
    FROM mart.attribution WHERE is_current AND {}
"""


@dataclass(frozen=True)
class Exports:
    """What was written: the folder, the tables in it, how many of their files were written anew, and the bytes of all files."""

    folder: Path
    tables: tuple[str, ...]
    written: int
    size: int


def write_exports(
    published: Path,
    folder: Path,
    formats: Collection[str] = FORMATS,
    leave_out: Collection[str] = (),
    moved: Moved = lambda *_: {},
) -> Exports:
    """Write the exports of a published file into `folder`, replacing it as a whole; `leave_out` names marts that have none.

    What each file is made of is noted in the folder `build` beside. Errors: duckdb.Error if the published file cannot be read, OSError
    if the folders cannot be written; the old exports then stay.
    """
    note_path = folder.parent / "build" / f"{folder.name}.json"
    with read_file(published) as connection, replaced(folder) as new:
        writer = _Writer(connection, folder, new, Contents(connection, splice.read_note(note_path), moved))
        kept_out = {*leave_out, *(name.removeprefix("mart.") for name in ranges.large_views(connection))}
        tables = [table for table in _tables(connection) if table.name not in kept_out]
        described: dict[str, tuple[Table, Made]] = {}
        ordered = sorted(formats, reverse=True)
        for table in tables:
            for kinds in [[kind] for kind in ordered] if table.is_view else [ordered]:
                if table.is_view and "csv" in kinds and _row_count(new / f"{table.name}.parquet") > MOST_ROWS and not exports_all():
                    continue
                described |= {name: (table, each) for name, each in writer.write(table, kinds).items()}
        written = writer.written
        made = {name: each for name, (_, each) in described.items()} | writer.credit()
        about = package.package(package.read_package(folder), described, writer.sources, writer.release)
        (new / "datapackage.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        shutil.copyfile(ROOT / "LICENSE-DATA", new / "LICENSE-DATA")
        sums = {name: each.sha256 for name, each in made.items()}
        sums |= {path.name: _sha256(path) for path in new.iterdir() if path.name not in sums}
        (new / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())), encoding="utf-8")
        size = sum(path.stat().st_size for path in new.iterdir())
        splice.write_note(note_path, splice.Note(writer.contents.release, made))
    return Exports(folder, tuple(table.name for table in tables), written, size)


class _Writer:
    """Writes the files of one release into `new`, out of those that `folder` holds and the rows that they lack."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path, new: Path, contents: Contents) -> None:
        self.connection, self.folder, self.new, self.contents = connection, folder, new, contents
        self.finished: set[str] = set()
        self.written = 0
        self.release = _release(connection)
        self.sources, self.credited = _sources(connection)

    def write(self, table: Table, kinds: Collection[str]) -> dict[str, Made]:
        """Write or take over a table's files of these formats."""
        forms = {f"{table.name}.{kind}": self.parquet_form(table) if kind == "parquet" else _csv_form(table) for kind in kinds}
        made = self.files(table.name, forms, lambda names, number: self.parts(table, names, self.rows(table, number)))
        self.finished.update(made)
        return made

    def credit(self) -> dict[str, Made]:
        """Write or take over the file that credits every article."""
        query = "SELECT DISTINCT coalesce(changes, '') FROM mart.attribution WHERE is_current ORDER BY 1"
        changes = [said for (said,) in self.connection.execute(query).fetchall()]
        licence = f"Licence of these files: {LICENCE['title']}, {LICENCE['path']}"
        head = "\n".join([licence, "", "What was changed", *changes, "", "Articles", ""])

        def fresh(_: object, number: int) -> Iterator[tuple[str, bytes]]:
            ((text,),) = self.connection.execute(_LINES.format(self.contents.where("attribution", number))).fetchall()
            yield CREDIT, (text or "").encode()

        return self.files("attribution", {CREDIT: Form(_form(CREDIT, _LINES), head.encode())}, fresh)

    def files(
        self, table: str, forms: Mapping[str, Form], fresh: Callable[[list[str], int], Iterable[tuple[str, bytes]]]
    ) -> dict[str, Made]:
        """Write or take over files that have a part for each range of a table; `fresh` gives those of a range to those that lack it."""
        wanted, made, begun = self.contents.parts(table), {}, {}
        with ExitStack() as stack:
            for name, form in forms.items():
                source, target, there = self.folder / name, self.new / name, self.contents.note.files.get(name)
                old = (source, there) if there and splice.is_there(source, there) else None
                if old and old[1].holds(form, wanted) and same_file(source, target):
                    made[name] = replace(old[1], written_at=target.stat().st_mtime_ns)
                else:
                    begun[name] = Joining(target, form, old)
                    stack.callback(begun[name].abandon)
            for number, (start, content) in enumerate(wanted if begun else ()):
                lacking = [name for name, file in begun.items() if not file.keep(start, content)]
                for name, data in fresh(lacking, number) if lacking else ():
                    begun[name].add(start, content, data)
            self.written += len(begun)
            made |= {name: file.close() for name, file in begun.items()}
        return {name: made[name] for name in forms}

    def parts(self, table: Table, names: list[str], rows: pa.Table) -> Iterator[tuple[str, bytes]]:
        """Some rows of a table in the formats of its files of these names."""
        for name in names:
            yield name, self.parquet(rows) if name.endswith(".parquet") else self.csv(table, rows)

    def parquet_form(self, table: Table) -> Form:
        empty = self.parquet(self.connection.sql(f"FROM mart.{table.name} LIMIT 0").to_arrow_table())
        texts = {
            "comment": table.comment,
            "columns": json.dumps({name: comment for name, (_, comment) in table.columns.items()}, ensure_ascii=False),
            "licence": LICENCE["path"],
            "attribution": json.dumps(self.credited, ensure_ascii=False),
            "schema_version": self.release["schemaVersion"] or "",
        }
        return Form(_form(table), footer.MAGIC, footer.read_footer(empty), texts)

    def rows(self, table: Table, number: int) -> pa.Table:
        """The rows of a part, in the order of all columns."""
        where, worked_out = self.contents.where(table.name, number), self.new / f"{table.name}.parquet"
        if not table.is_view:
            return self.connection.sql(f"FROM mart.{table.name} WHERE {where} ORDER BY ALL").to_arrow_table()
        if worked_out.name in self.finished:
            return self.connection.sql(f"FROM read_parquet({quote(str(worked_out))}) WHERE {where}").to_arrow_table()
        return pa.concat_tables(ranges.view_rows(self.connection, f"mart.{table.name}", self.contents.drivers_of(table.name, number)))

    def parquet(self, rows: pa.Table) -> bytes:
        """Rows as a Parquet file; coming from Arrow they may be null in every column, from a query only where some are."""
        return self.copied(rows, "*", f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP}")

    def csv(self, table: Table, rows: pa.Table) -> bytes:
        """Rows as lines of CSV."""
        shown = ", ".join(f'{_csv_value(name, kind)} AS "{name}"' for name, (kind, _) in table.columns.items())
        return self.copied(rows, shown, "FORMAT csv, HEADER false")

    def copied(self, rows: pa.Table, shown: str, how: str) -> bytes:
        """Rows as a file of a format."""
        file = self.new / ".part"
        self.connection.register("some_rows", rows)
        try:
            self.connection.execute(f"COPY (SELECT {shown} FROM some_rows) TO {quote(str(file))} ({how})")
        finally:
            self.connection.unregister("some_rows")
        data = file.read_bytes()
        file.unlink()
        return data


def _form(*what: object) -> str:
    """A hash over what the bytes of rows depend on besides the rows."""
    code = b"".join(path.read_bytes() for path in _CODE)
    return hashlib.sha256(repr((what, duckdb.__version__)).encode() + code).hexdigest()[:32]


def _csv_form(table: Table) -> Form:
    return Form(_form(table), _BOM + ",".join(table.columns).encode() + b"\n")


def _csv_value(name: str, kind: str) -> str:
    column = f'"{name}"'
    if kind == "VARCHAR":
        return f"CASE WHEN regexp_matches({column}, {quote(_FORMULA)}) THEN '''' || {column} ELSE {column} END"
    if kind.startswith("TIMESTAMP"):
        return f"strftime({column}, '%Y-%m-%dT%H:%M:%SZ')"
    return f"to_json({column})::VARCHAR" if kind.endswith("[]") else column


def _tables(connection: duckdb.DuckDBPyConnection) -> list[Table]:
    marts = connection.execute(
        "select table_name, coalesce(comment, ''), false from duckdb_tables() where schema_name = 'mart' "
        "union all select view_name, coalesce(comment, ''), true from duckdb_views() where schema_name = 'mart' order by 1"
    ).fetchall()
    columns: dict[str, dict[str, tuple[str, str]]] = {name: {} for name, *_ in marts}
    found = connection.execute(
        "select table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns() where schema_name = 'mart' "
        "order by table_name, column_index"
    ).fetchall()
    for table, column, kind, comment in found:
        columns[table][column] = (kind, comment)
    return [Table(name, comment, is_view, columns[name]) for name, comment, is_view in marts]


def _row_count(path: Path) -> int:
    return pq.read_metadata(path).num_rows


def _release(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    row = connection.execute(
        "select version, schema_version, strftime(published_at, '%Y-%m-%dT%H:%M:%SZ') "
        "from quality.release order by published_at desc limit 1"
    ).fetchone()
    version, schema_version, published_at = row or ("", "", "")
    return {"version": version, "schemaVersion": schema_version, "created": published_at}


def _sources(connection: duckdb.DuckDBPyConnection) -> tuple[list[dict[str, str]], object]:
    """The first articles that are credited by name, and what a file says of all: these, or where they stand."""
    found = connection.execute(
        "select title, coalesce(permalink, page, ''), coalesce(authors_url, ''), licence, changes from mart.attribution "
        f"where is_current order by title, snapshot_id limit {MOST_SOURCES + 1}"
    ).fetchall()
    sources = [dict(zip(("title", "path", "authors", "licence", "changes"), row, strict=True)) for row in found]
    return sources[:MOST_SOURCES], sources if len(sources) <= MOST_SOURCES else "see attribution.parquet"


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
