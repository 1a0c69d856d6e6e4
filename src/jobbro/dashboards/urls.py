"""Addresses of the front page, the five areas, the search and a day's route."""

from django.urls import path

from jobbro.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("", views.home, name="home"),
    path("omraade/<slug:key>/", views.area, name="area"),
    path("soeg/", views.search, name="search"),
    path("rute/", views.route, name="route"),
]
