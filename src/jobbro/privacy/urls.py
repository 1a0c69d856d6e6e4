"""Addresses about privacy, under opslag/."""

from django.urls import path

from jobbro.privacy.views import citizen, review

app_name = "privacy"
urlpatterns = [
    path("", review.lookups, name="lookups"),
    path("kaede/", review.chain, name="chain"),
    path("stikproever/", review.samples, name="samples"),
    path("stikproever/<int:sample_id>/", review.sample, name="sample"),
    path("stikproever/<int:sample_id>/<int:number>/", review.answer, name="answer"),
    path("felter/", citizen.fields, name="fields"),
    path("indsigt/<uuid:citizen_id>/", citizen.record, name="record"),
]
