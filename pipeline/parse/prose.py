"""Claims in sentences: points, championship positions, wins, podiums and poles, each tied to its season and series.

Belongs here: the forms in which prose states a season's result. Does not belong here: cutting prose into sentences
(sentences) or comparing claims with tables (mart.reconciliation).
"""

from pipeline.parse.frames import FrameBuilder
from pipeline.parse.table import Document


def read_prose(document: Document, out: FrameBuilder) -> None:
    """Add the prose claims of a document to `out`; the tables' claims must be there already."""
