"""Plain tables made by great_tables, fitted to the report's own style sheet.

Belongs here: one frame as one accessible table. Does not belong here: tables with links (templates).
"""

import re
from typing import Any

import polars as pl
from great_tables import GT
from markupsafe import Markup, escape

_LONGEST_TEXT = 300


def great_table(frame: pl.DataFrame, ident: str, caption: str) -> Markup:
    """The frame as a table with a caption. great_tables escapes the texts and aligns the columns by type.

    Its inline styles, which know no dark mode, are left out; its ids get `ident` in front, so that a page can hold several.
    """
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    flags = [name for name, kind in frame.schema.items() if kind == pl.Boolean]
    shown = frame.with_columns(
        *(pl.col(name).fill_null("").str.slice(0, _LONGEST_TEXT) for name in texts),
        *(pl.col(name).replace_strict({True: "yes", False: "no"}, default="") for name in flags),
    )
    labels: Any = {name: name.replace("_", " ") for name in frame.columns}
    html = GT(shown).cols_label(labels).sub_missing(missing_text="–").as_raw_html()
    table = html[html.index("<table") : html.index("</table>") + len("</table>")]
    table = re.sub(r'\b(id|headers)="([^"]*)"', rf'\1="{ident}-\2"', table)
    table = re.sub(r' (?:data-quarto-\S+|aria-labelledby)="[^"]*"', "", table).replace("gt_right", "num")
    opening, _, rest = table.partition(">")
    return Markup(f'{opening} id="{ident}"><caption><span>{escape(caption)}</span></caption>{rest}')  # noqa: S704 - great_tables escapes the cells
