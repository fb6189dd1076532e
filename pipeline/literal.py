"""SQL literals: for statements that DuckDB takes no parameters in, such as ATTACH, SET and COMMENT.

Belongs here: how a value is written in SQL. Does not belong here: statements. It loads nothing, so that every process can have it.
"""


def quote(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
