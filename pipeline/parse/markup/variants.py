"""Marks of language variants (`-{en:...;en-x-piglatin:...}-`): which of their texts a reader sees.

Belongs here: that choice. Does not belong here: which marks pair (decoder).
"""

import re

_FLAGS = re.compile(r"[^|\[{]*\|")
_RULE = re.compile(r"\s*(en(?:-[a-z]+)*)\s*:((?:[^;&]|&[#\w]*;?)*)(?:;\s*|$)")
_UNSEEN = frozenset({"-", "H", "T"})


def chosen_variant(markup: str, start: int, end: int) -> tuple[int, int]:
    """Where the text begins and ends that is shown of what stands between two marks: plain English, else its first variant.

    All of it where other languages stand in it. Flags before a bar say whether anything is shown, and whether the rest is no
    choice (`R`).
    """
    flags = _FLAGS.match(markup, start, end)
    if flags:
        start = flags.end()
        given = {flag.strip() for flag in flags[0][:-1].split(";")}
        if "R" in given:
            return start, end
        if given & _UNSEEN:
            return end, end
    chosen = start, end
    place = start
    while place < end:
        rule = _RULE.match(markup, place, end)
        if rule is None:
            return start, end
        if place == start or rule[1] == "en":
            chosen = rule.span(2)
        place = rule.end()
    return chosen
