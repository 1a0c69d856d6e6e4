"""Addresses of the front page, the five areas and the search."""

from django.urls import path

from jobbro.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("", views.home, name="home"),
    path("omraade/<slug:key>/", views.area, name="area"),
    path("soeg/", views.search, name="search"),
]
