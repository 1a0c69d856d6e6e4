"""Addresses of citizens, under borgere/. None holds anything about a person but the row's id."""

from django.urls import path

from jobbro.citizens.views import (
    capsule,
    case,
    cv,
    cv_versions,
    everyday,
    facts,
    lists,
    local_words,
    needs,
    objections,
    record,
    sharing,
)

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
    path("ord/", local_words.local_words, name="local_words"),
    path("ord/<int:word_id>/vaek/", local_words.local_word_gone, name="local_word_gone"),
    path("<uuid:citizen_id>/cv/", cv.cv, name="cv"),
    path("<uuid:citizen_id>/cv/fund/<uuid:find_id>/", cv.cv_find, name="cv_find"),
    path("<uuid:citizen_id>/cv/ny/", cv_versions.cv_version_new, name="cv_version_new"),
    path("<uuid:citizen_id>/cv/<uuid:version_id>/", cv_versions.cv_version, name="cv_version"),
    path("<uuid:citizen_id>/cv/<uuid:version_id>/ret/", cv_versions.cv_version_edit, name="cv_version_edit"),
    path("<uuid:citizen_id>/cv/<uuid:version_id>/ja/", cv_versions.cv_version_approve, name="cv_version_approve"),
    path(
        "<uuid:citizen_id>/cv/<uuid:version_id>/tilbage/", cv_versions.cv_version_withdraw, name="cv_version_withdraw"
    ),
    path(
        "<uuid:citizen_id>/cv/<uuid:version_id>/hent/<slug:ending>/",
        cv_versions.cv_version_file,
        name="cv_version_file",
    ),
    path("<uuid:citizen_id>/fortael-en-gang/", capsule.capsule, name="capsule"),
    path("<uuid:citizen_id>/fortael-en-gang/ny/", capsule.capsule_new, name="capsule_new"),
    path("<uuid:citizen_id>/fortael-en-gang/<uuid:capsule_id>/tilbage/", capsule.capsule_revoke, name="capsule_revoke"),
    path("<uuid:citizen_id>/fortael-en-gang/<uuid:capsule_id>/laest/", capsule.capsule_read, name="capsule_read"),
    path("<uuid:citizen_id>/fakta/<uuid:fact_id>/til-cv/", cv.fact_to_cv, name="fact_to_cv"),
    path("<uuid:citizen_id>/skaanehensyn/ny/", needs.need_new, name="need_new"),
    path("<uuid:citizen_id>/skaanehensyn/<uuid:fact_id>/", needs.need, name="need"),
    path("<uuid:citizen_id>/skaanehensyn/<uuid:fact_id>/forslag/", needs.need_suggest, name="need_suggest"),
    path("<uuid:citizen_id>/fakta/ny/", facts.fact_new, name="fact_new"),
    path("<uuid:citizen_id>/fakta/<uuid:fact_id>/ret/", facts.fact_edit, name="fact_edit"),
    path("<uuid:citizen_id>/fakta/<uuid:fact_id>/vaek/", facts.fact_retire, name="fact_retire"),
    path("<uuid:citizen_id>/fakta/<uuid:fact_id>/deling/", facts.release, name="release"),
    path("<uuid:citizen_id>/vis-som/<slug:reader>/", sharing.view_as, name="view_as"),
    path("<uuid:citizen_id>/log/", sharing.log, name="log"),
    path("indsigelser/", objections.objections, name="objections"),
    path("<uuid:citizen_id>/indsigelser/<uuid:objection_id>/", objections.objection, name="objection"),
]
