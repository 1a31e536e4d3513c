"""`tehletter.toml`, read into a `Config`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tehletter.diagnostics import Finding
from tehletter.model import (
    Config,
    Mark,
    Node,
    Publisher,
    Scalar,
    Sequence,
    Source,
    Table,
)
from tehletter.schema import PROJECT, read_record
from tehletter.tomltree import read_toml


def read_config(source: Source) -> tuple[Config, list[Finding], Table]:
    """The config of a project, defaults filled in, what is wrong with it, and the tree that it was read from."""
    tree, found = read_toml(source.text)
    if found:
        return Config(), found, Table()
    values = read_record(tree, PROJECT, found)
    return _config(values), found, tree


def scalars(node: Node, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    """Every value below a node of the config with the keys that lead to it; items of a list share theirs."""
    match node:
        case Table():
            for entry in node.entries:
                yield from scalars(entry.node, (*above, entry.key))
        case Sequence():
            for item in node.items:
                yield from scalars(item, above)
        case Scalar():
            yield above, node


def rules_named(tree: Table) -> Iterator[Mark]:
    """The words by which `[check]` names rules, each at its place."""
    check = tree.find("check")
    for entry in check.node.entries if check and isinstance(check.node, Table) else ():
        if entry.key in ("on", "off"):
            yield from (Mark(str(item.value), item.span) for _, item in scalars(entry.node))
        elif entry.key == "severity" and isinstance(entry.node, Table):
            yield from (Mark(rule.key, rule.key_span) for rule in entry.node.entries)


def _config(values: Mapping[str, Any]) -> Config:
    mission, series, build = (values.get(name, {}) for name in ("mission", "series", "build"))
    given = {
        "timezone": mission.get("timezone"),
        "contact": mission.get("contact"),
        **{name: series.get(name) for name in ("slug", "label", "title", "languages", "typography")},
        **{name: build.get(name) for name in ("out", "pdf_variant", "image_widths", "prove")},
    }
    return Config(
        mission=_publisher(mission),
        severities=_severities(values.get("check", {})),
        publishers=tuple(_publisher(publisher) for publisher in values.get("publishers", ())),
        **{name: value for name, value in given.items() if value},
    )


def _publisher(values: Mapping[str, Any]) -> Publisher:
    return Publisher(
        values.get("name", {"": ""}), values.get("url", ""), values.get("logo", ""), values.get("address", {})
    )


def _severities(check: Mapping[str, Any]) -> dict[str, str]:
    """What the project says of rules, by code or name: `severity` over `off` over `on`."""
    return {
        **dict.fromkeys(check.get("on", ()), "on"),
        **dict.fromkeys(check.get("off", ()), "off"),
        **check.get("severity", {}),
    }


def in_language(texts: Mapping[str, str], lang: str, fallback: str = "") -> str:
    """The text for a language: its own, that of a shorter tag, the one for any, the first one given."""
    tag = lang
    while tag:
        if tag in texts:
            return texts[tag]
        tag = tag.rpartition("-")[0]
    return texts.get("") or next(iter(texts.values()), fallback)


def address_of(config: Config, path: str) -> str:
    """Where a file of the output folder stands on the web; "" for a mission without an address.

    The file's own name stays in it: every server finds that, and links inside the site say the same.
    """
    home = config.mission.url.strip()
    return f"{home.rstrip('/')}/{path}" if home else ""
