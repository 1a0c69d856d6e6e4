"""Addresses of the text check, under teksttjek/."""

from django.urls import path

from jobbro.writing import views

app_name = "writing"
urlpatterns = [
    path("", views.check, name="check"),
    path("ord/", views.words, name="words"),
    path("api/", views.api, name="api"),
    path("api/til-side/", views.api_set_aside, name="api_set_aside"),
    path("api/med-igen/", views.api_bring_back, name="api_bring_back"),
]
