"""What `check` prints: for people, and in the shapes that GitHub, code scanning and CI servers read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from tehletter import __version__
from tehletter.catalogue import LANGUAGES
from tehletter.diagnostics import Diagnostic, Edit, Finding, Severity, Span
from tehletter.formats import FORMATS, Found, _rule, as_github, as_json, as_junit, as_sarif, as_text, quotable
from tehletter.model import Source
from tehletter.rules import BY_NAME, RULES

EIGHT = "issues/008/fr.md"
FOURTH = Span(4, 1, 4, 4)


def diagnostic(
    rule: str = "unknown-key",
    span: Span = FOURTH,
    path: str = EIGHT,
    severity: Severity = Severity.ERROR,
    fix: tuple[Edit, ...] = (),
    **values: object,
) -> Diagnostic:
    given = values or {"key": "zzz", "nearest": ""}
    return Diagnostic(BY_NAME[rule].code, severity, path, Finding(rule, span, given, fix=fix))


def found(*diagnostics: Diagnostic, text: str = "", language: str = "en", **more: Any) -> Found:
    sources = {EIGHT: Source.of(EIGHT, text)} if text else {}
    return Found(diagnostics, (EIGHT,), language, sources=sources, **more)


KEY = diagnostic()
WARNING = diagnostic("raw-html", Span(9, 4, 9, 7), severity=Severity.WARNING, tag="<b>")
WHOLE = diagnostic("missing-key", Span(), key="title")
MENDED = diagnostic(
    "raw-html", Span(7, 3, 7, 6), severity=Severity.WARNING, fix=(Edit(Span(7, 3, 7, 6), "…"),), tag="<i>"
)
HOSTILE = 'a::error file=x,line=1::%0A\r\n::warning::b%,:]]>&<"\x1b[31m\u202e\udcff\x00##[group]'

# -------------------------------------------------------------------------------------------------- text


def test_a_finding_is_its_place_its_line_and_its_hint() -> None:
    text = "---\nnumber: 8\ntitle: Un\nzzz: x\n---\n"
    assert as_text(found(KEY, text=text)).split("\n")[:3] == [
        "issues/008/fr.md:4:1: error TEH103 unknown key “zzz”",
        "  4 | zzz: x",
        "    | ^^^",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_no_part_of_a_line(end: str) -> None:
    text = end.join(["\ufeff---", "number: 8", "title: Un", "zzz: x", "---", ""])
    assert as_text(found(KEY, text=text)).split("\n")[1:3] == ["  4 | zzz: x", "    | ^^^"]


def test_carets_are_indented_below_long_numbers() -> None:
    far = diagnostic(span=Span(1204, 3, 1204, 4))
    assert as_text(found(far, text="\n" * 1203 + "a b c")).split("\n")[1:3] == ["  1204 | a b c", "       |   ^"]


def test_what_concerns_a_whole_file_quotes_no_line() -> None:
    lines = as_text(found(WHOLE, text="---\n")).split("\n")
    assert lines[0].startswith("issues/008/fr.md:1:1: error TEH104 ")
    assert not any(" | " in line for line in lines)
    assert quotable([WHOLE, KEY]) == [EIGHT]
    assert quotable([WHOLE]) == []


def test_a_file_that_cannot_be_quoted_is_not() -> None:
    unreadable = Finding("unreadable-file")
    assert " | " not in as_text(Found((KEY,), (EIGHT,), "en", sources={EIGHT: unreadable}))
    assert " | " not in as_text(found(KEY, text="trop court"))


def test_what_can_be_mended_says_so_in_the_hint() -> None:
    assert "--fix does it" in as_text(found(MENDED))
    assert "--fix s’en charge" in as_text(found(MENDED, language="fr"))
    assert "--fix" not in as_text(found(WARNING))


def test_colours_only_where_they_were_asked_for_and_always_ended() -> None:
    text = "\n" * 3 + "zzz: x\n"
    plain, coloured = as_text(found(KEY, text=text)), as_text(found(KEY, text=text), colour=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    for line in coloured.split("\n"):
        assert not re.search(r"\x1b\[[1-9][0-9;]*m(?!.*\x1b\[0m)", line)


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_lets_a_letter_speak_to_the_terminal_or_the_log(form: str) -> None:
    odd = diagnostic(path=f"issues/008/{HOSTILE}.md", key=HOSTILE, nearest="")
    out = FORMATS[form](Found((odd,), (), "en", sources={odd.path: Source.of(odd.path, "\n" * 3 + HOSTILE)}))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", out)
    out.encode()
    assert "##[" not in out
    if form not in ("json", "sarif"):
        assert not [line for line in out.split("\n") if line.lstrip().startswith("::") and form != "github"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_is_well_formed_too(form: str, language: str) -> None:
    out = FORMATS[form](Found((), (), language))
    if form in ("json", "sarif"):
        json.loads(out)
    elif form == "junit":
        assert ET.fromstring(out.encode()).get("tests") == "0"
    else:
        assert out == ""


# -------------------------------------------------------------------------------------------------- json


def test_json_has_the_keys_of_the_contract() -> None:
    content = json.loads(as_json(found(KEY, WARNING, MENDED)))
    assert content["version"] == 1
    assert content["summary"] == {"editions": 1, "errors": 1, "warnings": 2}
    assert [item["fixable"] for item in content["diagnostics"]] == [False, False, True]
    assert content["diagnostics"][2]["end_column"] == 6


def test_json_gives_paths_as_they_are() -> None:
    odd = diagnostic(path="issues/\u202e\x1b\udcff##[x]")
    assert json.loads(as_json(found(odd)))["diagnostics"][0]["path"] == odd.path


def test_codes_and_keys_are_the_same_in_every_language() -> None:
    english, french = (json.loads(as_json(found(KEY, WARNING, language=language))) for language in LANGUAGES)
    for one, other in zip(english["diagnostics"], french["diagnostics"], strict=True):
        assert {key for key in one if one[key] != other[key]} <= {"message", "hint"}
        assert one["message"] != other["message"]


# ------------------------------------------------------------------------------------------------ github


def unescaped(text: str, *, value: bool) -> str:
    """What the runner makes of data, or of a property (actions/runner, `ActionCommand.cs`)."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if value else ())):
        text = text.replace(escape, character)
    return text.replace("%25", "%")


def commands(out: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands in a log, read as the runner does."""
    read = []
    for line in out.split("\n"):
        command = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
        assert command, line
        name, properties, data = command.groups()
        pairs = (item.split("=", 1) for item in properties.split(","))
        read.append((name, {k: unescaped(v, value=True) for k, v in pairs}, unescaped(data, value=False)))
    return read


def test_a_finding_is_one_command() -> None:
    ((name, properties, data),) = commands(as_github(found(KEY)))
    assert name == "error"
    assert properties == {
        "file": EIGHT, "line": "4", "endLine": "4", "col": "1", "endColumn": "4", "title": "TEH103 unknown-key",
    }  # fmt: skip
    assert data.split("\n")[0] == "unknown key “zzz”"


def test_columns_of_several_lines_are_left_out() -> None:
    ((_, properties, _),) = commands(as_github(found(diagnostic(span=Span(4, 2, 6, 1)))))
    assert (properties["line"], properties["endLine"], "col" in properties) == ("4", "6", False)


def test_paths_are_counted_from_the_root_of_the_repository() -> None:
    ((_, properties, _),) = commands(as_github(found(KEY, below="site/lettres/")))
    assert properties["file"] == "site/lettres/issues/008/fr.md"
    place = json.loads(as_sarif(found(KEY, below="a b/")))["runs"][0]["results"][0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/issues/008/fr.md"
    assert 'file="site/issues/008/fr.md"' in as_junit(found(KEY, below="site/"))


def test_a_letter_can_neither_end_a_command_nor_begin_one() -> None:
    odd = diagnostic(path=f"issues/008/{HOSTILE}.md", key=HOSTILE, nearest="")
    ((name, properties, data),) = commands(as_github(found(odd)))
    assert name == "error"
    assert properties["file"].startswith("issues/008/a::error file=x,line=1::%0A\\u000d")
    assert "a::error file=x,line=1::%0A" in data


# ------------------------------------------------------------------------------------------------- sarif


def run(*diagnostics: Diagnostic, **more: Any) -> dict[str, Any]:
    content = json.loads(as_sarif(found(*diagnostics, **more)))
    assert content["version"] == "2.1.0"
    assert content["$schema"].endswith("sarif-schema-2.1.0.json")
    (only,) = content["runs"]
    return only


def test_the_tool_says_its_name_and_version() -> None:
    driver = run(KEY)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("tehletter", __version__)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_is_described_as_code_scanning_wants_it(rule: Any, language: str) -> None:
    described: Any = _rule(rule.code, rule.name, language)
    assert (described["id"], described["name"]) == (rule.code, rule.name)
    for key in ("shortDescription", "fullDescription", "help"):
        assert 0 < len(described[key]["text"]) <= 1024, key
    assert described["help"]["markdown"]
    assert described["defaultConfiguration"]["level"] in ("error", "warning")
    assert described["properties"]["problem.severity"] in ("error", "warning")


def test_a_result_names_its_rule_by_code_and_place() -> None:
    only = run(WARNING, KEY, KEY)
    rules = only["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["TEH103", "TEH302"]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]


def test_a_region_counts_characters_from_one() -> None:
    only = run(KEY)
    assert only["columnKind"] == "unicodeCodePoints"
    place = only["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": EIGHT, "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 4}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("issues/8 ?#é/x", "issues/8%20%3F%23%C3%A9/x"),
        ("a:b/c", "a%3Ab/c"),
        ("issues/\udcff", "issues/%FF"),
        ("issues/100%", "issues/100%25"),
    ],
)
def test_a_path_is_a_relative_reference(path: str, uri: str) -> None:
    place = run(diagnostic(path=path))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri


def test_a_fingerprint_stays_when_lines_move_and_in_every_language_and_is_never_twice() -> None:
    def fingerprints(*diagnostics: Diagnostic, language: str = "en") -> list[str]:
        results = run(*diagnostics, language=language)["results"]
        return [result["partialFingerprints"]["finding/v1"] for result in results]

    moved = diagnostic(span=Span(40, 1, 40, 4))
    assert fingerprints(KEY) == fingerprints(moved) == fingerprints(KEY, language="fr")
    assert len(set(fingerprints(KEY, moved, WARNING, diagnostic(key="yyy", nearest="")))) == 4


def test_words_in_brackets_are_no_link() -> None:
    text = run(diagnostic(key="[mots](https://x)", nearest=""))["results"][0]["message"]["text"]
    assert "\\[mots](https://x)" in text


def test_a_mend_is_a_replacement() -> None:
    (fix,) = run(MENDED)["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == EIGHT
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 6},
            "insertedContent": {"text": "…"},
        }
    ]
    assert fix["description"]["text"]
    assert "fixes" not in run(KEY)["results"][0]


# ------------------------------------------------------------------------------------------------- junit


def suite(*diagnostics: Diagnostic, **more: Any) -> Any:
    """The one suite, which holds to what the readers of Jenkins and GitLab agree on."""
    root = etree.fromstring(as_junit(found(*diagnostics, **more)).encode())
    assert root.tag == "testsuites"
    (only,) = root
    assert only.tag == "testsuite"
    tests = only.findall("testcase")
    assert len(tests) == len(only)
    for element in (root, only):
        assert int(element.get("tests")) == len(tests)
        assert int(element.get("failures")) == len(only.findall("testcase/failure"))
        assert int(element.get("errors")) == 0
    for test in tests:
        assert test.get("name")
        assert test.get("classname")
        assert {child.tag for child in test} <= {"failure", "system-out"}
        assert len(test.findall("failure")) <= 1
    return only


def test_a_letter_without_errors_has_passed() -> None:
    (test,) = suite(WARNING)
    assert test.find("failure") is None
    assert "TEH302" in test.findtext("system-out")


def test_a_letter_with_errors_has_failed_once_and_tells_all() -> None:
    (test,) = suite(KEY, diagnostic(key="yyy", nearest=""), WARNING)
    failure = test.find("failure")
    assert (failure.get("type"), failure.get("message")) == ("error", "TEH103 unknown key “zzz”")
    assert "zzz" in failure.text
    assert "yyy" in failure.text
    assert "TEH302" not in failure.text


def test_a_warning_is_a_failure_where_it_decides() -> None:
    (test,) = suite(WARNING, strict=True)
    assert test.find("failure").get("type") == "warning"


def test_files_that_are_no_letters_are_tests_too() -> None:
    assert [test.get("name") for test in suite(diagnostic(path="tehletter.toml"))] == [EIGHT, "tehletter.toml"]


def test_a_failure_quotes_the_line() -> None:
    (test,) = suite(KEY, text="\n" * 3 + "zzz: <x> & y\n")
    assert "  4 | zzz: <x> & y\n    | ^^^" in test.findtext("failure")


def test_what_xml_cannot_hold_is_spelled_out() -> None:
    odd = diagnostic(path=f"issues/{HOSTILE}.md", key=HOSTILE, nearest="")
    tests = suite(odd)
    assert "\\udcff" in tests[0].get("name") + tests[1].get("name")


def test_people_are_shown_a_hundred_errors_of_a_file_and_told_how_many_more_there_are() -> None:
    many = [replace(WARNING, finding=replace(WARNING.finding, span=Span(n, 1, n, 2))) for n in range(1, 251)]
    text = as_text(found(*many))
    assert text.count(WARNING.code) == 100
    assert text.splitlines()[-1].endswith("150 more of the same file are not shown; --format json has them all")
    assert len(json.loads(as_json(found(*many)))["diagnostics"]) == 250
