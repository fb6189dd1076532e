"""A race cell in pieces: its lines, cut again where the print turns small.

Belongs here: what is printed together. Does not belong here: which piece is the event and which the result (racecell).
"""

import re
from dataclasses import dataclass, field

from pipeline.parse.markup.table import HIDDEN, SMALL, STRUCK, SUP, Content, Run

MARKS = "†‡*§¶^"
MARK = re.compile(f"[{MARKS}¹²³⁴⁵⁶⁷⁸⁹]")
"""A footnote mark as cells print it."""
DASHES = frozenset({"—", "–", "-", "−", "―", "‑", "‐", "‒", "⸺", "--", "---"})
NOTHING = DASHES | {"N/A", "n/a"}


@dataclass(slots=True)
class Piece:
    """Words of a cell that are printed alike, and what is raised above them."""

    text: str = ""
    is_small: bool = False
    link: str = ""
    raised: list[str] = field(default_factory=list)


def pieces_of(content: Content) -> list[Piece]:
    """The cell's lines, cut again where the print turns small; raised text apart, hidden and struck text left out."""
    runs = [run for run in content.runs if not run.style & HIDDEN]
    kept = [run for run in runs if not run.style & STRUCK]
    runs = kept if any(run.text.strip() for run in kept) else runs
    if not runs:
        return [Piece(text=content.text.strip())] if content.text.strip() and not content.runs else []
    pieces: list[Piece] = []
    line = -1
    for run in runs:
        if run.style & SUP:
            if pieces:
                pieces[-1].raised.append(run.text)
            continue
        if not run.text.strip():
            if pieces and run.line == line:
                pieces[-1].text += " "
            continue
        small = bool(run.style & SMALL)
        if run.line != line or (small and not pieces[-1].is_small and not _is_mark(run)):
            pieces.append(Piece(is_small=small))
        line = run.line
        pieces[-1].text += run.text
        pieces[-1].link = pieces[-1].link or run.link
    for piece in pieces:
        piece.text = " ".join(piece.text.split())
    pieces = [piece for piece in pieces if piece.text and piece.text not in NOTHING]
    return _of_shared_drives(pieces) if "/" in content.text else pieces


def _of_shared_drives(pieces: list[Piece]) -> list[Piece]:
    """The pieces, one that ends in a stroke joined to the next, one that begins with it to the one before: results of a shared drive."""
    groups: list[list[Piece]] = []
    for place, piece in enumerate(pieces):
        if place > 1 and (pieces[place - 1].text.endswith("/") or piece.text.startswith("/")):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [group[0] if len(group) == 1 else _joined(group) for group in groups]


def _joined(group: list[Piece]) -> Piece:
    """Several pieces as one; its links are those of other drivers, not of the event."""
    raised = [text for piece in group for text in piece.raised]
    return Piece(" ".join(piece.text for piece in group), is_small=any(piece.is_small for piece in group), raised=raised)


def _is_mark(run: Run) -> bool:
    return not MARK.sub("", run.text).strip()
