"""Markup that our own decoder declines, read from mwparserfromhell's tree with the same meanings.

Belongs here: walking that tree into a writer, within limits that keep its parser from exploding. Does not belong here:
anything a template means.
"""

from pipeline.parse.table import Content, Unread


def decode_tree(markup: str) -> Content:
    """What markup says by mwparserfromhell; markup beyond the limits is unread as a whole."""
    return Content("", unread=(Unread("", markup),))
