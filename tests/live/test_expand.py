"""Results that a template keeps on its own page, expanded by a real MediaWiki with templates of the same shape."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console
from running import build, query

from pipeline.command.inspect import trace
from pipeline.extract.mediawiki import Follow, MediaWikiSource
from pipeline.extract.source import Expanded, Fetched, Known, Unchanged
from pipeline.parse import parse_article

NOW = datetime(2026, 11, 22, tzinfo=UTC)
RESULTS = """{{#switch:{{{1}}}-{{{2}}}
|TST-AUS2=style="background:#DFFFDF;"{{!}} [[2025 Australian Grand Prix|AUS]]<br />{{small|9}}
|TST-CHN2=style="background:#EFCFFF;"{{!}} [[2025 Chinese Grand Prix|CHN]]<br />{{small|Ret}}
|TST-points=19
|TST-WDC=19th
}}"""
CAREER = "{{#switch:{{{1}}}-{{{2}}}|TST-wins=0|TST-entries=24|TST-podiums=1}}"
ARTICLE = """{{Infobox F1 driver
| name = Tester
| wins = {{F1stat|TST|wins}}
| podiums = {{F1stat|TST|podiums}}
| races = {{sum|{{F1stat|TST|entries}}|-4}} ({{#expr:{{F1stat|TST|entries}}-5}} starts)
}}
'''Tester''' is a racing driver.

=== Complete Formula One results ===
{| class="wikitable" style="text-align:center;"
! Year !! Entrant !! Chassis !! Engine !! 1 !! 2 !! WDC !! Points
|-
| 2025
! Test Team
! Test C45
! Test 066
| {{F1R2025|TST|AUS2}}
| {{F1R2025|TST|CHN2}}
! {{F1R2025|TST|WDC}}
! {{F1R2025|TST|points}}
|}
"""


@pytest.fixture(scope="module", autouse=True)
def templates(wiki):
    wiki.edit("Template:Small", "<small>{{{1}}}</small>")
    wiki.edit("Template:Sum", "{{#expr:{{{1|0}}}+{{{2|0}}}}}")
    wiki.edit("Template:F1R2025", RESULTS)
    wiki.edit("Template:F1stat", CAREER)
    wiki.edit("Tester", ARTICLE)


def look(settings, known=(), titles=("Tester",)):
    source = MediaWikiSource(settings, Follow(titles=titles), now=lambda: NOW)
    return list(source.articles(known)), source.client.requests


def results(news, expansions):
    frames = parse_article(news.title, news.content, "wikitext", expansions={one.call: one.text for one in expansions if one.text}).frames
    return frames["race_result"].select("event", "result_text", "position", "status", "colour").rows(), frames


def test_all_calls_of_an_article_are_expanded_in_one_request_and_read_like_any_cell(settings):
    (news,), requests = look(settings)
    assert requests == 4
    assert {one.template for one in news.expansions} == {"F1R2025", "F1stat"}
    assert all(one.template_revision_id for one in news.expansions)
    rows, frames = results(news, news.expansions)
    assert rows == [("AUS", "9", 9, "classified", "DFFFDF"), ("CHN", "Ret", None, "retired", "EFCFFF")]
    claims = dict(frames["infobox_claim"].select("metric", "value").rows())
    assert (claims["wins"], claims["podiums"], claims["races"]) == (0, 1, 20)
    standings = frames["season_standing"].select("position", "points").rows()
    assert (19, 19) in standings
    assert frames["unread_cell"].height == 0


def test_without_expansions_the_same_cells_are_unread(settings):
    (news,), _ = look(settings)
    rows, _ = results(news, ())
    assert {row[3] for row in rows} == {"unread"}


def test_the_cell_still_names_its_template(settings):
    (news,), _ = look(settings)
    _, frames = results(news, news.expansions)
    cells = dict(frames["cell"].select("cell_id", "markup").rows())
    (first, _) = frames["race_result"]["cell_id"]
    assert cells[first] == "{{F1R2025|TST|AUS2}}"


def test_a_template_that_moves_on_reaches_the_driver_though_the_article_stands(wiki, settings):
    (news,), _ = look(settings)
    known = Known("tester", news.title, news.page_id, news.revision_id, news.sha256, news.format, NOW, expansions=news.expansions)
    (still,), requests = look(settings, [known])
    assert (still, requests) == (Unchanged("tester", NOW), 2)
    wiki.edit("Template:F1R2025", RESULTS.replace("{{small|9}}", "{{small|8}}"))
    (expanded,), requests = look(settings, [known])
    assert isinstance(expanded, Expanded)
    assert requests == 3
    assert results(news, expanded.expansions)[0][0] == ("AUS", "8", 8, "classified", "DFFFDF")
    assert look(settings, [replace(known, expansions=expanded.expansions)])[0] == [Unchanged("tester", NOW)]


def test_an_edited_article_asks_only_for_calls_that_it_did_not_have(wiki, settings):
    (news,), _ = look(settings)
    known = Known("tester", news.title, news.page_id, news.revision_id, news.sha256, news.format, NOW, expansions=news.expansions)
    wiki.edit("Tester", ARTICLE + "\nNew words.")
    (edited,), requests = look(settings, [known])
    assert isinstance(edited, Fetched)
    assert edited.expansions == news.expansions
    assert requests == 3
    wiki.edit("Tester", ARTICLE)


def test_calls_that_cannot_be_expanded_stay_unread_and_harm_no_others(wiki, settings):
    wiki.edit("Template:F1R2024", "<!-- never closed")
    wiki.edit("Broken calls", ARTICLE.replace("{{F1R2025|TST|CHN2}}", "{{F1R2024|TST|CHN2}}").replace("F1R2025|TST|WDC", "F1R2023|TST|WDC"))
    (news,), _ = look(settings, titles=("Broken calls",))
    texts = {one.call: one.text for one in news.expansions}
    assert texts["{{F1R2023|TST|WDC}}"] is None
    assert not texts["{{F1R2024|TST|CHN2}}"]
    assert texts["{{F1R2025|TST|points}}"] == "19"
    rows, _ = results(news, news.expansions)
    assert [row[3] for row in rows] == ["classified", "unread"]


def test_an_expanded_result_is_published_and_its_trace_names_the_template(wiki, settings, tmp_path):
    wiki.edit("Template:F1R2025", RESULTS)
    build(tmp_path, MediaWikiSource(settings, Follow(titles=("Tester",))))
    file = tmp_path / "paddock.duckdb"
    results = query(file, "SELECT event, status, position FROM mart.race_result ORDER BY round_no")
    assert results == [("AUS", "classified", 9), ("CHN", "retired", None)]
    ((cell,),) = query(file, "SELECT cell_id FROM mart.race_result WHERE event = 'AUS'")
    told = io.StringIO()
    trace(tmp_path, cell, Console(file=told, width=200))
    assert re.search(r"from a template +\{\{F1R2025\|TST\|AUS2\}\} \(revision \d+ of its page\): style=", told.getvalue())


def test_a_result_that_a_template_gains_is_published_as_a_change(wiki, settings, tmp_path):
    wiki.edit("Template:F1R2025", RESULTS)
    source = MediaWikiSource(settings, Follow(titles=("Tester",)))
    build(tmp_path, source)
    wiki.edit("Template:F1R2025", RESULTS.replace("{{small|9}}", "{{small|3}}"))
    build(tmp_path, MediaWikiSource(settings, Follow(titles=("Tester",))))
    changes = query(tmp_path / "paddock.duckdb", "SELECT column_name, old_value, new_value FROM mart.article_change ORDER BY column_name")
    assert changes == [("position", "9", "3"), ("result_text", "9", "3")]
