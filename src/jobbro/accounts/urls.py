"""Addresses of one's own account; logging in and passwords lie under konto/."""

from django.urls import path

from jobbro.accounts import views

app_name = "accounts"
urlpatterns = [
    path("velkommen/", views.welcome, name="welcome"),
    path("indstillinger/", views.own_settings, name="settings"),
]
