"""The README's pictures show what there is: each is there, is shown, and was taken of today's pages."""

import re

from running import ROOT
from shots import MARK, PICTURES, made_from


def test_the_pictures_are_fresh() -> None:
    assert MARK.read_text(encoding="utf-8") == made_from(), "the pages have changed since: make shots"


def test_every_picture_of_the_readme_is_there_and_has_words() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\((tests/pictures/[^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    for words, path in shown:
        assert (ROOT / path).is_file(), path
        assert words, f"{path} has no words for those who do not see it"
    assert {path for _, path in shown} <= {f"tests/pictures/{path.name}" for path in PICTURES.glob("*.png")}
