"""Addresses behind a link: svar/ and underskrift/ for agreements, min-side/ for the citizen, and where that is made."""

from django.urls import path

from jobbro.portal.views import answering, own_approval, own_link, own_page, sheet_check, signing

app_name = "portal"
urlpatterns = [
    path("ark/", sheet_check.sheet_check, name="sheet_check"),
    path("svar/<str:token>/", answering.welcome, name="open"),
    path("svar/<str:token>/aftalen/", answering.agreement, name="agreement"),
    path("svar/<str:token>/nyt/", answering.new_link, name="new_link"),
    path("svar/<str:token>/mening/", answering.reason, name="reason"),
    path("svar/<str:token>/<slug:said>/", answering.answer, name="answer"),
    path("svar/<path:rest>", answering.closed, name="closed"),
    path("underskrift/<str:token>/", signing.welcome, name="sign"),
    path("underskrift/<str:token>/aftalen/", signing.agreement, name="sign_agreement"),
    path("underskrift/<str:token>/nyt/", signing.new_link, name="sign_new_link"),
    path("underskrift/<str:token>/<slug:said>/", signing.answer, name="sign_answer"),
    path("underskrift/<path:rest>", answering.closed, name="sign_closed"),
    path("min-side/<str:token>/", own_page.home, name="own_home"),
    path("min-side/<str:token>/opgave/<uuid:homework_id>/", own_page.homework, name="own_homework"),
    path("min-side/<str:token>/maal/<uuid:goal_id>/", own_page.goal, name="own_goal"),
    path("min-side/<str:token>/derfor/<uuid:shared_placement_id>/", own_page.reason, name="own_reason"),
    path("min-side/<str:token>/cv/", own_page.cv, name="own_cv"),
    path("min-side/<str:token>/laes/<uuid:approval_id>/", own_approval.approval, name="own_approval"),
    path("min-side/<str:token>/vej/", own_page.road, name="own_road"),
    path("min-side/<str:token>/set/", own_page.looks, name="own_looks"),
    path("min-side/<str:token>/delt/", own_page.sharing, name="own_sharing"),
    path("min-side/<str:token>/forkert/", own_page.objection, name="own_objection"),
    path("min-side/<str:token>/besked/", own_page.message, name="own_message"),
    path("min-side/<path:rest>", answering.closed, name="own_closed"),
    path("borgere/<uuid:citizen_id>/egen-side/", own_link.own_link, name="own_link"),
    path("borgere/<uuid:citizen_id>/egen-side/luk/", own_link.own_link_close, name="own_link_close"),
]
