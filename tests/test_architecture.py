"""The layers of docs/architecture.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tehletter

PACKAGE = Path(tehletter.__file__).parent

LAYERS = {
    "shell": {"__main__", "cli"},
    "commands": {
        "commands", "checking", "survey", "reading", "choosing", "repair", "options", "standing", "building", "making",
        "saying", "press", "scaling", "proving", "shelving", "archiving", "preview",
    },
    "doors": {"workspace", "pdf", "pictures", "fonts", "report", "clock", "processes"},
    "core": {
        "parse", "yamltree", "tomltree", "schema", "jsonschema", "config", "markdown", "walk", "rules", "check",
        "stamp", "plan", "languages", "vocabulary", "slimming", "typography",
        "prose", "confines", "stretches", "days", "abstract", "mend", "memory", "ledger", "packing",
        "writing", "sandbox", "render", "scaffold", "redraft", "formats", "excerpt", "baseline", "difference",
        "rulebook", "proof", "account", "archive", "feed", "listing", "search",
    },
    "bounds": {"bounding"},
    "values": {
        "artifact", "body", "letter", "model", "views", "evidence", "witness", "diagnostics", "errors", "catalogue",
    },
}  # fmt: skip
LAYER_OF = {module: layer for layer, modules in LAYERS.items() for module in modules}

MAY_IMPORT = {
    "shell": {"shell", "commands", "doors", "core", "values"},
    "commands": {"commands", "doors", "core", "bounds", "values"},
    "doors": {"bounds", "values"},
    "core": {"core", "values"},
    "bounds": set(),
    "values": {"values"},
}

SOLE_IMPORTERS = {
    "typer": "cli",
    "weasyprint": "pdf",
    "_cffi_backend": "pdf",
    "pydyf": "pdf",
    "jinja2": "sandbox",
    "markdown_it": "markdown",
    "mdit_py_plugins": "markdown",
    "rich": "report",
    "PIL": "pictures",
    "langcodes": "languages",
    "pikepdf": "pdf",
    "pypdfium2": "pdf",
    "page": "pdf",
    "yaml": "yamltree",
    "starlette": "preview",
    "uvicorn": "preview",
    "watchfiles": "preview",
}

DOORS_OF_THE_SYSTEM = {"os", "pathlib", "shutil", "subprocess", "socket", "urllib.request", "time", "tempfile", "io"}
"""What the core does without: files, clock, environment, network, processes."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module by its name inside the package, with its syntax tree."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        if name != "__init__":
            yield name, ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    """The full names of what a module imports; those for the type checker alone among them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


IMPORTS = {name: set(imports(tree)) for name, tree in modules()}


def ours(name: str) -> set[str]:
    """The modules of ours that a module imports, by their top name."""
    own = (target.split(".")[1] for target in IMPORTS[name] if target.startswith("tehletter."))
    return {target for target in own if target != "__version__"} - {name.split(".", maxsplit=1)[0]}


def test_every_module_belongs_to_a_layer() -> None:
    assert {name.split(".")[0] for name in IMPORTS} == set(LAYER_OF)


@pytest.mark.parametrize("name", IMPORTS)
def test_a_module_imports_its_layer_and_those_below(name: str) -> None:
    layer = LAYER_OF[name.split(".", maxsplit=1)[0]]
    assert {target for target in ours(name) if LAYER_OF[target] not in MAY_IMPORT[layer]} == set()


def test_no_command_imports_another() -> None:
    for name, targets in IMPORTS.items():
        if name.startswith("commands."):
            assert not [target for target in targets if target.startswith("tehletter.commands")], name


@pytest.mark.parametrize("library", SOLE_IMPORTERS)
def test_a_library_has_one_importer(library: str) -> None:
    importers = {n.split(".")[0] for n, targets in IMPORTS.items() if any(t.split(".")[0] == library for t in targets)}
    assert importers == {SOLE_IMPORTERS[library]}


def test_the_core_touches_no_files_clock_environment_or_network() -> None:
    for name, tree in modules():
        if LAYER_OF[name.split(".")[0]] not in ("core", "values"):
            continue
        assert not {t for t in IMPORTS[name] if {t, t.rpartition(".")[0]} & DOORS_OF_THE_SYSTEM}, name
        calls = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not calls & {"print", "open", "input", "exec", "eval"}, name


def test_the_root_of_the_package_holds_the_version_alone() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    assert [type(node) for node in tree.body] == [ast.Expr, ast.Assign]
