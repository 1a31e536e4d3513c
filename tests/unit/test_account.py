"""The report of a proof: what each criterion comes to, and what the files say."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree, html

from support.accounts import FAULT, account, full, looked_at, site, with_fault, without
from support.project import CONFIG
from tehletter.account.criteria import CHECKS, CRITERIA, Way
from tehletter.account.judgement import Judged, Result, judge
from tehletter.account.pages import report_files
from tehletter.catalogue import texts
from tehletter.diagnostics import Finding
from tehletter.evidence import Account, Examined, Target
from tehletter.proof import on_page, on_paper

TARGETS: tuple[Target, ...] = ("page", "pdf")
EVERY_CHECK = [(target, name) for target, names in CHECKS.items() for name in names]
RGAA = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""How many criteria each theme of RGAA 4.1 has."""


def criterion(of: Account, target: Target, number: str, *, own_templates: bool = False) -> Judged:
    judged = judge(of, own_templates=own_templates).criteria
    return next(one for one in judged if (one.target, one.criterion.number) == (target, number))


def result(of: Account, target: Target, number: str, *, own_templates: bool = False) -> Result:
    return criterion(of, target, number, own_templates=own_templates).result


def keys(judged: Judged) -> set[str]:
    return {evidence.key for evidence in judged.evidence}


def files(
    *accounts: Account, language: str = "en", config: str = CONFIG, own_templates: bool = False
) -> dict[str, str]:
    return report_files(accounts, site(config), language, own_templates=own_templates)


def record(of: Account, language: str = "en") -> Any:
    return json.loads(files(of, language=language)["008-fr.json"])


def words(text: str) -> str:
    return " ".join(html.document_fromstring(text).text_content().split())


# ------------------------------------------------------------------------------------------------ criteria


def test_the_criteria_are_those_of_rgaa_in_their_order() -> None:
    expected = [f"{theme}.{i}" for theme, count in enumerate(RGAA, 1) for i in range(1, count + 1)]
    assert [one.number for one in CRITERIA] == expected
    assert len(CRITERIA) == 106


def test_the_checks_that_criteria_know_are_those_that_a_proof_runs() -> None:
    assert set(CHECKS["page"]) == set(on_page._CHECKS)
    assert set(CHECKS["pdf"]) == set(on_paper._CHECKS)


@pytest.mark.parametrize("target", TARGETS)
def test_each_criterion_appears_once_for_each_target_that_was_built(target: Target) -> None:
    only = replace(account(), page=None) if target == "pdf" else replace(account(), pdf=None)
    for given, targets in ((account(), TARGETS), (only, (target,))):
        counted = Counter((one.target, one.criterion.number) for one in judge(given).criteria)
        assert counted == {(name, one.number): 1 for name in targets for one in CRITERIA}


@pytest.mark.parametrize("target", TARGETS)
def test_every_way_names_checks_questions_and_grounds_that_exist(target: Target) -> None:
    for one in CRITERIA:
        way = one.way(target)
        for name in (*way.checks, *way.about, *(way.ground.guards if way.ground else ())):
            bare = name.removeprefix("pdf/")
            assert bare in CHECKS["pdf" if bare != name else target], (one.number, name)
        named = [f"judge.{way.ask}"] if way.ask else []
        named += [f"ground.{way.ground.name}"] if way.ground else []
        named += [f"covered.{way.covered}"] if way.covered else []
        assert set(named) <= set(texts("en")), one.number


def test_every_question_and_ground_of_the_catalogue_is_used() -> None:
    ways = [one.way(target) for one in CRITERIA for target in TARGETS]
    used = {f"judge.{way.ask}" for way in ways} | {f"ground.{way.ground.name}" for way in ways if way.ground}
    assert {key for key in texts("en") if key.startswith(("judge.", "ground."))} <= used


@pytest.mark.parametrize("target", TARGETS)
def test_no_criterion_is_left_without_a_way_to_decide_it(target: Target) -> None:
    assert [one.number for one in CRITERIA if one.way(target) == Way()] == []


# ------------------------------------------------------------------------------------------------ judgement


@pytest.mark.parametrize(("target", "check"), EVERY_CHECK)
def test_a_fault_of_any_check_fails_a_criterion_that_shows_it(target: Target, check: str) -> None:
    failed = [one for one in judge(with_fault(target, check)).criteria if one.result is Result.FAIL]
    assert target in {one.target for one in failed}
    assert {fault for one in failed for fault in map(id, one.faults)} == {id(FAULT)}


@pytest.mark.parametrize(("target", "check"), EVERY_CHECK)
def test_what_hangs_on_a_check_that_was_not_run_never_passes(target: Target, check: str) -> None:
    before = {(one.target, one.criterion.number): one.result for one in judge(account()).criteria}
    changed = False
    for one in judge(without(target, check)).criteria:
        was = before[one.target, one.criterion.number]
        assert one.result in (was, Result.PERSON), one.criterion.number
        way = one.criterion.way(one.target)
        names = {*way.checks, *way.about}
        if one.target == target and check in names:
            assert one.result is Result.PERSON, one.criterion.number
            assert "evidence.untested" in keys(one)
            changed = True
    assert changed


def test_nothing_passes_without_checks() -> None:
    assert {one.result for one in judge(account(())).criteria} <= {Result.PERSON, Result.NOT_APPLICABLE}
    assert judge(account(())).counts("page") == {**dict.fromkeys(Result, 0), Result.PERSON: 106}


def test_nothing_passes_where_checks_looked_at_nothing() -> None:
    assert Result.PASS not in {one.result for one in judge(account(full(looked=0))).criteria}


@pytest.mark.parametrize(
    ("check", "numbers"),
    [
        ("alternatives", ("1.1", "1.2", "1.3", "1.6", "1.7", "1.8")),
        ("figures", ("1.9",)),
        ("tables", ("5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "5.8")),
        ("links", ("6.1", "6.2")),
        ("downloads", ("13.3", "13.4")),
    ],
)
def test_what_a_letter_has_none_of_does_not_apply(check: str, numbers: tuple[str, ...]) -> None:
    of = looked_at("page", check, 0)
    gone = {one.criterion.number for one in judge(of).of("page", Result.NOT_APPLICABLE)}
    always = {one.criterion.number for one in judge(account()).of("page", Result.NOT_APPLICABLE)}
    assert gone - always == set(numbers) - always
    assert set(numbers) <= gone


def test_a_criterion_that_is_tested_to_the_end_passes_with_what_was_seen() -> None:
    seen = criterion(account(), "page", "1.1")
    assert seen.result is Result.PASS
    assert [(one.key, one.values["looked"]) for one in seen.evidence] == [("evidence.clean", 3)]
    assert not seen.question


def test_a_criterion_that_needs_judgement_is_for_a_person_with_what_was_seen() -> None:
    seen = criterion(account(), "page", "1.3")
    assert (seen.result, seen.question, keys(seen)) == (Result.PERSON, "1.3", {"evidence.clean"})


def test_unmarked_passages_are_asked_about_where_none_is_marked() -> None:
    of = looked_at("page", "languages", 0)
    assert result(of, "page", "8.7") is Result.PERSON
    assert result(of, "page", "8.8") is Result.NOT_APPLICABLE


@pytest.mark.parametrize("number", ["3.2", "3.3", "10.4", "10.6", "10.7", "10.11", "10.12", "12.8", "12.9"])
def test_what_the_tool_s_own_tests_cover_is_still_for_a_person(number: str) -> None:
    assert (result(account(), "page", number), keys(criterion(account(), "page", number)) & {"covered.browser"}) == (
        Result.PERSON,
        {"covered.browser"},
    )
    own = criterion(account(), "page", number, own_templates=True)
    assert (own.result, "covered.browser-own" in keys(own)) == (Result.PERSON, True)


@pytest.mark.parametrize("number", ["2.1", "4.3", "7.3", "11.1", "13.7"])
def test_what_cannot_occur_applies_again_when_its_warrant_fails(number: str) -> None:
    assert result(account(), "page", number) is Result.NOT_APPLICABLE
    for shaken in (without("page", "outside"), with_fault("page", "policy"), looked_at("page", "policy", 0)):
        seen = criterion(shaken, "page", number)
        assert seen.result is Result.PERSON
        assert "evidence.unsure" in keys(seen)


def test_templates_of_the_project_s_own_warrant_no_absence_of_forms() -> None:
    seen = criterion(account(), "page", "11.1", own_templates=True)
    assert (seen.result, "evidence.own-templates" in keys(seen)) == (Result.PERSON, True)
    assert result(account(), "page", "2.1", own_templates=True) is Result.NOT_APPLICABLE


def test_the_same_information_is_proved_by_the_words_of_page_and_pdf() -> None:
    assert result(account(), "page", "13.4") is Result.PASS
    assert result(with_fault("pdf", "words"), "page", "13.4") is Result.FAIL
    alone = replace(account(one for one in full() if one.target == "page"), pdf=None)
    assert result(alone, "page", "13.4") is Result.PERSON


def test_a_check_that_looked_at_nothing_proves_nothing_of_what_is_there() -> None:
    of = account(replace(one, looked=0) if one.check == "words" else one for one in full())
    assert result(of, "page", "13.4") is Result.PERSON


def test_a_criterion_left_open_for_page_and_pdf_is_one_to_judge() -> None:
    judgement = judge(account())
    each = sum(judgement.counts(target)[Result.PERSON] for target in TARGETS)
    assert 0 < judgement.open < each


# ---------------------------------------------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("language", "statements"), [("fr", {"statement.html"}), ("en", {"statement.html", "statement-en.html"})]
)
def test_a_report_has_two_files_for_each_edition_an_index_a_style_and_a_statement(
    language: str, statements: set[str]
) -> None:
    other = replace(account(), source="issues/012/sr-Latn.md", folder="012", lang="sr-Latn")
    assert set(files(account(), other, language=language)) == {
        "index.html",
        "report.css",
        "008-fr.html",
        "008-fr.json",
        "012-sr-Latn.html",
        "012-sr-Latn.json",
        *statements,
    }


def test_the_same_account_gives_the_same_files() -> None:
    assert files(with_fault("pdf", "order")) == files(with_fault("pdf", "order"))


def test_the_record_has_the_shape_that_is_documented() -> None:
    content = record(with_fault("page", "alternatives"))
    assert list(content) == ["version", "edition", "page", "pdf", "tools", "summary", "criteria", "checks"]
    assert content["version"] == 1
    edition = {"path": "issues/008/fr.md", "issue": 8, "lang": "fr", "title": "8e lettre d’essai"}
    assert content["edition"] == edition
    assert content["page"] == {"path": "008/fr/index.html", "sha256": "a" * 64, "bytes": 20480}
    assert content["pdf"]["pages"] == 4
    assert content["pdf"]["variant"] == "a-2a"
    assert content["tools"][0] == {"name": "page-validation", "version": "0.11.0"}
    assert {target: sum(counts.values()) for target, counts in content["summary"].items()} == {"page": 106, "pdf": 106}
    assert set(content["summary"]["page"]) == {"pass", "fail", "person", "not-applicable"}
    first = content["criteria"][0]
    assert (first["criterion"], first["theme"], first["target"], first["result"]) == ("1.1", "Pictures", "page", "fail")
    message = "the alternative “IMG_1234.jpg” is the name of a file"
    assert first["faults"] == [{"rule": "empty-alternative", "line": 12, "message": message}]
    assert {"target": "page", "check": "alternatives", "looked": 3, "faults": 1} in content["checks"]


def test_what_was_not_built_is_null_and_has_no_criteria() -> None:
    content = record(replace(account(), pdf=None))
    assert content["pdf"] is None
    assert set(content["summary"]) == {one["target"] for one in content["criteria"]} == {"page"}


def test_evidence_tells_how_much_was_looked_at_and_asks_the_question() -> None:
    by_number = {one["criterion"]: one for one in record(account(), "fr")["criteria"] if one["target"] == "page"}
    assert by_number["1.1"]["evidence"].endswith(": 3 sur 3 sans défaut")
    assert by_number["1.3"]["evidence"].endswith("l’image apporte au texte ?")
    assert "PDF : Blocs de la source" in by_number["13.4"]["evidence"]


def test_what_a_terminal_would_obey_is_spelled_out_in_the_record() -> None:
    text = files(account(title="\x1b[31mrouge\u202e"))["008-fr.json"]
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert json.loads(text)["edition"]["title"] == "\x1b[31mrouge\u202e"


def test_what_comes_from_a_letter_is_text_in_the_pages() -> None:
    evil = "<script>alert(1)</script>&amp;"
    faulty = Finding("empty-alternative", values={"alt": evil}, variant="file")
    given = account([Examined("page", "alternatives", 1, (faulty,))], title=evil)
    for name, text in files(given).items():
        if name.endswith(".html"):
            tree = html.document_fromstring(text)
            assert not tree.xpath("//script"), name
            assert evil in words(text) or name.startswith("statement"), name


def test_a_fault_quotes_what_was_found_to_the_letter() -> None:
    """Set as the rest is, an apostrophe would hide the very fault."""
    faulty = Finding("empty-alternative", values={"alt": "l'aide"}, variant="file")
    text = files(account([Examined("page", "alternatives", 1, (faulty,))]), language="fr")["008-fr.html"]
    assert "« l'aide »" in words(text)


# ---------------------------------------------------------------------------------------------------- pages


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_have_a_language_one_main_heading_landmarks_and_tables_that_are_told(language: str) -> None:
    given = (with_fault("pdf", "order"), replace(without("page", "links"), folder="009"))
    for name, text in files(*given, language=language).items():
        if not name.endswith(".html"):
            continue
        tree = html.document_fromstring(text)
        own = {"statement.html": "fr", "statement-en.html": "en"}.get(name, language)
        assert text.startswith("<!doctype html>\n"), name
        assert tree.xpath("/html/@lang") == [own], name
        assert [len(tree.xpath(f"//{tag}")) for tag in ("h1", "header", "main", "footer", "title")] == [1] * 5, name
        levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3", "h4")]
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        assert not tree.xpath("//table[not(caption)] | //th[not(@scope)] | //nav[not(@aria-label)]"), name
        assert not tree.xpath("//script | //style | //@style | //img"), name
        identifiers = tree.xpath("//@id")
        assert len(identifiers) == len(set(identifiers)), name
        named = [*tree.xpath("//@aria-labelledby"), *" ".join(tree.xpath("//@headers")).split()]
        assert set(named) | {href[1:] for href in tree.xpath("//a/@href") if href[0] == "#"} <= set(identifiers), name


def test_no_page_has_markup_that_html_does_not_know() -> None:
    for name, text in files(with_fault("pdf", "order")).items():
        if name.endswith(".html"):
            parser = etree.HTMLParser()
            etree.fromstring(text.encode(), parser)
            known = ("header", "main", "footer", "nav", "section", "mark")  # libxml2 is of HTML 4
            wrong = [e.message for e in parser.error_log if not any(f"Tag {tag} invalid" in e.message for tag in known)]
            assert wrong == [], name


def test_every_link_of_the_report_leads_to_a_file_of_it() -> None:
    made = files(account(), replace(account(), folder="009"))
    for name, text in made.items():
        if name.endswith(".html"):
            hrefs = {str(href) for href in html.document_fromstring(text).xpath("//@href") if not href.startswith("#")}
            assert hrefs <= set(made), name


@pytest.mark.parametrize(
    ("given", "verdict", "state"),
    [
        (account(), "Nothing wrong was found", "clean"),
        (with_fault("pdf", "order"), "Faults found: 1", "faulty"),
        (account(()), "Nothing was tested", "nothing"),
    ],
)
def test_an_edition_and_the_index_say_first_what_the_proof_came_to(given: Account, verdict: str, state: str) -> None:
    made = files(given)
    for name in ("008-fr.html", "index.html"):
        tree = html.document_fromstring(made[name])
        (said,) = tree.xpath(f"//p[contains(@class, 'verdict-{state}')]")
        assert said.text_content() == verdict
        assert f"Criteria that need a person: {judge(given).open}" in words(made[name])


def test_faults_stand_before_all_criteria_with_their_place() -> None:
    text = words(files(with_fault("page", "alternatives"))["008-fr.html"])
    assert text.index("issues/008/fr.md:12") < text.index("Criteria with faults")


def test_checks_that_were_not_run_are_listed_as_not_tested() -> None:
    text = words(files(without("pdf", "glyphs"))["008-fr.html"])
    assert "Checks that were not run: 1" in text
    assert "each with a glyph and a meaning not tested" in text


def test_no_file_calls_a_letter_conforming() -> None:
    for language in ("fr", "en"):
        for name, text in files(account(), language=language).items():
            said = words(text).lower() if name.endswith(".html") else text.lower()
            for claim in ("conformité totale", "partiellement conforme", "totalement conforme", "fully conform"):
                assert claim not in said, name


# ------------------------------------------------------------------------------------------------ statement


def test_the_statement_leaves_to_a_person_what_a_program_cannot_know() -> None:
    blanks = html.document_fromstring(files(account(), language="fr")["statement.html"]).xpath("//mark/text()")
    assert "[à compléter : état de conformité, à établir par une personne]" in [" ".join(one.split()) for one in blanks]
    assert "[à compléter : date]" in [" ".join(one.split()) for one in blanks]


def test_the_statement_names_the_mission_its_contact_and_the_defender_of_rights() -> None:
    text = words(files(account(), language="fr")["statement.html"])
    for said in (
        "Mission d’essai s’engage",
        "https://mission.example.org/",
        "presse@example.org",
        "Défenseur des droits",
    ):
        assert said in text


def test_a_statement_has_blanks_for_what_the_config_does_not_say() -> None:
    text = words(files(account(), language="fr", config='[mission]\nname = "Mission"\n')["statement.html"])
    for what in ("adresse des lettres", "adresse de contact"):
        assert f"[à compléter : {what}]" in text


def test_the_statement_lists_each_criterion_that_failed_with_the_editions() -> None:
    other = replace(with_fault("page", "alternatives"), folder="009")
    tree = html.document_fromstring(files(with_fault("page", "alternatives"), other)["statement-en.html"])
    (said,) = [
        " ".join(item.text_content().split())
        for item in tree.xpath("//ul[@class='faults']/li")
        if "1.1" in item.text_content()
    ]
    assert said == "1.1 Pictures that inform have an alternative No. 8 (French), Web page · No. 9 (French), Web page"


def test_a_statement_without_tests_says_so_and_not_that_nothing_was_found() -> None:
    for given in ((), (account(()),)):
        text = words(files(*given, language="fr")["statement.html"])
        assert "Rien n’a été testé" in text
        assert "Le programme n’en a trouvé aucune" not in text
