"""The reference part of the README, written from the comments of the database: `make docs`.

Belongs here: the data dictionary and the definitions of the measures as Markdown, between the marks in README.md. Does not
belong here: any meaning of its own. The comments come from the catalogue, which is where the database has them from.
"""

import duckdb

from pipeline.catalogue import SCHEMAS, Catalogue, Table, catalogue
from pipeline.settings import ROOT
from pipeline.staging import load_rules
from pipeline.stored import create_statement

README = ROOT / "README.md"
BEGIN, END = "<!-- dictionary: begin -->\n", "<!-- dictionary: end -->\n"

_MEANING = {
    "mart": "what analysts query",
    "staging": "typed claims of the current snapshot of each article",
    "raw": "what the pages say, every snapshot kept; `rule_*` are the rules that are data",
    "quality": "what could not be read or did not hold, each row with its place",
}


def dictionary(tables: Catalogue) -> str:
    """The dictionary: the measures, every table with its columns, and what each column name means wherever it stands."""
    parts = ["### Measures\n", _measures(tables)]
    for schema in ("mart", "staging", "raw", "quality"):
        parts.append(f"### {schema}: {_MEANING[schema]}\n")
        parts.extend(_table(table) for table in sorted(tables.schema(schema), key=lambda table: table.name))
    parts.append("### Columns\n\nA column name means one thing, whatever table it stands in.\n")
    used = sorted({column for table in tables.tables.values() for column in table.columns if column in tables.column_comments})
    parts.append("| column | meaning |\n|---|---|\n" + "".join(f"| `{name}` | {_cell(tables.column_comments[name])} |\n" for name in used))
    return "\n".join(parts)


def _table(table: Table) -> str:
    columns = ", ".join(f"`{name}`" for name in table.columns)
    return f"**{table.name}** {table.comment}\n<br>{columns}\n"


def _measures(tables: Catalogue) -> str:
    """mart.metric as a Markdown table, from the rules alone."""
    with duckdb.connect(":memory:") as connection:
        for schema in SCHEMAS:
            connection.execute(f"CREATE SCHEMA {schema}")
        for table in tables.tables.values():
            if table.schema == "raw":
                connection.execute(create_statement(table.name, table.columns))
        load_rules(connection)
        answer = connection.execute(f"SELECT * FROM ({tables.tables['mart.metric'].sql}) ORDER BY ALL")
        names = [column[0] for column in answer.description]
        lines = [names, ["---"] * len(names), *([_cell(value) for value in row] for row in answer.fetchall())]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def with_dictionary(readme: str) -> str:
    """The README with its dictionary as it should be. Errors: ValueError where its marks are missing."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{README} lacks the line {(BEGIN if not begin else END).strip()}")
    return f"{before}{BEGIN}\n{dictionary(catalogue())}\n{END}{after}"


def main() -> None:
    """Write the dictionary into the README."""
    README.write_text(with_dictionary(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
