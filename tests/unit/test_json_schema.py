"""The JSON Schemas: they are valid, they describe every key, and they judge as the tool does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from support.builtin import templates, words
from support.project import ROOT
from tehletter.catalogue import LANGUAGES, texts
from tehletter.diagnostics import Finding
from tehletter.jsonschema import SCHEMAS
from tehletter.model import Node, Scalar, Sequence
from tehletter.schema import LETTER, PROJECT, Key, Many, Record, read_record
from tehletter.tomltree import read_toml
from tehletter.yamltree import read_yaml

DRAFT_7 = {
    "$schema", "title", "description", "type", "properties", "patternProperties", "additionalProperties", "required",
    "items", "enum", "pattern", "format", "maxLength", "minimum", "maximum", "minProperties", "if", "else",
}  # fmt: skip
"""Keywords that mean the same in draft 7, the last draft that many editors know, and in 2020-12."""


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[name]("en"), format_checker=Draft202012Validator.FORMAT_CHECKER)


LETTERS, PROJECTS = validator("letter"), validator("project")

# --------------------------------------------------------------------------------- the tool and the editor


def plain(node: Node) -> Any:
    """A tree as an editor hands it to a validator: dates are strings."""
    match node:
        case Scalar(value=value):
            return value if value is None or isinstance(value, bool | int | float | str) else value.isoformat()
        case Sequence():
            return [plain(item) for item in node.items]
    return {entry.key: plain(entry.node) for entry in node.entries}


def letter_is_right(text: str) -> tuple[bool, bool]:
    """What the tool and what the schema make of a front matter."""
    tree, found = read_yaml(text)
    values = read_record(tree, LETTER, found)
    lacks_summary = not values.get("draft") and not tree.find("summary")
    return not found and not lacks_summary, LETTERS.is_valid(plain(tree))


def project_is_right(text: str) -> tuple[bool, bool]:
    """What the tool and what the schema make of a config."""
    found: list[Finding] = []
    tree, problems = read_toml(text)
    assert not problems
    read_record(tree, PROJECT, found)
    return not found, PROJECTS.is_valid(tomllib.loads(text))


# ------------------------------------------------------------------------------------------- front matters

REQUIRED = {"number": "8", "title": "Une lettre", "date": "2018-01-10", "summary": "Un résumé."}


def front(**keys: str | None) -> str:
    """A right front matter, but for `keys`; None leaves one out."""
    return "".join(f"{key}: {value}\n" for key, value in {**REQUIRED, **keys}.items() if value is not None)


GOOD_LETTERS = [
    front(),
    front(number="1"),
    front(number="999999"),
    front(title='"8"'),
    front(date='"2018-01-10"'),
    front(date="2020-02-29"),
    front(summary="é" * 300),
    front(summary=None, draft="true"),
    front(summary="", draft="True"),
    front(draft="false"),
    front(draft=""),
    front(byline="Éditorial", author="Mme X", theme="Un thème"),
    front(byline="", author="~", theme="null"),
    front(modified="2018-01-24"),
    front(modified=""),
    front(portrait="{src: images/x.jpg, alt: Un visage}"),
    front(portrait='{src: images/x.jpg, alt: ""}'),
    front(portrait=""),
    front(cover="{src: a, alt: b, caption: c, credit: d}"),
    front(cover="{src: a, alt: b, caption: , credit: }"),
    front(keywords="[un, deux]", publishers="[Mission]"),
    front(keywords="[]"),
    front(keywords=""),
    front(see_also="[{label: Le site, url: https://a.example}]"),
    front(see_also="[]"),
    front(check="{ignore: [TEH412, unknown-key]}"),
    front(check="{ignore: []}"),
    front(check="{ignore: }"),
    front(check="{}"),
    front(lang="sr-Latn"),
]

BAD_LETTERS = [
    "",
    "title: x\n",
    front(number=None),
    front(number=""),
    front(number="0"),
    front(number="-3"),
    front(number="1000000"),
    front(number="1.5"),
    front(number="huit"),
    front(number='"8"'),
    front(number="true"),
    front(title=None),
    front(title=""),
    front(title='" "'),
    front(title="8"),
    front(title="[un]"),
    front(title="é" * 1001),
    front(date=None),
    front(date=""),
    front(date="demain"),
    front(date="2018-1-2"),
    front(date="2018-02-30"),
    front(date="2018-13-01"),
    front(date="2018"),
    front(date="2018-01-10T12:00:00"),
    front(summary=None),
    front(summary=""),
    front(summary=None, draft="false"),
    front(summary=None, draft=""),
    front(summary="é" * 301),
    front(summary="é" * 301, draft="true"),
    front(summary="8"),
    front(draft="no"),
    front(draft="1"),
    front(titel="x"),
    front(titel=""),
    front(Number="8"),
    front(byline="2018-01-01", author="[x]"),
    front(theme="{fr: un}"),
    front(modified="hier"),
    front(portrait="images/x.jpg"),
    front(portrait="{src: images/x.jpg}"),
    front(portrait="{alt: Un visage}"),
    front(portrait='{src: "", alt: x}'),
    front(portrait="{src: a, alt: }"),
    front(portrait="{src: a, alt: b, credit: c}"),
    front(cover="{src: a, alt: b, credits: c}"),
    front(keywords="un"),
    front(keywords="[un, 2]"),
    front(keywords="[un, ]\nmodified: [1]"),
    front(keywords="[~]"),
    front(keywords="{un: deux}"),
    front(publishers="[[Mission]]"),
    front(see_also="[https://a.example]"),
    front(see_also="[{label: Le site}]"),
    front(see_also="[{label: Le site, url: https://a.example, lang: fr}]"),
    front(see_also="{label: Le site, url: https://a.example}"),
    front(check="[TEH412]"),
    front(check="{ignore: TEH412}"),
    front(check="{ignored: [TEH412]}"),
    front(lang="[fr]"),
]

# ------------------------------------------------------------------------------------------------- configs

MISSION = '[mission]\nname = "Mission"\n'

GOOD_PROJECTS = [
    MISSION,
    "[mission]\nname = {fr = 'a', en = 'b', sr-Latn = 'c'}\n",
    MISSION + "url = 'https://a.example'\nlogo = 'logo.png'\naddress = 'a'\ncontact = 'b'\ntimezone = 'UTC'\n",
    MISSION + "address = {fr = 'a'}\ncontact = {en = 'b'}\n",
    MISSION + "[series]\nslug = 'teh-2'\nlabel = 'a'\ntitle = {fr = '{ordinal} lettre'}\nlanguages = ['fr', 'fr-CH']\n",
    MISSION + "[series]\nlanguages = []\n",
    MISSION + "[series.typography]\nfr = 'spip'\nsr-Latn = 'none'\n",
    MISSION + "[series.typography]\n",
    MISSION + "[check]\noff = ['TEH302']\non = []\nseverity = {TEH302 = 'error', unknown-key = 'off'}\n",
    MISSION + "[check.severity]\n",
    MISSION + "[build]\nout = 'public'\npdf_variant = 'a-3a'\nimage_widths = [16, 10000]\nprove = true\n",
    MISSION
    + "[email]\nfrom = 'a'\nreply_to = 'b'\nlist_id = 'c'\nunsubscribe = 'd'\npictures = 'url'\nattach = false\n",
    MISSION + "[email]\nsmtp = {host = 'h', port = 65535, tls = true, user = 'u'}\n",
    MISSION + "[email.listmonk]\nurl = 'u'\nuser = 'v'\nlist = 1\n",
    MISSION + "[[publishers]]\nname = 'a'\n[[publishers]]\nname = {fr = 'b'}\nurl = 'u'\nlogo = 'l'\naddress = 'c'\n",
]

BAD_PROJECTS = [
    "",
    "[series]\nslug = 'teh'\n",
    "[mission]\nurl = 'u'\n",
    "[mission]\nname = ''\n",
    "[mission]\nname = 8\n",
    "[mission]\nname = ['a']\n",
    "[mission]\nname = {}\n",
    "[mission]\nname = {French = 'a'}\n",
    "[mission]\nname = {fr = ''}\n",
    "[mission]\nname = {fr = 8}\n",
    "[mission]\nname = {fr_FR = 'a'}\n",
    "mission = 'a'\n",
    MISSION + "adress = 'a'\n",
    MISSION + "url = {fr = 'u'}\n",
    MISSION + "timezone = 2\n",
    MISSION + "[serie]\nslug = 'teh'\n",
    MISSION + "[series]\nslug = 'TEH'\n",
    MISSION + "[series]\nslug = 'teh 2'\n",
    MISSION + "[series]\nlanguages = 'fr'\n",
    MISSION + "[series]\nlanguages = ['FR']\n",
    MISSION + "[series]\nlanguages = ['français']\n",
    MISSION + "[series]\ntypography = 'spip'\n",
    MISSION + "[series.typography]\nfr = 'pretty'\n",
    MISSION + "[series.typography]\nfrench = 'spip'\nFR = 'spip'\n",
    MISSION + "[check]\noff = 'TEH302'\n",
    MISSION + "[check]\nseverity = {TEH302 = 'warn'}\n",
    MISSION + "[check]\nseverity = ['TEH302']\n",
    MISSION + "[build]\npdf_variant = 'a-4'\n",
    MISSION + "[build]\nimage_widths = [15]\n",
    MISSION + "[build]\nimage_widths = [10001]\n",
    MISSION + "[build]\nimage_widths = [480.5]\n",
    MISSION + "[build]\nprove = 'yes'\n",
    MISSION + "[build]\nout = ''\n",
    MISSION + "[email]\npictures = 'inline'\n",
    MISSION + "[email]\npassword = 'x'\n",
    MISSION + "[email.smtp]\nport = 0\n",
    MISSION + "[email.smtp]\nport = '25'\n",
    MISSION + "[email.smtp]\npassword = 'x'\n",
    MISSION + "[email.listmonk]\nlist = 'a'\n",
    MISSION + "[publishers]\nname = 'a'\n",
    MISSION + "[[publishers]]\nurl = 'u'\n",
    MISSION + "[[publishers]]\nname = 'a'\ncontact = 'c'\n",
]


@pytest.mark.parametrize("text", GOOD_LETTERS)
def test_a_right_front_matter_is_right_to_tool_and_editor(text: str) -> None:
    assert letter_is_right(text) == (True, True)


@pytest.mark.parametrize("text", BAD_LETTERS)
def test_a_wrong_front_matter_is_wrong_to_tool_and_editor(text: str) -> None:
    assert letter_is_right(text) == (False, False)


@pytest.mark.parametrize("text", GOOD_PROJECTS)
def test_a_right_config_is_right_to_tool_and_editor(text: str) -> None:
    assert project_is_right(text) == (True, True)


@pytest.mark.parametrize("text", BAD_PROJECTS)
def test_a_wrong_config_is_wrong_to_tool_and_editor(text: str) -> None:
    assert project_is_right(text) == (False, False)


@pytest.mark.parametrize(
    ("text", "tool", "editor"),
    [
        pytest.param(front(number="8.0"), False, True, id="to JSON Schema 8.0 is an integer"),
        pytest.param(front(summary=f'"{"é" * 300}  "'), True, False, id="the editor counts the spaces at the ends"),
        pytest.param(front(title='"un"\ntitle: deux'), False, True, id="a value has no duplicate keys any more"),
        pytest.param(front(title="&a un"), False, False, id="the tool reads nothing past an anchor"),
    ],
)
def test_the_few_differences_between_tool_and_editor(text: str, tool: bool, editor: bool) -> None:
    assert letter_is_right(text) == (tool, editor)


@pytest.mark.parametrize(
    ("text", "tool", "editor"),
    [
        pytest.param(MISSION + "[series]\nlanguages = [' fr ']\n", True, False, id="the tool forgives spaces around"),
        pytest.param(MISSION + "[check]\noff = ['TEH999']\n", True, True, id="check, not the reader, knows the rules"),
    ],
)
def test_the_few_differences_in_a_config(text: str, tool: bool, editor: bool) -> None:
    assert project_is_right(text) == (tool, editor)


# ---------------------------------------------------------------------------------- what is in this repository


@pytest.mark.parametrize("path", sorted(ROOT.glob("issues/*/*.md")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_letters_of_this_repository_are_right(path: Any) -> None:
    assert letter_is_right(path.read_text("utf-8").split("---\n")[1]) == (True, True)


def test_the_config_of_this_repository_is_right() -> None:
    assert project_is_right((ROOT / "tehletter.toml").read_text("utf-8")) == (True, True)


@pytest.mark.parametrize("name", [name for name in templates() if name.startswith("scaffold/letter.")])
def test_a_scaffold_of_a_letter_is_right_as_it_is_and_without_its_comment_signs(name: str) -> None:
    head = templates()[name].split("---\n")[1]
    head = head.replace("{number}", "8").replace("{title}", '"Une lettre"').replace("{date}", "2018-01-10")
    assert letter_is_right(head) == (True, True)
    assert letter_is_right(re.sub(r"^# ?(?=[a-z_ ])", "", head, flags=re.MULTILINE)) == (True, True)


@pytest.mark.parametrize("name", [name for name in templates() if name.startswith("scaffold/tehletter.")])
def test_a_scaffold_of_a_config_is_right_as_it_is_and_without_its_comment_signs(name: str) -> None:
    text = templates()[name]
    assert project_is_right(text) == (True, True)
    assert project_is_right(re.sub(r"^# (?=[a-z_]+ =)", "", text, flags=re.MULTILINE)) == (True, True)
    assert words("fr").tag == "fr"


# ------------------------------------------------------------------------------------- the schemas themselves


def schemas_in(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside a schema, with the dotted path of the keys that lead to it."""
    yield path, schema
    for name, value in schema.get("properties", {}).items():
        yield from schemas_in(value, f"{path}.{name}" if path else name)
    for word in ("items", "additionalProperties", "if", "else"):
        if isinstance(schema.get(word), dict):
            yield from schemas_in(schema[word], path)
    for value in schema.get("patternProperties", {}).values():
        yield from schemas_in(value, path)


def keys_of(record: Record, path: str = "") -> Iterator[tuple[str, Key]]:
    """Every key that the reader knows, by its dotted path."""
    for key in record.fields:
        yield f"{path}{key.name}", key
        kind = key.kind.kind if isinstance(key.kind, Many) else key.kind
        if isinstance(kind, Record):
            yield from keys_of(kind, f"{path}{key.name}.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid(name: str, language: str) -> None:
    schema = SCHEMAS[name](language)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_means_the_same_to_an_editor_that_knows_draft_7_alone(name: str) -> None:
    schema = SCHEMAS[name]("en")
    assert {word for _, inner in schemas_in(schema) for word in inner} <= DRAFT_7
    Draft7Validator.check_schema({word: value for word, value in schema.items() if word != "$schema"})


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_names_no_address_but_that_of_its_dialect(name: str) -> None:
    values = [value for _, inner in schemas_in(SCHEMAS[name]("en")) for value in inner.values()]
    assert [value for value in values if isinstance(value, str) and "://" in value] == [
        Draft202012Validator.META_SCHEMA["$id"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "record"), [("letter", LETTER), ("project", PROJECT)])
def test_every_key_is_described_in_every_language(name: str, record: Record, language: str) -> None:
    schemas = dict(reversed(list(schemas_in(SCHEMAS[name](language)))))
    for path, _ in keys_of(record):
        assert schemas[path]["description"] == texts(language)[f"schema.{name}.{path}"]


@pytest.mark.parametrize(("name", "record"), [("letter", LETTER), ("project", PROJECT)])
def test_the_catalogue_describes_no_key_that_is_gone(name: str, record: Record) -> None:
    described = {key for key in texts("en") if key.startswith(f"schema.{name}.")}
    assert described == {f"schema.{name}.{path}" for path, _ in keys_of(record)}


@pytest.mark.parametrize("path", ["number", "title", "date"])
def test_what_is_required_cannot_be_left_empty_and_the_rest_can(path: str) -> None:
    properties = SCHEMAS["letter"]("en")["properties"]
    empty = {name for name, schema in properties.items() if "null" in schema["type"]}
    assert empty == set(properties) - {"number", "title", "date"}
    assert path not in empty
