"""`tehletter schema`."""

from __future__ import annotations

import json

from tehletter.errors import Misuse
from tehletter.jsonschema import SCHEMAS
from tehletter.report import Report


def schema(name: str, report: Report) -> int:
    """Print the JSON Schema of that name; needs no project."""
    if name not in SCHEMAS:
        raise Misuse("bad-schema", name=name, known=", ".join(SCHEMAS))
    report.result(json.dumps(SCHEMAS[name](report.language), ensure_ascii=False, indent=2))
    return 0
