"""What was chosen for a placement reaches its papers: promised, dated, and nothing private without a yes."""

from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse
from tests.placements.factories import make_case
from tests.placements.paper_texts import pdf_text, word_text

from jobbro.accounts.links import open_link
from jobbro.accounts.models import User
from jobbro.accounts.permissions import Role
from jobbro.demo import worked_placements
from jobbro.documents import plain_text, to_pdf, to_word
from jobbro.placements import actions, exports
from jobbro.placements.actions.agreement import LINK_PURPOSE
from jobbro.placements.models import (
    ApprovalState,
    OfferedTool,
    OfferState,
    OfferUse,
    PaperKind,
    Party,
    Placement,
    PlacementState,
)
from jobbro.placements.queries.outside import NotForOthers, basis_of, released
from jobbro.placements.queries.papers import shelf_page
from jobbro.placements.queries.reading import record_of
from jobbro.placements.record import record_fingerprint
from jobbro.reference.actions import OwnTool, add_own_tool, withdraw_own_tool

pytestmark = pytest.mark.django_db

# Marianne's six, as R-023 lists them: entry, words, amount, what it is for.
SIX = {
    "paid_hours": ("lønnede timer, når telefonerne går af sig selv", None, OfferUse.NEXT),
    "practice": ("praktik hver onsdag", None, OfferUse.DURING),
    "mentor": ("mentor to timer om ugen", Decimal(2), OfferUse.DURING),
    "flexible_job": ("fleksjob ti timer om ugen", None, OfferUse.NEXT),
    "disability_support": ("personlig assistance seks timer om ugen", Decimal(6), OfferUse.DURING),
    "follow_up": ("opfølgning hver 14. dag", Decimal(14), OfferUse.DURING),
}
PRIVATE = ("mentor", "flexible_job", "disability_support")


@pytest.fixture
def marianne():
    return make_case(worked_placements.MARIANNE)


@pytest.fixture
def promised(marianne, on_day):
    """All six chosen, approved where somebody else grants them, and promised with Marianne's word."""
    at, lead = on_day("2023-02-16"), User.objects.get(role=Role.TEAM_LEAD)
    for entry_id, (wording, amount, use) in SIX.items():
        choice = actions.ToolChoice(entry_id, entry_id, wording, "possible", "", at.date(), "x", amount=amount, use=use)
        tool = actions.choose_tool(
            by=marianne.consultant, company=marianne.company, placement=marianne.placement, choice=choice, at=at
        )
        if entry_id not in ("paid_hours", "follow_up"):
            actions.ask_team_lead(by=marianne.consultant, tool=tool, today=at.date(), at=at)
            actions.answer_tool_request(by=lead, tool=tool, says_yes=True, answer="", at=at)
        actions.promise_tool(
            by=marianne.consultant,
            tool=tool,
            agreed_with_citizen=entry_id in PRIVATE,
            today=at.date(),
            at=at,
        )
    return marianne


def agreement_of(case):
    return exports.agreement_letter(released(case.placement), printed_on=case.placement.planned_at.date())


def withdraw(case, at, *entry_ids):
    for entry_id in entry_ids:
        tool = OfferedTool.objects.get(entry_id=entry_id)
        actions.note_citizen_agreement(by=case.consultant, tool=tool, agrees=False, at=at)


@pytest.mark.req("R-023")
def test_mariannes_six_tools_stand_in_her_agreement_and_description_in_pdf_and_word(promised):
    on = promised.placement.planned_at.date()
    for make in (exports.agreement_letter, exports.description_letter):
        letter = make(released(promised.placement), printed_on=on)
        for text in (pdf_text(to_pdf(letter)), word_text(to_word(letter))):
            assert text.count("(lovet 16. februar 2023)") == 2
            for wording, _amount, _use in SIX.values():
                assert wording in text


def test_with_six_tools_the_agreement_is_still_one_sheet(promised):
    with pikepdf.open(BytesIO(to_pdf(agreement_of(promised)))) as paper:
        assert len(paper.pages) == 1


@pytest.mark.req("R-023")
def test_what_comes_after_the_placement_stands_with_the_road_and_not_with_the_support(promised):
    text = plain_text(agreement_of(promised))
    support, _mark, after = text.partition("Det næste, vi arbejder for:")
    assert "fleksjob ti timer" in after and "lønnede timer, når" in after
    assert "fleksjob ti timer" not in support and "opfølgning hver 14. dag" in support


def test_what_is_only_chosen_asked_about_or_refused_is_in_no_paper(promised):
    for state in (OfferState.CHOSEN, OfferState.ASKED, OfferState.APPROVED, OfferState.DECLINED):
        OfferedTool.objects.update(state=state)
        assert "mentor to timer" not in plain_text(agreement_of(promised))


@pytest.mark.req("R-023")
def test_what_tells_about_her_leaves_the_companys_papers_with_her_word_and_stays_in_her_own(promised, on_day):
    withdraw(promised, on_day("2023-02-20"), *PRIVATE)
    basis, on = basis_of(promised.placement), promised.placement.planned_at.date()
    for make in (exports.agreement_letter, exports.description_letter):
        text = plain_text(make(released(promised.placement), printed_on=on))
        for word in ("mentor to timer", "fleksjob ti timer", "personlig assistance seks"):
            assert word not in text
        assert "opfølgning hver 14. dag" in text
    assert "personlig assistance seks" in plain_text(exports.citizen_letter(basis, printed_on=on))
    assert "mentor to timer" in " ".join(field.text for field in exports.min_plan_fields(basis))


def test_her_yes_brings_it_back(promised, on_day):
    withdraw(promised, on_day("2023-02-20"), "mentor")
    tool = OfferedTool.objects.get(entry_id="mentor")
    actions.note_citizen_agreement(by=promised.consultant, tool=tool, agrees=True, at=on_day("2023-02-21"))
    assert "mentor to timer" in plain_text(agreement_of(promised))


def test_a_paper_from_before_a_promise_or_her_no_is_out_of_date(promised, on_day):
    def agreement_state():
        page = shelf_page(promised.placement, today=on_day("2023-02-28").date())
        return next(paper for paper in page.papers if paper.kind is PaperKind.AGREEMENT)

    def make(at):
        actions.note_paper(
            by=promised.consultant,
            placement=promised.placement,
            kind=PaperKind.AGREEMENT,
            record_fingerprint=record_fingerprint(record_of(promised.placement)),
            at=at,
        )

    make(on_day("2023-02-15"))
    assert agreement_state().changed == ("Støtte og tilbud",)
    make(on_day("2023-02-17"))
    assert agreement_state().is_current
    withdraw(promised, on_day("2023-02-20"), "mentor")
    assert agreement_state().changed == ("Støtte og tilbud",)


def test_a_promise_with_private_words_stops_the_companys_papers(promised):
    OfferedTool.objects.filter(entry_id="follow_up").update(wording="samtaler om hendes depression")
    with pytest.raises(NotForOthers) as stopped:
        released(promised.placement)
    assert [place.field for place in stopped.value.places] == ["Støtte og tilbud"]


def test_a_tool_that_nobody_knows_any_more_is_private_until_the_citizen_says_yes(promised):
    OfferedTool.objects.filter(entry_id="follow_up").update(entry_id="findes-ikke")
    assert "opfølgning hver 14. dag" not in plain_text(agreement_of(promised))


@pytest.mark.parametrize(("is_private", "stands"), [(False, True), (True, False)])
def test_an_own_tool_is_in_the_paper_when_it_tells_nothing_private(is_private, stands, promised, on_day):
    at, lead = on_day("2023-02-01"), User.objects.get(role=Role.TEAM_LEAD)
    facts = OwnTool(
        toolbox="basic",
        title="Cykelkort",
        summary="Lån af cykel",
        what="En cykel i tre måneder.",
        source_title="Solby Kommune",
        tells_about_person=is_private,
    )
    own = add_own_tool(by=lead, tool=facts, at=at)
    OfferedTool.objects.filter(entry_id="follow_up").update(entry_id=own.entry_id, wording="cykel i tre måneder")
    assert ("cykel i tre måneder" in plain_text(agreement_of(promised))) is stands
    withdraw_own_tool(by=lead, tool_id=own.pk, at=at)
    assert ("cykel i tre måneder" in plain_text(agreement_of(promised))) is stands


def test_the_page_says_what_the_company_sees_and_takes_her_no(client_of, promised):
    browser, tool = client_of(promised.consultant), OfferedTool.objects.get(entry_id="mentor")
    url = reverse("placements:tools", args=[promised.placement.pk])
    assert "Borgeren vil ikke have det på papiret" in browser.get(url).content.decode()
    answer = browser.post(reverse("placements:tool_move", args=[tool.pk, "af-papir"]), follow=True)
    assert "Virksomheden ser det ikke." in answer.content.decode()
    tool.refresh_from_db()
    assert not tool.agreed_with_citizen and tool.is_promised
    browser.post(reverse("placements:tool_move", args=[tool.pk, "paa-papir"]))
    tool.refresh_from_db()
    assert tool.agreed_with_citizen


def test_only_a_promise_on_a_placement_has_a_citizens_word(promised, on_day):
    tool = OfferedTool.objects.get(entry_id="mentor")
    OfferedTool.objects.filter(pk=tool.pk).update(placement=None)
    with pytest.raises(actions.NoLongerWaiting):
        actions.note_citizen_agreement(by=promised.consultant, tool=tool, agrees=False, at=on_day("2023-02-20"))


def test_the_form_asks_what_it_is_for_and_keeps_the_answer(client_of, marianne):
    browser, url = client_of(marianne.consultant), reverse("placements:offer_choose")
    sent = {"forloeb": str(marianne.placement.pk), "vaerktoej": "mentor"}
    assert "Det næste, I arbejder hen imod" in browser.post(url, sent).content.decode()
    more = {"wording": "mentor", "amount": "2", "use": "next"}
    assert browser.post(url, sent | more).status_code == 302
    assert OfferedTool.objects.get().use == OfferUse.NEXT
    refused = browser.post(url, sent | more | {"use": "noget"})
    assert refused.status_code == 422 and OfferedTool.objects.count() == 1


def said_yes(case, party, at):
    """Ask a party and take its yes."""
    approval, token = actions.ask_for_approval(
        by=case.consultant, placement=case.placement, party=party, person_name="Eva Bro", address="e@b.dk", at=at
    )
    opened = open_link(token, purpose=LINK_PURPOSE, at=at)
    assert opened.link is not None
    return actions.answer_approval(by=opened.actor, approval=approval, agrees=True, comment="", at=at, link=opened.link)


def chosen_talks(case, at):
    choice = actions.ToolChoice(
        "follow_up", "Opfølgning", "samtale hver uge", "possible", "", at.date(), "x", Decimal(7)
    )
    return actions.choose_tool(by=case.consultant, company=case.company, placement=case.placement, choice=choice, at=at)


@pytest.mark.req("R-100")
def test_a_new_promise_lets_every_answer_fall_so_nobody_agrees_to_another_text(client, client_of, on_day):
    case, at = make_case(worked_placements.MARIANNE, state="ready"), on_day("2023-02-16")
    yes = said_yes(case, Party.COMPANY, at)
    open_question, token = actions.ask_for_approval(
        by=case.consultant, placement=case.placement, party=Party.CITIZEN, person_name="M", address="m@b.dk", at=at
    )
    tool, browser = chosen_talks(case, at), client_of(case.consultant)
    before = browser.get(reverse("placements:tools", args=[case.placement.pk])).content.decode()
    assert "Virksomheden (Eva Bro): enig" in before
    assert "Så bortfalder svarene" in before
    after = browser.post(reverse("placements:tool_move", args=[tool.pk, "lov"]), follow=True).content.decode()
    assert "svarene gælder ikke længere" in after
    assert "Så bortfalder svarene" not in after
    for approval in (yes, open_question):
        approval.refresh_from_db()
        assert (approval.state, approval.void_reason) == (ApprovalState.VOID, "support")
    detail = browser.get(reverse("placements:detail", args=[case.placement.pk])).content.decode()
    assert "fordi dette blev ændret: støtte og tilbud" in detail
    assert "samtale hver uge" not in client.get(f"/svar/{token}/aftalen/").content.decode()


@pytest.mark.parametrize(("entry_id", "falls"), [("mentor", True), ("follow_up", False)])
def test_her_no_lets_the_answers_fall_only_where_it_changes_the_text(entry_id, falls, promised, on_day):
    Placement.objects.filter(pk=promised.placement.pk).update(state=PlacementState.READY)
    yes = said_yes(promised, Party.COMPANY, on_day("2023-02-17"))
    tool = OfferedTool.objects.get(entry_id=entry_id)
    for agrees in (True, False):
        actions.note_citizen_agreement(by=promised.consultant, tool=tool, agrees=agrees, at=on_day("2023-02-20"))
    yes.refresh_from_db()
    assert (yes.state == ApprovalState.VOID) is falls


def test_a_promise_after_the_text_is_locked_leaves_the_answers(client_of, on_day):
    case, at = make_case(worked_placements.MARIANNE, state="ready"), on_day("2023-02-16")
    yes = said_yes(case, Party.COMPANY, at)
    Placement.objects.filter(pk=case.placement.pk).update(state=PlacementState.LOCKED)
    tool = chosen_talks(case, at)
    page = client_of(case.consultant).get(reverse("placements:tools", args=[case.placement.pk])).content.decode()
    assert "Så bortfalder svarene" not in page
    actions.promise_tool(by=case.consultant, tool=tool, agreed_with_citizen=False, today=at.date(), at=at)
    yes.refresh_from_db()
    assert yes.state == ApprovalState.AGREED
