"""The flattened format: the seed article's parts, and inputs that are broken, cut off, or not what they should be."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse import parse_article
from pipeline.parse.claims.labels import layout
from pipeline.parse.errors import ArticleError
from pipeline.parse.markup.table import Document
from pipeline.parse.packed import extract

ROOT = Path(__file__).resolve().parents[1]
SEED = (ROOT / "seeds" / "articles" / "jessica-backman.txt").read_text(encoding="utf-8")
HEADER = "| Season | Series | Team | Races | Wins | Poles | F/Laps | Podiums | Points | Position |"
ROW = "| 2019 | Alpine Touring Cup | Kestrel Racing | 14 | 0 | 0 | 0 | 1 | 70 | 19th |"


def read(*lines: str) -> Document:
    return extract.read_document("Ada Lind", "\n".join(lines))


def test_infobox_lines_are_template_parameters() -> None:
    document = extract.read_document("Jessica Bäckman", SEED)
    fields = {field.field: field.content.text for field in document.fields}
    assert fields["name"] == "Jessica Bäckman"
    assert fields["starts"] == "92"
    assert fields["prev series years"] == "2018-2021"
    assert fields["fastest laps"] == "3"
    assert len(fields) == len(document.fields) == 19
    assert {(field.block_no, field.template) for field in document.fields} == {(1, "Infobox racing driver")}


def test_sections_notes_and_legends() -> None:
    document = extract.read_document("Jessica Bäckman", SEED)
    assert [table.section for table in document.tables] == [
        "Career summary",
        "Complete TCR Europe Touring Car Series results",
        "Complete World Touring Car Cup results",
        "Complete ADAC TCR Germany results",
    ]
    assert document.tables[0].section_path == ("Racing record", "Career summary")
    assert [(note.table_no, note.mark, note.text[:12]) for note in document.notes] == [(1, "†", "As Bäckman w"), (2, "†", "Driver did n")]
    assert {number: (legend.bold_is_pole, legend.italic_is_fastest_lap) for number, legend in document.legends.items()} == {
        2: (True, True), 3: (True, True), 4: (True, True),
    }  # fmt: skip
    assert document.losses == {"style", "templates", "spans"}


def test_prose_is_cut_into_sentences_with_their_sections() -> None:
    document = extract.read_document("Jessica Bäckman", SEED)
    assert [sentence.sentence_no for sentence in document.sentences] == list(range(1, 32))
    assert document.sentences[0].section == ""
    assert document.sentences[3].section == "Career"
    assert document.sentences[3].text == "Bäckman started her motorsport career in kart racing in 2006."
    assert document.sentences[13].text.startswith("She took a podium place at Brands Hatch")


def test_offsets_find_the_table_again() -> None:
    document = extract.read_document("Jessica Bäckman", SEED)
    table = document.tables[0]
    assert SEED[table.start : table.end].startswith("| Season | Series |")
    assert SEED[table.start : table.end].rstrip().endswith("| NC | | |")


def test_two_tables_under_one_heading() -> None:
    document = read("==Career summary==", HEADER, ROW, "", HEADER, ROW.replace("2019", "2020"))
    assert [table.section for table in document.tables] == ["Career summary", "Career summary"]
    assert [table.table_no for table in document.tables] == [1, 2]


def test_duplicate_headings_and_no_infobox() -> None:
    document = read("= Ada Lind =", "Ada Lind drives.", "==Career==", "One.", "==Career==", "Two.")
    assert document.fields == []
    assert [(sentence.section, sentence.text) for sentence in document.sentences] == [
        ("", "Ada Lind drives."), ("Career", "One."), ("Career", "Two."),
    ]  # fmt: skip


def test_season_note_and_daggers_below_a_table() -> None:
    document = read("==Career summary==", HEADER, ROW, "* Season still in progress.", "^{‡} Half points.", "† As a guest.")
    assert [(note.mark, note.text) for note in document.notes] == [
        ("*", "Season still in progress."), ("‡", "Half points."), ("†", "As a guest."),
    ]  # fmt: skip


def test_a_bullet_in_the_prose_is_no_parameter() -> None:
    document = read("Ada Lind", "- Wins: 4", "", "==Career==", "- Note: she won.")
    assert [(field.field, field.markup) for field in document.fields] == [("name", "Ada Lind"), ("wins", "4")]
    assert [sentence.text for sentence in document.sentences] == ["- Note: she won."]


def test_windows_line_ends_change_nothing() -> None:
    plain = extract.read_document("Jessica Bäckman", SEED)
    windows = extract.read_document("Jessica Bäckman", SEED.replace("\n", "\r\n"))
    assert [table.texts() for table in windows.tables] == [table.texts() for table in plain.tables]
    assert windows.sentences == plain.sentences


@pytest.mark.parametrize("text", ["", "  \n ", "\x00\x01\x02PNG", "abc\x00def"])
def test_what_cannot_be_an_article_is_a_clear_error(text: str) -> None:
    with pytest.raises(ArticleError, match="Ada Lind"):
        parse_article("Ada Lind", text, "extract")


@pytest.mark.parametrize("share", range(1, 40))
def test_half_a_file_keeps_what_is_there(share: int) -> None:
    text = SEED[: len(SEED) * share // 40]
    article = parse_article("Jessica Bäckman", text, "extract")
    for table in article.tables:
        assert len({len(row) for row in table.grid}) == 1
    assert all(article.frames["row_repair"]["is_round_trip"])


def test_a_table_of_unknown_headers_is_kept_and_listed() -> None:
    article = parse_article("Ada Lind", "==Garage==\n| Colour | Wheels |\n| red | 4 |\n| blue | |", "extract")
    assert article.tables[0].texts() == [["Colour", "Wheels"], ["red", "4"], ["blue", ""]]
    assert article.frames["unread_table"].height == 1
    assert article.frames["row_repair"].select("row_no", "rule", "is_certain").rows() == [(3, "untyped", False)]


def test_an_ambiguous_blank_is_null_and_listed() -> None:
    rows = [HEADER, ROW, "| Lakeland Cup | Team Vantor | 2 | 0 | 0 | 0 | 0 | | | |"]
    frames = parse_article("Ada Lind", "==Career summary==\n" + "\n".join(rows), "extract").frames
    standing = frames["season_standing"].filter(series="Lakeland Cup").row(0, named=True)
    assert (standing["points"], standing["points_state"]) == (None, "ambiguous")
    assert (standing["position"], standing["position_state"]) == (None, "ambiguous")
    assert frames["unread_cell"]["reason"].to_list() == ["ambiguous", "ambiguous"]
    assert not frames["row_repair"].row(1, named=True)["is_certain"]


PIECES = [
    "= X =", "==Career summary==", "===Complete X results===", "- Wins: 4", "-", "|", "| |", "||", "^{†} note", "^{", "(key)", HEADER, ROW,
    "| Vantor | 2 | 0 | 0 | 0 | 1 | | | | |", "| Year | Team | 1 | 2 | DC | Points |", "| 2019 | Vantor | OSL 1 | BER Ret | 3rd | 20 |",
    "| Source: | | |", "| a | b", "In 2019, Lind finished third in the standings with 70 points.", "", "\u2028", "\x0c", "=", "== ==",
]  # fmt: skip


def assert_rules_hold(document: Document) -> None:
    """Every repaired row flattens back, its swallowed columns and values make the width, no span leaves its season."""
    tables = {table.table_no: table for table in document.tables}
    for repair in document.repairs:
        assert repair.is_round_trip
        table = tables[repair.table_no]
        columns = layout(table).columns
        row = table.grid[repair.row_no - 1]
        own = [cell for place, cell in enumerate(row, 1) if (cell.row_no, cell.column_no) == (repair.row_no, place)]
        assert len(own) + len(repair.swallowed) == table.column_count
        if repair.is_certain and {"points", "position"} <= set(columns):
            assert ("points" in repair.swallowed) == ("position" in repair.swallowed)
        if "season" in columns:
            season = columns.index("season")
            bound = [cell for cell, name in zip(row, columns, strict=True) if name in {"series", "team", "points", "position"}]
            for cell in bound:
                if cell.row_no < row[season].row_no:
                    assert table.grid[cell.row_no - 1][season].text == row[season].text


CELLS = st.sampled_from(
    ["2019", "2020", "Alpine Cup", "Vantor", "Kestrel Racing", "0", "3", "12", "4th", "NC", "?", "N/A", "", "Test driver", "0*"]
)
ROWS = st.lists(CELLS, min_size=1, max_size=12).map(lambda cells: "| " + " | ".join(cells) + " |")
HEADERS = st.sampled_from(
    [
        HEADER,
        "| Season | Series | Position | Car | Team |",
        "| Year | Team | Car | 1 | 2 | 3 | DC | Points |",
        "| Year | Team | Co-Drivers | Car | Class | Laps | Pos. | Class Pos. |",
        "| Season | Series | Team | Position |",
    ]
)


@settings(max_examples=250, deadline=None)
@given(HEADERS, st.lists(ROWS, max_size=12), st.sampled_from(["Career summary", "Karting record", "Complete Alpine Cup results"]))
def test_any_rows_keep_the_rules_of_repair(header: str, rows: list[str], section: str) -> None:
    assert_rules_hold(read(f"=={section}==", header, *rows))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(alphabet="|=-^{}†*? 0129aé\n\r\t.", max_size=30)), max_size=25))
def test_any_lines_give_rectangles_that_flatten_back(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = extract.read_document("X", text)
    for table in document.tables:
        assert len({len(row) for row in table.grid}) == 1
    assert_rules_hold(document)
    written = sum(line.count("|") > 0 and line.strip().startswith("|") for line in text.split("\n"))
    assert sum(table.row_count for table in document.tables) == written
