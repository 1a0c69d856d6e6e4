"""Addresses of companies."""

from django.urls import path

from jobbro.companies.views import companies, contacts, partnership, preparation, responsibility, staff, tasks

app_name = "companies"
urlpatterns = [
    path("", companies.company_index, name="list"),
    path("ny/", companies.new, name="new"),
    path("ny-opgave/", tasks.task_start, name="task_start"),
    path("ny-partnerskabsaftale/", partnership.partnership_start, name="partnership_start"),
    path("<uuid:company_id>/", companies.detail, name="detail"),
    path("<uuid:company_id>/ret/", companies.edit, name="edit"),
    path("<uuid:company_id>/forberedelse/<slug:key>/", preparation.prepare, name="prepare"),
    path("<uuid:company_id>/steder/nyt/", companies.site_new, name="site_new"),
    path("<uuid:company_id>/steder/<uuid:site_id>/", companies.site_edit, name="site_edit"),
    path("<uuid:company_id>/bemanding/", staff.staffing, name="staffing"),
    path("<uuid:company_id>/bemanding/<uuid:site_id>/<int:year>/", staff.staff_edit, name="staff_edit"),
    path("<uuid:company_id>/bemanding/<uuid:site_id>/plads/", staff.occupant_new, name="occupant_new"),
    path("<uuid:company_id>/pladser/<int:occupant_id>/", staff.occupant_edit, name="occupant_edit"),
    path("<uuid:company_id>/pladser/<int:occupant_id>/fjern/", staff.occupant_remove, name="occupant_remove"),
    path("<uuid:company_id>/kontakt/", contacts.contacts, name="contacts"),
    path("<uuid:company_id>/kontakt/ny/", contacts.contact_new, name="contact_new"),
    path("<uuid:company_id>/kontakt/<uuid:contact_id>/", contacts.contact_edit, name="contact_edit"),
    path("<uuid:company_id>/opgaver/", tasks.tasks, name="tasks"),
    path("<uuid:company_id>/opgaver/ny/", tasks.task_new, name="task_new"),
    path("<uuid:company_id>/opgaver/<uuid:task_id>/", tasks.task_edit, name="task_edit"),
    path("<uuid:company_id>/opgaver/<uuid:task_id>/luk/", tasks.task_close, name="task_close"),
    path("<uuid:company_id>/opgaver/<uuid:task_id>/aabn/", tasks.task_reopen, name="task_reopen"),
    path("<uuid:company_id>/socialt-ansvar/", responsibility.overview, name="responsibility"),
    path("<uuid:company_id>/socialt-ansvar/dagsorden/<slug:kind>/", responsibility.agenda, name="agenda"),
    path(
        "<uuid:company_id>/socialt-ansvar/dagsorden/<slug:kind>/fjern/",
        responsibility.agenda_remove,
        name="agenda_remove",
    ),
    path("<uuid:company_id>/socialt-ansvar/spoergsmaal/<slug:question>/", responsibility.theme, name="theme"),
    path(
        "<uuid:company_id>/socialt-ansvar/spoergsmaal/<slug:question>/opgave/",
        responsibility.theme_task,
        name="theme_task",
    ),
    path(
        "<uuid:company_id>/socialt-ansvar/spoergsmaal/<slug:question>/behov/",
        responsibility.theme_need,
        name="theme_need",
    ),
    path("<uuid:company_id>/socialt-ansvar/tal/<int:year>/<slug:key>/", responsibility.figure, name="figure"),
    path("<uuid:company_id>/partnerskab/", partnership.partnerships, name="partnerships"),
    path("<uuid:company_id>/partnerskab/ny/", partnership.partnership_new, name="partnership_new"),
    path("<uuid:company_id>/partnerskab/<uuid:partnership_id>/", partnership.partnership, name="partnership"),
    path(
        "<uuid:company_id>/partnerskab/<uuid:partnership_id>/ret/",
        partnership.partnership_edit,
        name="partnership_edit",
    ),
    path(
        "<uuid:company_id>/partnerskab/<uuid:partnership_id>/aftalt/",
        partnership.partnership_agree,
        name="partnership_agree",
    ),
    path(
        "<uuid:company_id>/partnerskab/<uuid:partnership_id>/afslut/",
        partnership.partnership_end,
        name="partnership_end",
    ),
]
