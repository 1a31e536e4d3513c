"""The one door to the time of day."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tehletter.errors import Misuse

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_LAST = 253_370_764_799
"""The last second of the year 9998: `datetime` ends a year later, and each day here has one after it."""


def now() -> datetime:
    """The present moment in UTC; `SOURCE_DATE_EPOCH` (seconds since 1970) stands in for it."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None or given == "":
        return datetime.now(UTC)
    if not re.fullmatch(r"[0-9]{1,12}", given) or int(given) > _LAST:
        raise Misuse("bad-epoch", value=given)
    return datetime.fromtimestamp(int(given), UTC)


def zone(name: str) -> ZoneInfo | None:
    """The time zone of that IANA name, or None."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
