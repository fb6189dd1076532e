"""`paddock`: the command line.

Belongs here: commands, their options and exit codes. Does not belong here: what they do. Each command loads what it needs
when it runs, so that `paddock sql` does not wait for Dagster.

Exit codes: 0 done (a refresh: published), 1 a blocking check failed and nothing was published, 2 wrong use, 3 the source
could not be reached, 4 this machine failed (disk, memory, rights) or Paddock itself did, 130 it was stopped (Ctrl-C).
"""

import re
import sys
from io import TextIOWrapper
from pathlib import Path

import click

from pipeline import __version__
from pipeline.command.leave import Stoppable, errors
from pipeline.settings import check_settings, serve_location, warehouse_folder

_DICTIONARY = "sql/README.md lists every table and column, sql/query/ holds examples; it is DuckDB's SQL, and only reads"


@click.group(cls=Stoppable, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="paddock")
def main() -> None:
    """Wikipedia's racing-driver articles as one DuckDB file.

    \b
    paddock refresh                          build and publish warehouse/paddock.duckdb
    paddock sql "FROM mart.driver_career"    ask it something
    paddock status                           what is published, and its warnings

    The folder is PADDOCK_WAREHOUSE, else `warehouse` in the project.
    """  # noqa: D301 - \b keeps click from filling the lines below it
    for stream in (sys.stdout, sys.stderr):  # names are not ASCII, whatever the locale says
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if stream.encoding in {"ascii", "ANSI_X3.4-1968"} else None, errors="backslashreplace")


@main.command()
@click.option("--source", type=click.Choice(["seeds", "wikipedia"]), default="seeds", show_default=True, help="Where articles come from.")
@click.option(
    "--title", "titles", multiple=True, metavar="T", help="Look at this article instead of the source's own list; may be repeated."
)
@click.option("--category", metavar="C", help="Look at the articles of this category (wikipedia).")
@click.option("--depth", type=click.IntRange(min=0), default=0, show_default=True, help="Levels of subcategories to enter (wikipedia).")
@click.option("--infobox", metavar="I", help="Look at the articles that embed this infobox template (wikipedia).")
@click.option(
    "--dump",
    "dumps",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Read a Wikipedia dump, with its index where that lies beside it; may be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Only list what would be taken of a dump, and what is left out and why.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read a dump.")
@click.option("--engine", metavar="local|tcp://HOST:PORT", help="Where those processes run: here, or on a Dask cluster.")
@click.option(
    "--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="json: one line on stderr for every event."
)
def refresh(  # noqa: PLR0913, PLR0917 - one for each option
    titles: tuple[str, ...],
    source: str,
    category: str | None,
    depth: int,
    infobox: str | None,
    dumps: tuple[Path, ...],
    dry_run: bool,  # noqa: FBT001 - an option
    workers: int | None,
    engine: str | None,
    log_format: str,
) -> None:
    """Look at every article, read what is new, check and publish.

    A refresh never removes articles. When a blocking check fails, the published file stays as it was.
    """
    if dumps and (titles or category or infobox or source != "seeds"):
        raise click.UsageError("--dump names its articles itself: leave out --source, --title and --category")
    if not all(name.strip() for name in (*titles, *(wish for wish in (category, infobox) if wish is not None))):
        raise click.UsageError("--title, --category and --infobox need a name")
    if (category or infobox) and source != "wikipedia":
        raise click.UsageError("--category and --infobox need --source wikipedia")
    if depth and not category:
        raise click.UsageError("--depth needs --category")
    if (workers or engine or dry_run) and not dumps:
        raise click.UsageError("--workers, --engine and --dry-run need --dump")
    if engine and not re.fullmatch(r"local|(?:tcp|tls|ws|wss)://[^\s/]+:\d+", engine):
        raise click.UsageError(f"--engine is {engine!r}: write local, or a scheduler's address such as tcp://scheduler:8786")
    for dump in dumps:
        if not dump.is_file():
            raise click.UsageError(f"there is no dump {dump}")
    if dry_run:
        from pipeline.bulk.listing import write_listing  # noqa: PLC0415 - loads the parser

        with errors():
            write_listing([str(dump) for dump in dumps], workers, engine)
        return
    reading = {name: value for name, value in (("workers", workers), ("engine", engine)) if value}
    wiki = {name: value for name, value in (("category", category), ("depth", depth), ("infobox", infobox)) if value}
    chosen = {"source": "dump" if dumps else source, "titles": [*map(_typed, titles)], "dumps": [str(dump) for dump in dumps]}
    config = {name: value for name, value in {**chosen, "reading": reading, "wiki": wiki}.items() if value}
    from pipeline.command.refresh import refresh as run  # noqa: PLC0415 - loads Dagster

    with errors():
        sys.exit(run(config, log_format))


@main.command()
@click.argument("query", required=False)
@click.option(
    "--file", "path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="F", help="Read the query from this file."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "markdown"]),
    default="table",
    show_default=True,
    help="How to print the answer.",
)
def sql(query: str | None, path: Path | None, form: str) -> None:
    """Ask the published file a question in SQL (read-only)."""
    if (query is None) == (path is None):
        raise click.UsageError('give either a query or --file, such as: paddock sql "FROM mart.driver"')
    import duckdb  # noqa: PLC0415 - only the commands that query need it

    from pipeline.command.answer import write_answer  # noqa: PLC0415 - the same
    from pipeline.faults import NotThereError  # noqa: PLC0415 - the same
    from pipeline.release.file import open_published  # noqa: PLC0415 - the same

    text = _query(path) if path else _typed(query or "")
    with errors(), open_published(warehouse_folder()) as connection:
        try:
            if not connection.extract_statements(text):
                raise click.UsageError(f"{path or 'the query'}: there is no SQL in it")
            write_answer(connection.execute(text), form)
        except duckdb.Error as error:
            raise NotThereError(f"{path or 'the query'}: {error}", _DICTIONARY) from error


def _typed(text: str) -> str:
    """What was typed, where the locale knows no letters but ASCII's and Python kept the others as bytes."""
    return text.encode(errors="surrogateescape").decode(errors="replace")


def _query(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path} cannot be read as UTF-8 text ({error})") from error


@main.command()
def status() -> None:
    """Tell what is published, since when, and with which warnings."""
    from rich.console import Console  # noqa: PLC0415 - not every command prints

    from pipeline.command.inspect import status as tell  # noqa: PLC0415 - loads DuckDB

    with errors():
        tell(warehouse_folder(), Console())


@main.command()
@click.argument("cell_id")
def trace(cell_id: str) -> None:
    """Show one cell: markup, value, claims, and what rests on it."""
    from rich.console import Console  # noqa: PLC0415 - not every command prints

    from pipeline.command.inspect import trace as tell  # noqa: PLC0415 - loads DuckDB

    with errors():
        tell(warehouse_folder(), cell_id, Console())


@main.command()
def rollback() -> None:
    """Go back to the previous release; a second call undoes that."""
    from pipeline.exports.writing import write_exports  # noqa: PLC0415 - loads DuckDB and more
    from pipeline.faults import faults  # noqa: PLC0415 - the same
    from pipeline.release.file import previous_release  # noqa: PLC0415 - the same
    from pipeline.release.file import rollback as go_back  # noqa: PLC0415 - the same
    from pipeline.report.build import build_report  # noqa: PLC0415 - the same
    from pipeline.run.lock import lock  # noqa: PLC0415 - the same
    from pipeline.warehouse import published_path  # noqa: PLC0415 - the same

    with errors(), faults(folder := warehouse_folder()):
        check_settings()
        location = serve_location()
        previous_release(folder)  # before the lock, which makes the folder that it lies in
        with lock(folder / "build", "paddock rollback", lambda text: click.echo(text, err=True)):
            go_back(folder)
            write_exports(published_path(folder), folder / "exports")
            build_report(published_path(folder), folder / "report")
            if location:
                from pipeline.exports.serve import serve  # noqa: PLC0415 - needs an extra

                serve(published_path(folder), location)
    click.echo("the previous release is published again; its exports and report are made anew")


@main.command()
@click.argument("driver_id")
def remove(driver_id: str) -> None:
    """Take a driver out of warehouse, history, exports and report.

    It stays out until it is readmitted.
    """
    from pipeline.command import upkeep  # noqa: PLC0415 - loads DuckDB

    with errors():
        location = serve_location()
        title = upkeep.remove(warehouse_folder(), driver_id, _say)
    _rebuild("paddock remove")
    with errors():
        upkeep.forget_previous(warehouse_folder())
        if location:
            from pipeline.exports.serve import forget  # noqa: PLC0415 - needs an extra

            forget(location)
    click.echo(f"{title} is out; `paddock readmit {driver_id}` lets it in again")


@main.command()
@click.argument("driver_id")
def readmit(driver_id: str) -> None:
    """Let a removed driver in again with the next refresh."""
    from pipeline.command import upkeep  # noqa: PLC0415 - loads DuckDB

    with errors():
        upkeep.readmit(warehouse_folder(), driver_id, _say)


@main.command()
@click.argument("snapshot_id")
def accept(snapshot_id: str) -> None:
    """Let a snapshot pass that the guard holds back.

    Those that it holds stand in quality.held_snapshot.
    """
    from pipeline.command import upkeep  # noqa: PLC0415 - loads DuckDB

    with errors():
        upkeep.accept(warehouse_folder(), snapshot_id, _say)
    _rebuild("paddock accept")


@main.command()
@click.argument("titles", nargs=-1, required=True)
def watch(titles: tuple[str, ...]) -> None:
    """Add articles to seeds/watchlist.csv.

    The next refresh from Wikipedia follows them.
    """
    from pipeline.extract.mediawiki.follow import add_to_watchlist  # noqa: PLC0415 - loads the HTTP client

    with errors():
        added = add_to_watchlist([_typed(title) for title in titles])
    for title in map(_typed, titles):
        click.echo(f"{title}: {'added' if title.strip() in added else 'is on the watchlist already'}")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Copy the whole history to FILE, while no run writes it."""
    from pipeline.command import upkeep  # noqa: PLC0415 - loads DuckDB

    with errors():
        click.echo(f"{file}: {upkeep.backup(warehouse_folder(), file, _say) / 1e6:.1f} MB")


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put a backup in the place of the history, and publish it."""
    from pipeline.command import upkeep  # noqa: PLC0415 - loads DuckDB

    with errors():
        upkeep.restore(warehouse_folder(), file, _say)
    _rebuild("paddock restore")


def _say(text: str) -> None:
    click.echo(text, err=True)


def _rebuild(command: str) -> None:
    """Publish what the history now holds; leave with the run's exit code where it fails."""
    from pipeline.command.refresh import refresh as run  # noqa: PLC0415 - loads Dagster

    with errors():
        code = run(None, command=command)
    if code:
        sys.exit(code)


if __name__ == "__main__":
    main(prog_name="paddock")
