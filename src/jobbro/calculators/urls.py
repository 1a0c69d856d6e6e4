"""Addresses of the calculators, under beregnere/."""

from django.urls import path

from jobbro.calculators import views

app_name = "calculators"
urlpatterns = [
    path("", views.calculators, name="list"),
    path("<slug:slug>/", views.calculator, name="one"),
]
