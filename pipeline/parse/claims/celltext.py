"""The text of a cell as readers of values want it: lines joined by commas, raised note numbers left out.

Belongs here: what several readers need of one cell's text. Does not belong here: markup (inline), values (values).
"""

from pipeline.parse.markup.inline import decode
from pipeline.parse.markup.notelines import marks_of
from pipeline.parse.markup.table import HIDDEN, SUP, Cell, Content


def lines_text(cell: Cell) -> str:
    """Visible text with `, ` where the cell begins a new line, by `<br>` or in the markup itself."""
    runs = cell.content.runs
    if "\n" not in cell.markup and (len(runs) <= 1 or runs[0].line == runs[-1].line):
        return cell.text.strip()
    markup = cell.markup.strip()
    if "\n" in markup and "{{" not in markup:
        parts = [decode(line.lstrip("*:# ")).text for line in markup.split("\n")]
    else:
        lines: dict[int, str] = {}
        for run in runs:
            lines[run.line] = lines.get(run.line, "") + run.text
        parts = [" ".join(text.split()) for _, text in sorted(lines.items())]
    parts = [part.strip(" ,") for part in parts if part.strip(" ,")]
    return ", ".join(parts) if len(parts) > 1 else cell.text.strip()


def value_text(cell: Cell) -> str:
    """A cell's visible text with the marks that stand beside it (`NC†`), but for a raised number or letter at its end: a note's."""
    runs = cell.content.runs
    text = numbers_text(cell.content)
    if len(runs) > 1 and runs[-1].style & SUP and marks_of(runs[-1].text):
        return text.removesuffix(runs[-1].text.strip()).strip()
    return text


def numbers_text(content: Content) -> str:
    """Visible text; several lines that each begin with a digit are numbers of their own, with `, ` between them."""
    runs = content.runs
    if len(runs) > 1 and runs[0].line != runs[-1].line and content.text[:1].isdigit():
        lines: dict[int, str] = {}
        for run in runs:
            if not run.style & HIDDEN:
                lines[run.line] = lines.get(run.line, "") + run.text
        texts = [" ".join(text.split()) for _, text in sorted(lines.items())]
        if sum(text[:1].isdigit() for text in texts) > 1:
            return ", ".join(filter(None, texts))
    return content.text.strip()


def cell_marks(cell: Cell) -> tuple[str, ...]:
    """The footnote marks of a cell, a raised number or letter at its end among them (`^1`)."""
    runs = cell.content.runs
    if len(runs) > 1 and runs[-1].style & SUP:
        return (*cell.content.marks, *marks_of(runs[-1].text))
    return cell.content.marks


def links_of(cell: Cell) -> tuple[str, ...]:
    """The pages that a cell links to, each once, in order."""
    return tuple(dict.fromkeys(run.link for run in cell.content.runs if run.link))
