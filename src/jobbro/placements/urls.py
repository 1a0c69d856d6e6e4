"""Addresses of placements, under forloeb/."""

from django.urls import path

from jobbro.placements.views import (
    agreeing,
    few_hours,
    following_up,
    offering,
    papers,
    planning,
    promising,
    proposing,
    quality,
    running,
)

app_name = "placements"
urlpatterns = [
    path("", running.placements, name="list"),
    path("nyt/", running.new, name="new"),
    path("virksomhed/<uuid:company_id>/", running.of_company, name="of_company"),
    path("borger/<uuid:citizen_id>/", running.of_citizen, name="of_citizen"),
    path("tilbud/", offering.offer, name="offer"),
    path("tilbud/vaelg/", offering.offer_choose, name="offer_choose"),
    path("tilbud/print/", offering.offer_print, name="offer_print"),
    path("tilbud/spoergsmaal/", promising.tool_requests, name="tool_requests"),
    path("tilbud/spoergsmaal/<uuid:tool_id>/", promising.tool_answer, name="tool_answer"),
    path("tilbud/brug/", promising.tool_usage, name="tool_usage"),
    path("tilbud/<uuid:tool_id>/<slug:to>/", promising.tool_move, name="tool_move"),
    path("<uuid:placement_id>/", running.detail, name="detail"),
    path("<uuid:placement_id>/plan/<slug:section>/", planning.plan, name="plan"),
    path("<uuid:placement_id>/plan/<slug:section>/tjek/", planning.check, name="check"),
    path("<uuid:placement_id>/tilstand/<slug:to>/", running.move, name="move"),
    path("<uuid:placement_id>/rettelse/", running.correct, name="correct"),
    path("<uuid:placement_id>/spor/", running.track, name="track"),
    path("<uuid:placement_id>/ansoegning/", quality.application, name="application"),
    path("<uuid:placement_id>/forslag/", proposing.propose, name="propose"),
    path("<uuid:placement_id>/opfoelgning/<str:day>/holdt/", following_up.hold, name="follow_up_hold"),
    path("<uuid:placement_id>/forslag/loefte/", following_up.promise, name="promise"),
    path("<uuid:placement_id>/opfoelgning/<str:day>/flyt/", following_up.move, name="follow_up_move"),
    path("<uuid:placement_id>/enighed/", agreeing.ask, name="ask"),
    path("<uuid:placement_id>/faa-timer/", few_hours.few_hours, name="few_hours"),
    path("<uuid:placement_id>/faa-timer/<slug:ending>/", few_hours.few_hours_paper, name="few_hours_paper"),
    path("<uuid:placement_id>/papirer/", papers.shelf, name="papers"),
    path("<uuid:placement_id>/papirer/beskrivelse.pdf", papers.description_pdf, name="description_pdf"),
    path("<uuid:placement_id>/papirer/beskrivelse.docx", papers.description_word, name="description_word"),
    path("<uuid:placement_id>/papirer/aftale.pdf", papers.agreement_pdf, name="agreement_pdf"),
    path("<uuid:placement_id>/papirer/vitas/", papers.vitas, name="vitas"),
    path("<uuid:placement_id>/papirer/min-plan/", papers.min_plan, name="min_plan"),
    path("<uuid:placement_id>/papirer/borger/", papers.citizen_version, name="citizen_version"),
    path("<uuid:placement_id>/papirer/kalender.ics", papers.calendar, name="calendar"),
]
