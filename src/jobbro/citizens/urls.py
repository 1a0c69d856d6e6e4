"""Addresses of citizens, under borgere/. None holds anything about a person but the row's id."""

from django.urls import path

from jobbro.citizens.views import case, everyday, facts, lists, needs, record, sharing

app_name = "citizens"
urlpatterns = [
    path("", lists.citizens, name="list"),
    path("find/", lists.find, name="find"),
    path("ny/", record.new, name="new"),
    path("<uuid:citizen_id>/", record.detail, name="detail"),
    path("<uuid:citizen_id>/ret/", record.edit, name="edit"),
    path("<uuid:citizen_id>/nummer/", record.cpr, name="cpr"),
    path("<uuid:citizen_id>/maalgruppe/", case.group, name="group"),
    path("<uuid:citizen_id>/udlaan/", case.lend, name="lend"),
    path("<uuid:citizen_id>/udlaan/<int:loan_id>/slut/", case.loan_end, name="loan_end"),
    path("<uuid:citizen_id>/sag/", case.case, name="case"),
    path("<uuid:citizen_id>/hverdag/", everyday.everyday, name="everyday"),
    path("<uuid:citizen_id>/skaanehensyn/ny/", needs.need_new, name="need_new"),
    path("<uuid:citizen_id>/skaanehensyn/<uuid:fact_id>/", needs.need, name="need"),
    path("<uuid:citizen_id>/skaanehensyn/<uuid:fact_id>/forslag/", needs.need_suggest, name="need_suggest"),
    path("<uuid:citizen_id>/fakta/ny/", facts.fact_new, name="fact_new"),
    path("<uuid:citizen_id>/fakta/<uuid:fact_id>/ret/", facts.fact_edit, name="fact_edit"),
    path("<uuid:citizen_id>/fakta/<uuid:fact_id>/vaek/", facts.fact_retire, name="fact_retire"),
    path("<uuid:citizen_id>/fakta/<uuid:fact_id>/deling/", facts.release, name="release"),
    path("<uuid:citizen_id>/vis-som/<slug:reader>/", sharing.view_as, name="view_as"),
    path("<uuid:citizen_id>/log/", sharing.log, name="log"),
]
