"""The dictionary, and its short form in the README, are what the database says of itself."""

from pathlib import Path

from running import query

from pipeline.catalogue import catalogue
from pipeline.docs import DICTIONARY, README, dictionary, summary, with_summary
from pipeline.release.copying import UNPUBLISHED


def test_the_dictionary_and_its_short_form_are_fresh() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary(catalogue()), "the tables have changed since: make docs"
    text = README.read_text(encoding="utf-8")
    assert text == with_summary(text), "the tables have changed since: make docs"
    assert f"]({DICTIONARY.relative_to(README.parent)})" in text


def test_the_dictionary_names_every_table_and_column() -> None:
    text = dictionary(catalogue())
    for table in catalogue().tables.values():
        assert f"**{table.name}**" in text
        assert all(f"`{column}`" in text for column in table.columns)
    assert all(f"| `{table.name}` | " in summary(catalogue()) for table in catalogue().schema("mart"))


def test_the_database_has_the_comments_of_the_dictionary(seed_warehouse: Path) -> None:
    described = """
        SELECT schema_name || '.' || table_name, comment FROM duckdb_tables()
        UNION ALL SELECT schema_name || '.' || view_name, comment FROM duckdb_views()
    """
    comments = dict(query(seed_warehouse / "paddock.duckdb", described))
    for name, table in catalogue().tables.items():
        assert comments.get(name) == (None if name in UNPUBLISHED else table.comment)
