"""Addresses of a citizen's way forward, under borgere/."""

from django.urls import path

from jobbro.progression.views import following, goals, road, stair

app_name = "progression"
urlpatterns = [
    path("<uuid:citizen_id>/maal/", goals.goals, name="goals"),
    path("<uuid:citizen_id>/maal/nyt/", goals.goal_new, name="goal_new"),
    path("<uuid:citizen_id>/maal/fra-hensyn/<uuid:fact_id>/", goals.goal_of_need, name="goal_of_need"),
    path("<uuid:citizen_id>/maal/tjek/", goals.goal_check, name="goal_check"),
    path("<uuid:citizen_id>/maal/<uuid:goal_id>/ret/", goals.goal_edit, name="goal_edit"),
    path("<uuid:citizen_id>/maal/<uuid:goal_id>/delmaal/", goals.subgoals, name="subgoals"),
    path("<uuid:citizen_id>/maal/<uuid:goal_id>/trin/", following.levels, name="levels"),
    path("<uuid:citizen_id>/maal/<uuid:goal_id>/trin/vurder/", following.rate, name="rate"),
    path("<uuid:citizen_id>/maal/<uuid:goal_id>/hjemmeopgave/", following.homework_new, name="homework_new"),
    path("<uuid:citizen_id>/maal/<uuid:goal_id>/<slug:to>/", goals.goal_state, name="goal_state"),
    path("<uuid:citizen_id>/hjemmeopgaver/<uuid:homework_id>/", following.homework_report, name="homework_report"),
    path("<uuid:citizen_id>/hjemmeopgaver/<uuid:homework_id>/ret/", following.homework_edit, name="homework_edit"),
    path("<uuid:citizen_id>/hjemmeopgaver/<uuid:homework_id>/vaek/", following.homework_drop, name="homework_drop"),
    path("<uuid:citizen_id>/zoner/", following.zones, name="zones"),
    path("<uuid:citizen_id>/zoner/<uuid:item_id>/", following.zone_move, name="zone_move"),
    path("<uuid:citizen_id>/zoner/<uuid:item_id>/vaek/", following.zone_away, name="zone_away"),
    path("<uuid:citizen_id>/trappen/", stair.stairs, name="stairs"),
    path("<uuid:citizen_id>/trappen/<uuid:function_id>/", stair.function, name="stair"),
    path("<uuid:citizen_id>/trappen/<uuid:function_id>/vurder/", stair.rate, name="stair_rate"),
    path("<uuid:citizen_id>/trappen/<uuid:function_id>/enige/", stair.agree, name="stair_agree"),
    path("<uuid:citizen_id>/trappen/<uuid:function_id>/maal/", stair.aim, name="stair_aim"),
    path("<uuid:citizen_id>/trappen/<uuid:function_id>/maal/vaek/", stair.aim_away, name="stair_aim_away"),
    path("<uuid:citizen_id>/trappen/<uuid:function_id>/vaek/", stair.away, name="stair_away"),
    path("<uuid:citizen_id>/vej/", road.road, name="road"),
    path("<uuid:citizen_id>/vej/tegn/", road.road_edit, name="road_edit"),
    path("<uuid:citizen_id>/vej/papir/", road.road_paper, name="road_paper"),
    path("<uuid:citizen_id>/vej/loentimer/", road.paid_effects, name="paid_effects"),
]
