"""The addresses of the site with the component page, which otherwise is only in a demo."""

from django.urls import path

from config.urls import handler400 as handler400
from config.urls import urlpatterns as _site
from jobbro.ui.views import component_page

urlpatterns = [*_site, path("ui/", component_page)]
