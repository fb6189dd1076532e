"""The raw frames: every table, column and cell of a document as the page has them, and the lists of what was not read.

Belongs here: raw.wikitable, raw.table_column, raw.sentence, and quality rows that need no reader. Does not belong
here: raw.cell (cells), typed claims.
"""

from functools import partial

from pipeline.parse.cells import cell_frame
from pipeline.parse.claims import identity
from pipeline.parse.claims.headings import section_rule
from pipeline.parse.claims.labels import Layout
from pipeline.parse.claims.totals import is_of_totals
from pipeline.parse.frames import SCHEMAS, FrameBuilder
from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.table import Document


def write_tables(document: Document, layouts: list[Layout], out: FrameBuilder) -> None:
    """Fill raw.wikitable, raw.table_column, raw.cell and raw.sentence, whole rectangles included; labels used are counted."""
    for table, shape in zip(document.tables, layouts, strict=True):
        out.add(
            "wikitable", table_no=table.table_no, parent_no=table.parent_no, section=table.section, caption=table.caption,
            kind=shape.kind, row_count=table.row_count, column_count=table.column_count, header_rows=shape.header_rows,
        )  # fmt: skip
        width = len(shape.labels)
        places = {"table_no": [table.table_no] * width, "column_no": range(1, width + 1)}
        out.extend_columns("table_column", {**places, "label": shape.labels, "column_name": shape.columns})
        out.extend("rule_use", ("rule_table", "rule_key"), [("labels", key) for key in shape.used])
    out.defer("cell", partial(cell_frame, document.tables, out.snapshot_id))
    sentences = document.sentences
    columns = {name: [getattr(sentence, name) for sentence in sentences] for name in ("sentence_no", "section", "text")}
    prefix = f"{out.snapshot_id}/prose/"
    out.extend_columns("sentence", {"cell_id": [f"{prefix}{sentence.sentence_no}" for sentence in sentences], **columns})


def write_unread(document: Document, layouts: list[Layout], out: FrameBuilder) -> None:
    """List the tables of no known kind, the labels no rule knows, and every cell that hides a value, once each."""
    listed = set(out.column("unread_cell", "cell_id"))
    for table, shape in zip(document.tables, layouts, strict=True):
        if shape.kind == "other" and not is_of_totals(table, shape):
            out.add(
                "unread_table", table_no=table.table_no, section=table.section, row_count=table.row_count,
                column_count=table.column_count, reason="no career summary, results grid or event table by its header",
            )  # fmt: skip
        for column_no, (name, label) in enumerate(zip(shape.columns, shape.labels, strict=True), 1):
            if name is None and any(character.isalpha() for character in label):
                cell_id = f"{out.snapshot_id}/t{table.table_no}/r{shape.label_rows[column_no - 1]}/c{column_no}"
                out.add("unmapped_label", cell_id=cell_id, table_no=table.table_no, kind="header", label=label)
        for cell in dict.fromkeys([cell for row in table.grid for cell in row if cell.content.unread]):
            cell_id = f"{out.snapshot_id}/t{table.table_no}/r{cell.row_no}/c{cell.column_no}"
            if cell_id not in listed:
                call = cell.content.unread[0]
                out.add("unread_cell", cell_id=cell_id, reason="template", template=call.template, call=call.call, text=cell.text)
        strays = [decode(markup) for markup in table.stray]
        shown = " ".join(filter(None, (content.text for content in strays)))
        calls = " ".join(unread.call for content in strays for unread in content.unread)
        for what, found in (("text", shown), ("templates", calls)):
            if found:
                out.add(
                    "unread_table", table_no=table.table_no, section=table.section, row_count=table.row_count,
                    column_count=table.column_count, reason=f"{what} in no cell: {found}",
                )  # fmt: skip
    for reason in document.oversized:
        out.add("unread_table", reason=reason)


def write_uses(document: Document, out: FrameBuilder) -> None:
    """Count the aliases and section rules that the claims rest on."""
    for stem in ("series", "teams"):
        column = stem.removesuffix("s") if stem == "teams" else stem
        names = {name for table in ("season_entry", "race_result", "infobox_claim") for name in _texts(out, table, column)}
        for name in sorted(filter(None, {identity.used_alias(stem, name) for name in names})):
            out.add("rule_use", rule_table=stem, rule_key=name)
    for table in document.tables:
        if rule := section_rule(table.section_path or (table.section,)):
            out.add("rule_use", rule_table="sections", rule_key=rule["pattern"])


def _texts(out: FrameBuilder, table: str, column: str) -> set[str]:
    """The different texts of a column, none where the table has no such column."""
    return {str(value) for value in set(out.column(table, column)) if value} if column in SCHEMAS[table] else set()
