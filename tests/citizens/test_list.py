"""The list of citizens: filters, counts, pages, cost."""

import pytest
from django.urls import reverse
from tests.citizens.browsing import page, statements_of
from tests.citizens.factories import NOW, TODAY, make_citizen, make_fact

from jobbro.audit.models import LookUp
from jobbro.citizens import actions
from jobbro.citizens.models import Citizen, FactKind, Lending

pytestmark = pytest.mark.django_db


def test_the_list_logs_each_row_shown_once_and_the_search_as_a_search(client, team, thomas):
    rows = [thomas, *(make_citizen(team=team, last_name=f"Nr{n}") for n in range(3))]
    page(client, "list", vis="team")
    assert sorted(LookUp.objects.values_list("citizen_id", "kind")) == sorted((str(row.pk), "list") for row in rows)
    page(client, "list", vis="team", q="holm")
    assert LookUp.objects.filter(kind="search").values_list("citizen_id", flat=True).get() == str(thomas.pk)


def test_filters_split_what_i_may_see_and_count_it(client, consultant, team, thomas):
    make_citizen(team=team, last_name="Teamsen")
    make_citizen(team=team, last_name="Lukket", consultant=consultant, closed_on=TODAY)
    lent = make_citizen(last_name="Laansen")
    make_citizen(last_name="Fremmed")
    Lending.objects.create(citizen=lent, colleague=consultant, reason="x", starts_on="2000-01-01", ends_on="2999-01-01")
    for words, names in (
        ({}, ["Holm"]),
        ({"vis": "team"}, ["Holm", "Teamsen"]),
        ({"vis": "lent"}, ["Laansen"]),
        ({"vis": "all"}, ["Holm", "Laansen", "Teamsen"]),
        ({"afsluttede": "1"}, ["Lukket"]),
        ({"vis": "team", "q": "teams"}, ["Teamsen"]),
        ({"vis": "all", "q": "fremmed"}, []),
        ({"vis": "nonsens", "efter": "x", "gruppe": "99"}, ["Holm"]),
    ):
        shown = page(client, "list", **words).context["page"]
        assert [line.name.partition(",")[0] for line in shown.lines] == names, words
        assert shown.total == len(names)


def test_the_target_group_of_the_day_is_shown_and_filtered(client, consultant, thomas):
    actions.set_target_group(by=consultant, citizen=thomas, group="2", starts_on=TODAY.replace(year=2020), at=NOW)
    actions.set_target_group(by=consultant, citizen=thomas, group="3", starts_on=TODAY.replace(year=2021), at=NOW)
    assert [line.group for line in page(client, "list", gruppe="3").context["page"].lines] == [
        "Aktivitetsparat, kontanthjælp (nr. 3)"
    ]
    assert page(client, "list", gruppe="2").context["page"].lines == ()


def test_pages_follow_each_other_by_key_without_gaps_or_repeats(client, consultant, team):
    for number in range(120):
        make_citizen(team=team, consultant=consultant, last_name=["Å", "Aa", "Ø", "B"][number % 4], first_name="Bo")
    seen, key = [], ""
    for size in (50, 50, 20):
        shown = page(client, "list", **({"efter": key} if key else {})).context["page"]
        assert len(shown.lines) == size
        seen += [line.url for line in shown.lines]
        key = shown.next_key
    assert (key, len(set(seen))) == ("", 120)
    in_order = Citizen.objects.order_by("sort_key", "pk").values_list("pk", flat=True)
    assert seen == [reverse("citizens:detail", args=[pk]) for pk in in_order]


@pytest.mark.parametrize("rows", [10, 1000])
def test_the_list_costs_the_same_few_queries_whatever_its_length(client, consultant, team, rows):
    template = make_citizen(team=team, consultant=consultant)
    Citizen.objects.bulk_create(
        Citizen(
            first_name="A",
            last_name=str(n),
            sort_key=bytes([n % 250 + 1]),
            team=team,
            consultant=consultant,
            created_at=template.created_at,
        )
        for n in range(rows - 1)
    )
    assert len(statements_of(lambda: page(client, "list"))) <= 12


@pytest.mark.parametrize("rows", [10, 300])
def test_the_page_of_a_citizen_costs_the_same_few_queries_whatever_is_known(client, thomas, rows):
    for number in range(rows):
        make_fact(thomas, kind=FactKind.values[number % 6], wording=str(number))
    assert len(statements_of(lambda: page(client, "detail", thomas.pk))) <= 12


@pytest.mark.parametrize("signs", ["%%%", "---", "…", "_"])
def test_a_search_for_signs_alone_finds_nobody_says_so_and_logs_no_look(signs, client, thomas):
    answer = page(client, "list", vis="all", q=signs)
    assert answer.context["page"].lines == ()
    assert "Der er kun tegn i søgningen" in answer.content.decode()
    assert not LookUp.objects.exists()
