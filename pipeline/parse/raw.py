"""The raw frames: every table, column and cell of a document as the page has them, and the lists of what was not read.

Belongs here: raw.wikitable, raw.table_column, raw.cell, raw.sentence, and quality rows that need no reader. Does not belong
here: typed claims.
"""

from pipeline.parse.frames import FrameBuilder
from pipeline.parse.labels import Layout
from pipeline.parse.table import BOLD, HIDDEN, ITALIC, Cell, Content, Document, Table

_CELL = (
    "cell_id", "origin_row_no", "origin_column_no", "source_column_no", "is_header", "markup", "text", "colour", "is_bold",
    "is_italic", "link_target", "row_no", "column_no", "table_no", "snapshot_id", "driver_id",
)  # fmt: skip


def write_tables(document: Document, layouts: list[Layout], out: FrameBuilder) -> None:
    """Fill raw.wikitable, raw.table_column, raw.cell and raw.sentence, whole rectangles included; labels used are counted."""
    styles: dict[int, tuple[bool, bool, str | None]] = {}
    for table, shape in zip(document.tables, layouts, strict=True):
        out.add(
            "wikitable", table_no=table.table_no, parent_no=table.parent_no, section=table.section, caption=table.caption,
            kind=shape.kind, row_count=table.row_count, column_count=table.column_count, header_rows=shape.header_rows,
        )  # fmt: skip
        for number, (name, label) in enumerate(zip(shape.columns, shape.labels, strict=True), 1):
            out.add("table_column", table_no=table.table_no, column_no=number, label=label, column_name=name)
        for key in shape.used:
            out.add("rule_use", rule_table="labels", rule_key=key)
        _write_cells(table, out, styles)
    for sentence in document.sentences:
        out.add(
            "sentence", cell_id=f"{out.snapshot_id}/prose/{sentence.sentence_no}", sentence_no=sentence.sentence_no,
            section=sentence.section, text=sentence.text,
        )  # fmt: skip


def _style(content: Content) -> tuple[bool, bool, str | None]:
    """Whether some visible text is bold, is italic, and the first link's target."""
    bold = italic = False
    link = None
    for run in content.runs:
        if run.style & HIDDEN or not run.text.strip():
            continue
        bold = bold or bool(run.style & BOLD)
        italic = italic or bool(run.style & ITALIC)
        link = link or run.link or None
    return bold, italic, link


def _write_cells(table: Table, out: FrameBuilder, styles: dict[int, tuple[bool, bool, str | None]]) -> None:
    """Append a table's rectangle column by column: a spanning cell's values are worked out once."""
    add = {name: out.column("cell", name).append for name in _CELL[:13]}
    known: dict[int, tuple[object, ...]] = {}
    prefix = f"{out.snapshot_id}/t{table.table_no}/r"
    before = out.rows("cell")
    for row_no, row in enumerate(table.grid, 1):
        for column_no, cell in enumerate(row, 1):
            values = known.get(id(cell))
            if values is None:
                values = known[id(cell)] = _values(cell, styles)
            add["cell_id"](f"{prefix}{row_no}/c{column_no}")
            for name, value in zip(_CELL[1:11], values, strict=True):
                add[name](value)
            add["row_no"](row_no)
            add["column_no"](column_no)
    count = len(out.column("cell", "cell_id")) - before
    out.column("cell", "table_no").extend([table.table_no] * count)
    out.column("cell", "snapshot_id").extend([out.snapshot_id] * count)
    out.column("cell", "driver_id").extend([out.driver_id] * count)


def _values(cell: Cell, styles: dict[int, tuple[bool, bool, str | None]]) -> tuple[object, ...]:
    content = cell.content
    style = styles.get(id(content))
    if style is None:
        style = styles[id(content)] = _style(content)
    return (
        cell.row_no, cell.column_no, cell.source_column_no, cell.is_header, cell.markup, content.text, cell.colour or None, *style,
    )  # fmt: skip


def write_unread(document: Document, layouts: list[Layout], out: FrameBuilder) -> None:
    """List the tables of no known kind, the labels no rule knows, and every cell that hides a value, once each."""
    listed = set(out.column("unread_cell", "cell_id"))
    for table, shape in zip(document.tables, layouts, strict=True):
        if shape.kind == "other":
            out.add(
                "unread_table", table_no=table.table_no, section=table.section, row_count=table.row_count,
                column_count=table.column_count, reason="no career summary, results grid or event table by its header",
            )  # fmt: skip
        for column_no, (name, label) in enumerate(zip(shape.columns, shape.labels, strict=True), 1):
            if name is None and any(character.isalpha() for character in label):
                cell_id = f"{out.snapshot_id}/t{table.table_no}/r{shape.label_rows[column_no - 1]}/c{column_no}"
                out.add("unmapped_label", cell_id=cell_id, table_no=table.table_no, kind="header", label=label)
        for row_no, row in enumerate(table.grid, 1):
            for column_no, cell in enumerate(row, 1):
                if not cell.content.unread or cell.row_no != row_no or cell.column_no != column_no:
                    continue
                cell_id = f"{out.snapshot_id}/t{table.table_no}/r{row_no}/c{column_no}"
                if cell_id not in listed:
                    call = cell.content.unread[0]
                    out.add("unread_cell", cell_id=cell_id, reason="template", template=call.template, call=call.call, text=cell.text)
    for reason in document.oversized:
        out.add("unread_table", reason=reason)
