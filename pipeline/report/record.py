"""What the files of a report were made from, kept beside them, so that the next report makes anew only what has changed.

Belongs here: the record and its file. Does not belong here: how a print is worked out (pages, lists), or any page.

A print is a short text that is another one as soon as a file would come out otherwise. The record is a SQLite file: to change the
prints of a few files costs those few, however many there are, and a killed run leaves it as it was before or after.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

FILE = ".made-from.sqlite"
_AT_ONCE = 10_000  # names in one question
_SCHEMA = """
    create table if not exists print (name text primary key, print text not null) without rowid;
    create table if not exists note (name text primary key, value text not null) without rowid;
"""


class Record:
    """The prints of a report's files by name, and notes on the report as a whole; each change is on the disk when its call ends."""

    def __init__(self, folder: Path, maker: str) -> None:
        """Open the record of a folder; one of another `maker`, or none that can be read, is begun anew, so that all files are made."""
        self._file = folder / FILE
        self._maker = maker
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._check()
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            self._check()

    def _check(self) -> None:
        with closing(sqlite3.connect(self._file)) as connection, connection:
            connection.executescript(_SCHEMA)
            if connection.execute("select value from note where name = 'maker'").fetchone() != (self._maker,):
                connection.execute("delete from print")
                connection.execute("delete from note")
                connection.execute("insert into note values ('maker', ?)", [self._maker])

    def note(self, name: str) -> str:
        """A note; empty where there is none."""
        with closing(sqlite3.connect(self._file)) as connection:
            found = connection.execute("select value from note where name = ?", [name]).fetchone()
        return found[0] if found else ""

    def prints(self, names: Iterable[str] | None = None) -> dict[str, str]:
        """The prints that are known of these files, or of all."""
        with closing(sqlite3.connect(self._file)) as connection:
            if names is None:
                return dict(connection.execute("select name, print from print").fetchall())
            listed, found = list(names), {}
            for start in range(0, len(listed), _AT_ONCE):
                some = listed[start : start + _AT_ONCE]
                marks = ", ".join("?" * len(some))
                found |= dict(connection.execute(f"select name, print from print where name in ({marks})", some).fetchall())
        return found

    def forget(self, names: Iterable[str]) -> None:
        """Know nothing of these files any more: for as long as they are being replaced."""
        with closing(sqlite3.connect(self._file)) as connection, connection:
            connection.executemany("delete from print where name = ?", ((name,) for name in names))
            connection.execute("delete from note where name <> 'maker'")

    def keep(self, prints: Mapping[str, str], notes: Mapping[str, str]) -> None:
        """Know the prints of these files, and the notes."""
        with closing(sqlite3.connect(self._file)) as connection, connection:
            connection.executemany("insert or replace into print values (?, ?)", prints.items())
            connection.executemany("insert or replace into note values (?, ?)", notes.items())
