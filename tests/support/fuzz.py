"""How many examples a property is tried on: the same ones in every run, or as many new ones as `make fuzz` asks for."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

WANTED = os.environ.get("FUZZ")


def examples(usual: int) -> settings:
    """Settings for that many examples, or for those that were asked for."""
    return settings(
        max_examples=int(WANTED or usual),
        deadline=None,
        derandomize=WANTED is None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
