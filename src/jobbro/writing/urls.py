"""Addresses of the text check, under teksttjek/."""

from django.urls import path

from jobbro.writing import views

app_name = "writing"
urlpatterns = [
    path("", views.check, name="check"),
]
