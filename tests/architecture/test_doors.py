"""Every door where words leave the house is known, and each passes the look for private words, which fails closed.

A door is a module that makes a paper, a calendar, a spreadsheet or a mail, or that answers somebody outside by link. A
new one fails here until it is thought about.
"""

import ast
import importlib
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from tests.architecture.source import SRC, tree

from jobbro.citizens.actions.private_words import PrivateWords, refuse_private_texts
from jobbro.companies.forms.fields import no_cpr
from jobbro.companies.forms.partnership import PartnershipForm
from jobbro.companies.forms.responsibility import refuse_private
from jobbro.domain.language.privacy import PrivacyScan
from jobbro.placements.forms.arguments import ArgumentForm
from jobbro.placements.queries.outside import private_matters

JOBBRO = SRC / "jobbro"
MAKERS = {"to_pdf", "to_word", "to_excel", "to_csv", "to_ics", "picture_pixels", "Mail"}

# door: the module that lets nothing private through to it, and the name by which it does
GATES = {
    "citizens.exports": [
        ("citizens.actions.facts", "refuse_private_words"),  # a CV and a capsule hold released facts only
        ("citizens.actions.cv_versions", "refuse_private_texts"),
        ("citizens.actions.capsule", "refuse_private_texts"),
        ("citizens.queries.readiness", "refuse_private_texts"),
    ],
    "companies.exports.board": [("companies.forms.work", "no_cpr")],
    "companies.exports.jobs": [("companies.forms.jobs", "no_cpr"), ("companies.forms.work", "no_cpr")],
    "companies.exports.offer": [("companies.exports.offer", "privacy_scan")],
    "companies.exports.partnership": [("companies.forms.partnership", "refuse_private")],
    "placements.exports.arguments": [("placements.forms.arguments", "refuse_private")],
    "placements.exports.files": [("placements.exports.files", "released")],
    "placements.exports.proposing": [("placements.queries.proposing", "private_matters")],
}
# What somebody reads by a link is no file; these pages let it through.
BY_LINK = {
    "portal.access": [("portal.access", "released")],
    "portal.forms.answering": [("portal.forms.answering", "privacy_scan")],
}
# door: why no look is needed
NOTHING_TYPED = {
    "calculators.views": "numbers, and the name of the company that the reader typed",
    "integrations.mail": "carries what another door has made",
    "placements.exports.contribution": "numbers of a year, from rows that are counted",
    "placements.views.few_hours": "for the caseworker of the case, inside the house",
    "progression.views.road": "the citizen's own paper, to the citizen",
}


def doors() -> set[str]:
    """The modules that make what leaves the house."""
    found = set()
    for path in sorted(JOBBRO.rglob("*.py")):
        name = ".".join(path.relative_to(JOBBRO).with_suffix("").parts)
        if not name.startswith(("documents.", "demo.")):
            called = {node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}
            used = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
            made = {func.id for func in called if isinstance(func, ast.Name)}
            if used & (MAKERS - {"Mail"}) or made & {"Mail"}:
                found.add(name)
    return found


def test_every_door_is_known():
    assert doors() == set(GATES) | set(NOTHING_TYPED)


@pytest.mark.parametrize(("door", "gates"), (GATES | BY_LINK).items())
def test_a_door_has_its_gate_in_use(door, gates):
    for module, name in gates:
        path = JOBBRO.joinpath(*module.split(".")).with_suffix(".py")
        used = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Name) and node.id == name]
        assert used and hasattr(importlib.import_module(f"jobbro.{module}"), name), (door, module)


def _matters(text):
    blank = ("company", "site", "citizen", "contact", "consultant", "contact_phone", "consultant_phone")
    record = SimpleNamespace(names=SimpleNamespace(**dict.fromkeys(blank, "")))
    return list(private_matters(record, [("why", text)], mails=()))


WAYS = {
    "texts": (refuse_private_texts, PrivateWords, "Hun har angst."),
    "company words": (refuse_private, ValidationError, "Hun har angst."),
    "number": (no_cpr, ValidationError, "010190-1234"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_gate_stops_private_words_and_lets_others_through(way):
    gate, refusal, text = WAYS[way]
    gate("Pakker varer fra kl. 9.")
    with pytest.raises(refusal):
        gate(text)


@pytest.mark.parametrize(
    "gate", [refuse_private_texts, refuse_private, no_cpr, _matters], ids=lambda gate: gate.__name__
)
def test_a_gate_fails_closed_when_the_look_itself_fails(gate, monkeypatch):
    assert not gate("Pakker varer.")

    def broken(*_given, **_named):
        raise RuntimeError("the look failed")

    monkeypatch.setattr(PrivacyScan, "scan", broken)
    with pytest.raises(RuntimeError):
        gate("Pakker varer.")


@pytest.mark.parametrize(
    ("form", "field"),
    [(PartnershipForm, "company_does"), (PartnershipForm, "municipality_does"), (ArgumentForm, "saeson")],
)
def test_what_is_typed_for_a_company_passes_the_gate(form, field):
    assert refuse_private in form.base_fields[field].validators
