"""Addresses of placements, under forloeb/."""

from django.urls import path

from jobbro.placements.views import planning, running

app_name = "placements"
urlpatterns = [
    path("", running.placements, name="list"),
    path("nyt/", running.new, name="new"),
    path("virksomhed/<uuid:company_id>/", running.of_company, name="of_company"),
    path("borger/<uuid:citizen_id>/", running.of_citizen, name="of_citizen"),
    path("<uuid:placement_id>/", running.detail, name="detail"),
    path("<uuid:placement_id>/plan/<slug:section>/", planning.plan, name="plan"),
    path("<uuid:placement_id>/plan/<slug:section>/tjek/", planning.check, name="check"),
    path("<uuid:placement_id>/tilstand/<slug:to>/", running.move, name="move"),
    path("<uuid:placement_id>/rettelse/", running.correct, name="correct"),
    path("<uuid:placement_id>/spor/", running.track, name="track"),
]
