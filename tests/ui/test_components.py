"""Components say with words what they show with shape and colour."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from jobbro.ui import pictures

MONDAY = date(2026, 3, 2)


def draw(source, path="/virksomheder/?branche=45", **values):
    request = RequestFactory().get(path)
    return Template("{% load ui danish pictures %}" + source).render(Context({"request": request, **values}))


@pytest.mark.parametrize(
    ("kind", "word", "sign"),
    [
        ("met", "opfyldt", "✓"),
        ("partly", "delvist", "◐"),
        ("broken", "kræver handling", "!"),
        ("unknown", "kan ikke afgøres", "?"),
    ],
)
def test_a_verdict_has_a_sign_and_a_word(kind, word, sign):
    html = draw("{% verdict kind 'Længden' %}", kind=kind)
    assert f'<span class="sr-only">{word}: </span>Længden' in html and f">{sign}</span>" in html
    assert "<details" not in html


def test_a_verdict_with_a_reason_unfolds_it_with_source_and_smallest_change():
    html = draw("{% verdict 'broken' 'To pladser' reason='Otte ansatte' source='LAB § 84' change='Vent' %}")
    assert "<details" in html and "Otte ansatte" in html and "LAB § 84" in html and "Vent" in html


def test_a_state_is_a_word_with_a_shape():
    assert "▲</span> mangler svar" in draw("{% status 'mangler svar' 'warn' %}")


def test_progress_is_counted_and_what_is_missing_is_named():
    html = draw("{% progress 5 7 'Punkter' missing %}", missing=["mål", "hensyn"])
    assert "5 af 7" in html and html.count('class="full"') == 5 and "mål, hensyn" in html


def test_the_pager_keeps_the_filters_and_drops_the_old_key():
    html = draw("{% pager next_key='k2' shown=50 total=1234 %}", path="/virksomheder/?branche=45&efter=k1")
    assert 'href="/virksomheder/?branche=45&amp;efter=k2"' in html
    assert 'href="/virksomheder/?branche=45"' in html, "the way back to the beginning"
    assert "Viser 50 af 1.234" in html


def test_an_address_can_be_changed_word_by_word():
    assert draw("{% with_query by='Skive' %}") == "/virksomheder/?branche=45&amp;by=Skive"
    assert draw("{% with_query branche='' %}") == "/virksomheder/"


def test_the_breadcrumb_leaves_out_pages_that_are_not_there():
    html = draw("{% crumbs 'Min dag' '/' 'Mangler' '' 'Nordlys' %}")
    assert 'href="/"' in html and "Mangler" not in html and 'aria-current="page"' in html


def test_the_tab_one_stands_on_is_marked():
    items = [{"label": "Overblik", "url": "/virksomheder/"}, {"label": "Opgaver", "url": "/x/", "count": 0}]
    html = draw("{% tabs items 'Sider' %}", items=items)
    assert html.count('aria-current="page"') == 1 and '<span class="tab-count">0</span>' in html


def test_rarer_tabs_stand_in_a_fold_that_says_when_one_is_on_one_of_them():
    items = [{"label": "Overblik", "url": "/x/"}, {"label": "Bemanding", "url": "/virksomheder/", "rare": True}]
    page, fold = draw("{% tabs items 'Sider' %}", items=items).split("<details")
    assert "Overblik" in page and "Bemanding" not in page
    assert "Bemanding" in fold.split("</summary>")[0] and 'aria-current="page"' in fold
    items[1]["url"] = "/y/"
    assert "Flere sider</summary>" in draw("{% tabs items 'Sider' %}", items=items)


def test_text_in_components_is_escaped():
    evil = "<script>alert(1)</script>"
    html = draw(
        "{% panel evil note=evil %}{{ evil }}{% endpanel %}{% page_head evil lead=evil %}{% endpage_head %}"
        "{% side evil note=evil %}{% endside %}{% copy_block evil evil name='x' %}{% status evil %}{% crumbs evil %}",
        evil=evil,
    )
    assert "<script" not in html


def week(number, practice, paid=0, real=None, meeting=False):
    starts = MONDAY + timedelta(weeks=number - 1)
    return {"number": number, "starts": starts, "practice": practice, "paid": paid, "real": real, "meeting": meeting}


def test_the_picture_of_weeks_has_the_table_it_was_drawn_from():
    html = draw(
        "{% weeks items name='p' %}", items=[week(1, Decimal("7.5"), 3, Decimal(6), True), week(2, 9)], today=MONDAY
    )
    assert '<title id="p-title">Timer uge for uge i 2 uger</title>' in html
    assert '<td class="num">7,5</td><td class="num">3</td><td class="num">6</td><td>ja</td>' in html
    assert '<td class="num">9</td><td class="num">0</td><td class="num">–</td>' in html
    assert html.count('class="meeting-dot"') == 1 and "today-line" in html


def test_the_picture_of_weeks_explains_only_the_signs_that_occur():
    html = draw("{% weeks items name='p' %}", items=[week(1, 9), week(2, 9)])
    assert "key-practice" in html
    for sign in ("key-paid", "key-real", "key-meeting", "Løntimer", "Mødt"):
        assert sign not in html


def test_the_picture_of_few_weeks_is_no_wider_than_it_was_drawn():
    weeks_drawn = [week(number, 9) for number in range(1, 5)]
    html = draw("{% weeks items name='p' %}", items=weeks_drawn)
    assert f'width="{pictures.weeks_picture(weeks_drawn, None).width}">' in html


def test_no_number_in_a_picture_is_written_with_a_comma():
    html = draw("{% weeks items name='p' %}", items=[week(n, Decimal("7.4"), Decimal("1.3")) for n in range(1, 27)])
    assert not [part for part in html.split('"') if part.replace(",", "").isdigit() and "," in part]


def test_bars_stand_on_each_other_and_none_leaves_the_picture():
    drawn = pictures.weeks_picture([week(1, 9, 28), week(2, 0, 0, real=40), week(3, 37)], MONDAY + timedelta(days=20))
    for bar in drawn.bars:
        assert bar.paid_y + bar.paid_height == bar.practice_y
        assert bar.practice_y + bar.practice_height == drawn.base
        assert min(bar.paid_y, bar.real_y) >= 0
    heights = [bar.practice_height + bar.paid_height for bar in drawn.bars]
    assert heights[0] == pytest.approx(heights[2], abs=1) and heights[1] == 0


def test_todays_line_is_there_only_while_the_weeks_run():
    weeks = [week(1, 9), week(2, 9)]
    inside = pictures.weeks_picture(weeks, MONDAY + timedelta(days=13)).today_x
    assert inside is not None
    assert pictures.weeks_picture(weeks, MONDAY + timedelta(days=14)).today_x is None
    assert pictures.weeks_picture(weeks, MONDAY - timedelta(days=1)).today_x is None
    assert pictures.weeks_picture([], MONDAY).bars == ()


def test_each_step_of_the_stair_lies_higher():
    treads = pictures.stair_treads([{"label": str(n)} for n in range(6)])
    assert [tread.y for tread in treads] == sorted((tread.y for tread in treads), reverse=True)
    assert all(tread.y > 0 for tread in treads)
    html = draw("{% stair items name='s' label='Vejen' %}", items=[{"label": "Møder", "state": "current"}])
    assert "her er vi" in html and 'aria-current="step"' in html


@pytest.mark.req("R-002")
def test_the_map_has_five_areas_around_the_one_in_the_middle():
    areas = [
        {"label": name, "url": f"/{name}/", "note": "3"}
        for name in ("Virksomhed", "Borger", "Mødet", "Jobcenter", "Omverden")
    ]
    html = draw("{% area_map 'Mette' areas 'Landkort' %}", areas=areas)
    for area in areas:
        assert f'href="{area["url"]}"' in html and area["label"] in html
    assert html.index("Virksomhed") < html.index("Borger") < html.index("Mødet") < html.index("Jobcenter")
    with pytest.raises(ValueError):
        pictures.map_spots(areas[:4], "wide")


def test_what_happened_several_times_in_a_minute_is_one_line():
    at = datetime(2026, 3, 2, 9, 10, tzinfo=UTC)
    asked = [{"at": at.replace(second=second), "title": "Spurgte om enighed", "who": "Mette"} for second in (5, 30, 59)]
    later = {"at": at.replace(minute=11), "title": "Spurgte om enighed", "who": "Mette"}
    html = Template("{% load ui %}{% timeline events %}").render(
        Context({"events": [later, *asked], "today": at.date()})
    )
    assert html.count("Spurgte om enighed") == 2 and html.count("3 gange") == 1
    other = asked[0] | {"who": "Jonas"}
    html = Template("{% load ui %}{% timeline events %}").render(
        Context({"events": [asked[0], other], "today": at.date()})
    )
    assert html.count("Spurgte om enighed") == 2 and "gange" not in html
