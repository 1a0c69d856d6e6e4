"""Addresses of the calculators, under beregnere/."""

from django.urls import path

from jobbro.calculators import views

app_name = "calculators"
urlpatterns = [
    path("", views.calculators, name="list"),
    path("timer/", views.paid_hours, name="paid_hours"),
    path("<slug:slug>/", views.calculator, name="one"),
]
