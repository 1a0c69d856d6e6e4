"""Addresses of the rulebook and the toolboxes, under regler/."""

from django.urls import path

from jobbro.reference.views import (
    asking,
    cards,
    changes,
    explaining,
    instruments,
    links,
    mandate,
    rates,
    rule_sets,
    rules,
    sources,
    toolbox,
    voices,
)

app_name = "reference"
urlpatterns = [
    path("", rules.rules, name="rules"),
    path("egne-satser/", rates.local_rates, name="local_rates"),
    path("egne-satser/<int:rate_id>/traek-tilbage/", rates.rate_withdraw, name="rate_withdraw"),
    path("vaerktoejer/", toolbox.toolbox_index, name="toolboxes"),
    path("vaerktoejer/nyt/", toolbox.own_tool_new, name="own_tool_new"),
    path("vaerktoejer/links/", links.tool_links, name="tool_links"),
    path("vaerktoejer/links/nyt/", links.tool_link_new, name="tool_link_new"),
    path("vaerktoejer/links/<int:link_id>/fjern/", links.tool_link_withdraw, name="tool_link_withdraw"),
    path("vaerktoejer/praktik-med-retning/", explaining.practice_explained, name="practice_explained"),
    path("vaerktoejer/mandat/", mandate.mandate_index, name="mandates"),
    path("vaerktoejer/mandat/frist/", mandate.answer_time, name="answer_time"),
    path("vaerktoejer/<slug:entry_id>/", toolbox.tool, name="tool"),
    path("vaerktoejer/<slug:entry_id>/her/", toolbox.tool_room, name="tool_room"),
    path("vaerktoejer/<slug:entry_id>/ret/", toolbox.own_tool_edit, name="own_tool_edit"),
    path("vaerktoejer/<slug:entry_id>/mandat/", mandate.mandate, name="mandate"),
    path("spoergsmaal/", asking.questions, name="questions"),
    path("spoergsmaal/<int:question_id>/svar/", asking.question_answer, name="question_answer"),
    path("aendringer/", changes.changes, name="changes"),
    path("samtalekort/", cards.cards, name="cards"),
    path("samtalekort/fil/", cards.cards_file, name="cards_file"),
    path("samtalekort/materialer/", links.materials, name="materials"),
    path("samtalekort/<slug:card>/favorit/", cards.card_favourite, name="card_favourite"),
    path("stemmer/", voices.voices, name="voices"),
    path("aendringer/laest/", changes.changes_read, name="changes_read"),
    path("regelsaet/", rule_sets.rule_sets, name="rule_sets"),
    path("regelsaet/<slug:set_id>/", rule_sets.rule_set, name="rule_set"),
    path("regelsaet/<slug:set_id>/skriv-under/", rule_sets.rule_set_sign, name="rule_set_sign"),
    path("regelsaet/<slug:set_id>/traek-tilbage/", rule_sets.rule_set_withdraw, name="rule_set_withdraw"),
    path("kilder/", sources.sources, name="sources"),
    path("ord/", sources.glossary, name="glossary"),
    path("maaling/", sources.measuring, name="measuring"),
    path("ordninger/", instruments.instruments, name="instruments"),
    path("ordninger/<slug:instrument_id>/", instruments.instrument, name="instrument"),
    # Last: whatever stands here alone is the id of a rule.
    path("<str:rule_id>/", rules.rule, name="rule"),
    path("<str:rule_id>/sats/", rates.rate_new, name="rate_new"),
]
