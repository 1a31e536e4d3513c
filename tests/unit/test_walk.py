"""Ways through a letter, and which file a picture's address means."""

from __future__ import annotations

import pytest

from support.builtin import manuscript
from tehletter.walk import all_blocks, picture_path, pictures_used

TEXT = """---
number: 8
cover: {src: images/c.jpg, alt: Une salle}
portrait: {src: "images/p.jpg", alt: " "}
---
![Un](images/a.jpg)

> - ![Deux](images/b%20b.jpg "x") et ![](images/d.jpg){.decorative}

| ![Trois](e.png) | b |
|---|---|
| a | b |

Un mot[^n] avec *![Quatre](images/f.jpg)*.

[^n]: Une note ![Cinq](images/g.jpg).
"""


def test_every_picture_of_a_letter_is_found_in_reading_order() -> None:
    uses = pictures_used(manuscript(TEXT))
    assert [use.src for use in uses] == [
        "images/c.jpg", "images/p.jpg", "images/a.jpg", "images/b%20b.jpg", "images/d.jpg", "e.png", "images/f.jpg",
        "images/g.jpg",
    ]  # fmt: skip
    assert [use.alt for use in uses] == ["Une salle", "", "Un", "Deux", "", "Trois", "Quatre", "Cinq"]
    assert [use.decorative for use in uses].index(True) == 4


def test_an_address_means_a_file_of_the_issue() -> None:
    paths = {use.src: use.path for use in pictures_used(manuscript(TEXT))}
    assert paths["images/b%20b.jpg"] == "issues/008/images/b b.jpg"
    assert paths["e.png"] == "issues/008/e.png"


@pytest.mark.parametrize(
    "src",
    [
        "", "/etc/passwd", "../007/x.jpg", "images/../../x.jpg", "https://a.example/x.jpg", "//a.example/x.jpg",
        "file:///etc/passwd", "data:image/png;base64,x", "C:\\x.jpg", "images\\x.jpg", "%2e%2e/x.jpg", "%2Fetc", ".",
        "a\0b.jpg", "images/..", "JavaScript:x",
    ],
)  # fmt: skip
def test_an_address_that_leads_out_of_the_issue_means_no_file(src: str) -> None:
    assert picture_path("issues/008", src) is None


@pytest.mark.parametrize(
    ("src", "path"),
    [
        ("x.jpg", "issues/008/x.jpg"),
        ("./images//x.jpg", "issues/008/images/x.jpg"),
        ("images/a/../x.jpg", "issues/008/images/x.jpg"),
        ("images/%C3%A9t%C3%A9.jpg", "issues/008/images/été.jpg"),
        ("images/12:30.jpg", "issues/008/images/12:30.jpg"),
    ],
)
def test_an_address_inside_the_issue_means_its_file(src: str, path: str) -> None:
    assert picture_path("issues/008", src) == path


def test_blocks_inside_blocks_are_walked() -> None:
    body = manuscript(TEXT).body
    kinds = [block.kind for block in all_blocks(body)]
    assert kinds == ["figure", "quote", "list", "paragraph", "grid", "paragraph", "paragraph"]
