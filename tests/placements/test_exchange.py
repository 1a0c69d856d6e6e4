"""The give/get sheet before a meeting: both sides, support without health, and a page of paper (R-025)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.conftest import make_user
from tests.placements.factories import NOW, Case

from jobbro.accounts.permissions import Role
from jobbro.audit.changes import timeline
from jobbro.audit.kinds import LookKind
from jobbro.audit.models import LookUp
from jobbro.citizens.models import Fact
from jobbro.domain.economics import GainKind
from jobbro.placements import actions
from jobbro.placements.models import ExchangeLine, ExchangeSheet, ExchangeSide, OfferedTool, OfferState, Placement
from jobbro.ui.once import new_token

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-025")]
ASKS = ("En times snak", "En kontaktperson", "En plads i otte uger")
FREED = {
    "gain_kind": GainKind.SKILLED_TIME.value,
    "amount": "12",
    "unit": "faglærte timer/uge",
    "text": "Stikdåser bliver samlet på lageret",
}


def _url(case: Case, name: str = "exchange") -> str:
    return reverse(f"placements:{name}", args=[case.placement.pk])


def _sheet(
    asks: tuple[str, ...] = ASKS, gains: tuple[dict[str, str], ...] = (), *, version: int = 0, **more: Any
) -> dict[str, Any]:
    """What the browser posts for these rows."""
    posted: dict[str, Any] = {"edit_version": str(version)} | more
    for prefix, rows in (("ask", [{"text": ask} for ask in asks]), ("gain", list(gains))):
        posted |= {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
        posted |= {f"{prefix}-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}
    return posted


def _tool(case: Case, wording: str, state: OfferState = OfferState.PROMISED) -> OfferedTool:
    return OfferedTool.objects.create(
        company=case.company,
        placement=case.placement,
        entry_id="mentor",
        title="Mentor",
        wording=wording,
        answer_of_rules="possible",
        judged_on=date(2023, 1, 12),
        rulebook_version="x",
        state=state,
        chosen_by=case.consultant,
        chosen_at=NOW,
        promised_at=NOW if state == OfferState.PROMISED else None,
    )


def test_three_asks_without_a_gain_are_flagged_and_twelve_freed_skilled_hours_clear_it(
    browser: Client, case: Case
) -> None:
    saved = browser.post(_url(case), _sheet(), follow=True)
    balance = saved.context["balance"]
    assert balance.answer.is_flagged
    assert "12 faglærte timer om ugen" in balance.missing
    assert balance.missing in saved.content.decode()
    proposal = reverse("placements:propose", args=[case.placement.pk])
    assert balance.missing in browser.get(proposal).content.decode()

    cleared = browser.post(_url(case), _sheet(gains=(FREED,), version=1), follow=True).context["balance"]
    assert not cleared.answer.is_flagged
    assert cleared.missing == ""
    assert cleared.hints == ("2 ønsker mere kan få hver sin gevinst.",)
    page = browser.get(proposal).content.decode()
    assert balance.missing not in page
    assert _url(case) in page
    assert _url(case) in browser.get(reverse("placements:detail", args=[case.placement.pk])).content.decode()


@pytest.mark.parametrize("state", ["draft", "locked"])
def test_the_sheet_leaves_the_plan_and_its_version_as_they_are(browser: Client, case: Case, state: str) -> None:
    Placement.objects.update(state=state)
    before = Placement.objects.values().get()
    assert browser.post(_url(case), _sheet(gains=(FREED,))).status_code == 302
    assert Placement.objects.values().get() == before
    assert timeline(case.placement)[0].action == "placement.exchange_saved"


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"unit": "", "text": ""}, "unit"),
        ({"amount": ""}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "mange"}, "amount"),
        ({"amount": "-3"}, "amount"),
        ({"gain_kind": ""}, "gain_kind"),
        ({"gain_kind": "c"}, "gain_kind"),
        ({"amount": "", "unit": "", "text": ""}, "amount"),
    ],
)
def test_a_gain_that_is_half_written_keeps_everything_and_says_what_it_lacks(
    browser: Client, case: Case, row: dict[str, str], field: str
) -> None:
    answer = browser.post(_url(case), _sheet(gains=(FREED | row,)))
    assert answer.status_code == 422
    assert field in answer.context["form"].gains.forms[0].errors
    shown = answer.content.decode()
    assert all(ask in shown for ask in ASKS)
    assert not ExchangeSheet.objects.exists()


@pytest.mark.parametrize("words", ["Han har en depression", "Ring på tlf. 40112233", "CPR 010190-1234"])
@pytest.mark.parametrize("place", ["ask", "text", "unit"])
def test_health_and_numbers_are_refused_at_the_field(browser: Client, case: Case, words: str, place: str) -> None:
    sheet = _sheet((words,)) if place == "ask" else _sheet(gains=(FREED | {place: words},))
    answer = browser.post(_url(case), sheet)
    assert answer.status_code == 422
    form = answer.context["form"]
    row = form.asks.forms[0] if place == "ask" else form.gains.forms[0]
    assert "text" in row.errors if place == "ask" else place in row.errors
    assert words in answer.content.decode()
    assert not ExchangeLine.objects.exists()


def test_the_surname_is_refused_and_the_first_name_is_not(browser: Client, case: Case) -> None:
    first, last = case.citizen.first_name, case.citizen.last_name
    refused = browser.post(_url(case), _sheet((f"En plads til {first} {last.lower()}",)))
    assert refused.status_code == 422
    assert browser.post(_url(case), _sheet((f"En plads til {first}",))).status_code == 302


def test_support_is_picked_from_promised_tools_and_released_needs_only(browser: Client, case: Case) -> None:
    promised, _chosen = _tool(case, "Opfølgning hver 14. dag"), _tool(case, "Ikke lovet", OfferState.ASKED)
    private = _tool(case, "Mentor på grund af en depression")
    page = browser.get(_url(case)).context["page"]
    assert f"tool-{promised.pk}" in page.options
    assert f"tool-{private.pk}" not in page.options
    assert any("depression" in why for why in page.held_back)
    assert "Ikke lovet" not in {line.text for line in page.options.values()}
    needs = [key for key in page.options if key.startswith("need-")]
    released = {str(fact.pk) for fact in Fact.objects.filter(citizen=case.citizen, kind="need")}
    assert {key.removeprefix("need-") for key in needs} <= released
    picked = [f"tool-{promised.pk}", *needs]
    browser.post(_url(case), _sheet(gains=(FREED,), support=picked))
    assert ExchangeLine.objects.filter(side=ExchangeSide.SUPPORT).count() == len(picked)
    assert browser.post(_url(case), _sheet(version=1, support=[f"tool-{private.pk}"])).status_code == 422
    assert browser.post(_url(case), _sheet(version=1, support=["Min egen tekst"])).status_code == 422


def test_a_release_that_is_taken_back_leaves_the_paper_at_once(browser: Client, case: Case) -> None:
    page = browser.get(_url(case)).context["page"]
    [key, *_more] = [key for key in page.options if key.startswith("need-")]
    words = page.options[key].text
    browser.post(_url(case), _sheet(gains=(FREED,), support=[key]))
    assert words in browser.get(_url(case, "exchange_print")).content.decode()
    Fact.objects.get(pk=key.removeprefix("need-")).releases.update(withdrawn_at=NOW, withdrawn_by=case.consultant)
    assert words not in browser.get(_url(case, "exchange_print")).content.decode()
    assert browser.get(_url(case)).context["page"].support_gone == (words,)


def test_the_paper_names_no_surname_and_its_look_is_logged_as_a_document(browser: Client, case: Case) -> None:
    browser.post(_url(case), _sheet(gains=(FREED,)))
    paper = browser.get(_url(case, "exchange_print")).content.decode()
    assert "12 faglærte timer/uge" in paper
    assert all(ask in paper for ask in ASKS)
    assert case.citizen.last_name not in paper
    assert case.citizen.last_name not in browser.get(_url(case)).content.decode()
    assert set(LookUp.objects.values_list("kind", flat=True)) >= {LookKind.DOCUMENT, LookKind.PAGE}


def test_saved_words_that_have_become_private_stop_the_paper_whole(browser: Client, case: Case) -> None:
    browser.post(_url(case), _sheet(gains=(FREED,)))
    ExchangeLine.objects.filter(side="ask", position=1).update(text="Plads til en med depression")
    answer = browser.get(_url(case, "exchange_print"))
    assert answer.status_code == 409
    assert ASKS[1] not in answer.content.decode()


def test_one_line_more_works_without_javascript_and_saves_nothing(browser: Client, case: Case) -> None:
    answer = browser.post(_url(case), _sheet(gains=(FREED,)) | {"more-gain": "1"})
    assert (answer.status_code, len(answer.context["form"].gains.forms)) == (200, 2)
    assert "Stikdåser bliver samlet på lageret" in answer.content.decode()
    assert not ExchangeSheet.objects.exists()


def test_more_lines_than_a_page_of_paper_holds_are_refused(browser: Client, case: Case) -> None:
    assert browser.post(_url(case), _sheet(("En plads",) * 9)).status_code == 422
    assert browser.post(_url(case), _sheet(("En plads",) * 8)).status_code == 302


def test_a_double_submit_saves_once(browser: Client, case: Case) -> None:
    twice = _sheet(gains=(FREED,), form_token=new_token())
    assert [browser.post(_url(case), twice).status_code for _time in range(2)] == [302, 302]
    assert ExchangeSheet.objects.get().edit_version == 1
    assert ExchangeLine.objects.count() == 4


def test_a_colleague_who_saved_first_is_not_overwritten(browser: Client, case: Case) -> None:
    browser.post(_url(case), _sheet(("Kollegaens ønske",)))
    late = browser.post(_url(case), _sheet(("Mit ønske",)))
    assert late.status_code == 409
    shown = late.content.decode()
    assert "Kollegaens ønske" in shown and "Mit ønske" in shown
    assert ExchangeLine.objects.get().text == "Kollegaens ønske"
    assert browser.post(_url(case), _sheet(("Mit ønske",), version=1)).status_code == 302
    assert ExchangeLine.objects.get().text == "Mit ønske"


def test_the_action_refuses_an_old_version(case: Case) -> None:
    lines = (actions.SheetLine(ExchangeSide.ASK, "En plads"),)
    actions.save_exchange(by=case.consultant, placement=case.placement, lines=lines, edit_version=0, at=NOW)
    with pytest.raises(actions.SheetSavedMeanwhile) as late:
        actions.save_exchange(by=case.consultant, placement=case.placement, lines=(), edit_version=0, at=NOW)
    assert late.value.version == 1


def test_the_database_refuses_a_number_without_a_unit(case: Case) -> None:
    line = actions.SheetLine(ExchangeSide.GAIN, gain_kind=GainKind.MONEY, amount=12)  # type: ignore[arg-type]
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.save_exchange(by=case.consultant, placement=case.placement, lines=(line,), edit_version=0, at=NOW)


def test_a_version_that_is_no_number_is_not_found(browser: Client, case: Case) -> None:
    assert browser.post(_url(case), _sheet() | {"edit_version": "x"}).status_code == 404


@pytest.mark.parametrize("name", ["exchange", "exchange_print"])
def test_strangers_find_nothing(client: Client, case: Case, name: str) -> None:
    stranger = make_user(Role.CONSULTANT, None, "fremmed")
    client.force_login(stranger)
    assert client.get(_url(case, name)).status_code == 404


def test_the_pages_ask_at_most_twelve_questions(
    browser: Client, case: Case, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    tools = [_tool(case, f"Opfølgning {number}") for number in range(10)]
    full = _sheet(ASKS, (FREED,) * 8, support=[f"tool-{tool.pk}" for tool in tools])
    browser.post(_url(case), full)
    for name in ("exchange", "exchange_print"):
        with django_assert_max_num_queries(12):
            assert browser.get(_url(case, name)).status_code == 200
