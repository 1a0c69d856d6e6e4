"""Addresses of the frame itself."""

from django.conf import settings
from django.urls import path, re_path

from jobbro.ui import views

app_name = "ui"
urlpatterns = [
    re_path(r"^tema/(?P<colour>[0-9a-f]{6})\.css$", views.theme, name="theme"),
    path("tilgaengelighed/", views.accessibility, name="accessibility"),
    path("om/", views.about, name="about"),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns += [path("ui/", views.component_page, name="components")]
