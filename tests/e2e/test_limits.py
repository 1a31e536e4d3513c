"""What `check` passes, `build` builds: letters that hold as much of one thing as they may."""

from __future__ import annotations

import pytest

from support.limits import AT_LIMIT
from support.project import Project


@pytest.mark.slow
@pytest.mark.parametrize("name", AT_LIMIT)
def test_a_letter_at_its_limit_is_built(name: str, project: Project) -> None:
    _, text, limit = AT_LIMIT[name]
    project.letter(body=text(limit))
    assert project.run("check").code == 0
    run = project.run("build")
    assert run.code == 0, run.err[-300:]
