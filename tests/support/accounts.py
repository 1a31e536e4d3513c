"""Accounts of a proof as values: a full one without a fault, and what tests change in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from support.builtin import configured, templates
from support.project import CONFIG
from tehletter.account.criteria import CHECKS
from tehletter.artifact import Artifact
from tehletter.diagnostics import Finding, Span
from tehletter.evidence import Account, Examined, Target
from tehletter.render import Site

PAGE = Artifact("008/fr/index.html", "html", "a" * 64, 20480)
PDF = Artifact("008/fr/teh-008-fr.pdf", "pdf", "b" * 64, 123456, pages=4)

FAULT = Finding("empty-alternative", Span(12, 3, 12, 9), {"alt": "IMG_1234.jpg"}, "file")
"""A fault whose words the catalogue has."""


def full(looked: int = 3) -> tuple[Examined, ...]:
    """Every check of a proof, run without a fault."""
    return tuple(Examined(target, name, looked) for target, names in CHECKS.items() for name in names)


def account(examined: Iterable[Examined] | None = None, *, title: str = "8e lettre d’essai") -> Account:
    """An edition of which page and PDF were built."""
    return Account(
        "issues/008/fr.md",
        "008",
        "fr",
        title,
        PAGE,
        PDF,
        full() if examined is None else tuple(examined),
        (("page-validation", "0.11.0"), ("poppler", "22.12.0")),
        "a-2a",
    )


def with_fault(target: Target, check: str) -> Account:
    """A full account in which one check found a fault."""
    return account(
        replace(one, faults=(FAULT,)) if (one.target, one.check) == (target, check) else one for one in full()
    )


def looked_at(target: Target, check: str, looked: int) -> Account:
    """A full account in which one check looked at so many things."""
    return account(replace(one, looked=looked) if (one.target, one.check) == (target, check) else one for one in full())


def without(target: Target, check: str) -> Account:
    """A full account in which one check was not run."""
    return account(one for one in full() if (one.target, one.check) != (target, check))


def site(config: str = CONFIG) -> Site:
    """The built-in templates with the config of a project."""
    return Site(configured(config), templates(), ZoneInfo("Europe/Paris"))
