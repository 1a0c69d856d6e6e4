"""Addresses behind a link, under svar/."""

from django.urls import path

from jobbro.portal import views

app_name = "portal"
urlpatterns = [
    path("<str:token>/", views.welcome, name="open"),
    path("<str:token>/aftalen/", views.agreement, name="agreement"),
    path("<str:token>/nyt/", views.new_link, name="new_link"),
    path("<str:token>/<slug:said>/", views.answer, name="answer"),
    path("<path:rest>", views.closed, name="closed"),
]
