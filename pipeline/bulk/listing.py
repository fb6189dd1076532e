"""A dry run: what the selection would take of some dumps, and what it would leave; nothing is kept.

Belongs here: listing, and printing the list. Does not belong here: the selection (extract.dump), the workers (engine).
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from pipeline.bulk.engine import Engine, prepare, run_shards
from pipeline.bulk.errors import as_source
from pipeline.bulk.work import Job, Report
from pipeline.extract.dump import plan, site
from pipeline.parse.rules import check_rules


def write_listing(urls: Sequence[str], workers: int | None, address: str | None) -> None:
    """Print a line for each page that would be taken, in file order, and what is left out and why. Errors: SourceError, RuleError."""
    check_rules()
    engine = Engine(workers or os.cpu_count() or 1, address or "local")
    for url in urls:
        with as_source():
            reports = _reports(url, engine)
        listed = [page for report in reports for page in report.listed]
        width = max([len("title"), *(len(page[0]) for page in listed)])
        click.echo(f"{'title':<{width}}  {'page id':>9}  {'bytes':>9}  rule")
        for title, page_id, size, rule in listed:
            click.echo(f"{title:<{width}}  {page_id:>9}  {size:>9,}  {rule}")
        counts: Counter[str] = Counter()
        for report in reports:
            counts.update(report.counts)
        click.echo(_summary(Path(url).name, counts, sum(page[2] for page in listed)))


def _reports(url: str, engine: Engine) -> list[Report]:
    prepare(engine)
    shards = plan(url)
    with tempfile.TemporaryDirectory() as storage:  # by which a local dump's bytes travel to a cluster
        job = Job(storage, site(url), datetime.now(UTC), is_dry=True)
        with click.progressbar(length=len(shards), label=Path(url).name, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            return run_shards(shards, job, engine, lambda _report: bar.update(1))


def _summary(name: str, counts: Counter[str], size: int) -> str:
    others = counts["pages"] - counts["selected"] - counts["other_namespace"] - counts["redirects"]
    lines = [
        f"{name}: {counts['pages']:,} pages in {counts['xml_bytes']:,} bytes of XML",
        f"  {counts['selected']:>11,} would be taken, {size:,} bytes of wikitext; {counts['large']:,} of them above 2 MB",
        f"  {counts['other_namespace']:>11,} left: no articles (other namespaces)",
        f"  {counts['redirects']:>11,} left: redirects",
        f"  {others:>11,} left: other articles, of them {counts['hidden']:,} hidden and {counts['unreadable']:,} unreadable",
        f"  {counts['broken_tails']:>11,} damaged places, whose pages are lost",
    ]
    return "\n".join(lines)
