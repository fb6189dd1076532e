"""The data dictionary as Markdown, written from the comments of the database: `make docs`.

Belongs here: sql/README.md, which tells every table, column and measure, and its short form between the marks in README.md: the
marts and the measures, a line each. Does not belong here: any meaning of its own. The comments come from the catalogue, which is
where the database has them from.
"""

import re
from collections.abc import Iterable, Sequence

from pipeline.catalogue import SCHEMAS, Catalogue, Table, catalogue
from pipeline.opening import in_memory
from pipeline.settings import ROOT, SQL
from pipeline.staging import load_rules
from pipeline.stored import create_statement

README = ROOT / "README.md"
DICTIONARY = SQL / "README.md"
BEGIN, END = "<!-- dictionary: begin -->\n", "<!-- dictionary: end -->\n"

_MEANING = {
    "mart": "what analysts query",
    "staging": "typed claims of the current snapshot of each article",
    "raw": "what the pages say, every snapshot kept; `rule_*` are the rules that are data",
    "quality": "what could not be read or did not hold, each row with its place",
}


_OPENING = """\
# The data dictionary

Every measure, table and column, as the database comments them; `make docs` writes this page from the first lines of each file in
`mart/`, from `tables.csv` and from `columns.csv`. The same comments stand in the database (`duckdb_tables()`, `duckdb_columns()`),
on the pages of Dagster's assets, in `datapackage.json` and in the report's dictionary.
"""


def dictionary(tables: Catalogue) -> str:
    """The page: the measures, every table with its columns, and what each column name means wherever it stands."""
    parts = [_OPENING, "## Measures\n", _rows(*_measures(tables))]
    for schema in ("mart", "staging", "raw", "quality"):
        parts.append(f"## {schema}: {_MEANING[schema]}\n")
        parts.extend(_table(table) for table in _of_schema(tables, schema))
    used = sorted({column for table in tables.tables.values() for column in table.columns if column in tables.column_comments})
    parts.append("## Columns\n\nA column name means one thing, whatever table it stands in.\n")
    parts.append(_rows(["column", "meaning"], [[f"`{name}`", tables.column_comments[name]] for name in used]))
    return "\n".join(parts)


def summary(tables: Catalogue) -> str:
    """The short form: of each mart what a row is, of each measure what it is."""
    grains = [[f"`{table.name}`", re.split(r"(?<=\.)\s", table.comment)[0]] for table in _of_schema(tables, "mart")]
    names, measures = _measures(tables)
    metric, definition = names.index("metric"), names.index("definition")
    defined = [[f"`{row[metric]}`", row[definition]] for row in measures]
    return "\n".join([_rows(["table", "a row"], grains), _rows(["measure", "definition"], defined)])


def _of_schema(tables: Catalogue, schema: str) -> list[Table]:
    return sorted(tables.schema(schema), key=lambda table: table.name)


def _table(table: Table) -> str:
    columns = ", ".join(f"`{name}`" for name in table.columns)
    return f"**{table.name}** {table.comment}\n<br>{columns}\n"


def _measures(tables: Catalogue) -> tuple[list[str], list[tuple]]:
    """The columns and rows of mart.metric, from the rules alone."""
    with in_memory() as connection:
        for schema in SCHEMAS:
            connection.execute(f"CREATE SCHEMA {schema}")
        for table in tables.tables.values():
            if table.schema == "raw":
                connection.execute(create_statement(table.name, table.columns))
        load_rules(connection)
        answer = connection.execute(f"SELECT * FROM ({tables.tables['mart.metric'].sql}) ORDER BY ALL")
        return [column[0] for column in answer.description], answer.fetchall()


def _rows(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [names, ["---"] * len(names), *([_cell(value) for value in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def with_summary(readme: str) -> str:
    """The README with the short form as it should be. Errors: ValueError where its marks are missing."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{README} lacks the line {(BEGIN if not begin else END).strip()}")
    return f"{before}{BEGIN}\n{summary(catalogue())}\n{END}{after}"


def main() -> None:
    """Write the dictionary, and its short form into the README."""
    DICTIONARY.write_text(dictionary(catalogue()), encoding="utf-8")
    README.write_text(with_summary(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
