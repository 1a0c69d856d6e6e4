"""A rulebook that was kept answers as it did."""

import json
from datetime import date, timedelta

from jobbro.domain.rules import rulebook_as_data, rulebook_from_data
from jobbro.library import rulebook


def said(entry):
    return entry.value, type(entry.value), entry.state, entry.starts, entry.ends, entry.source


def test_a_kept_rulebook_has_the_same_entry_on_the_day_before_of_and_after_each_change():
    book = rulebook()
    kept = rulebook_from_data(json.loads(json.dumps(rulebook_as_data(book))))
    assert len(kept) == len(book)
    for rule in book:
        for entry in rule.entries:
            for day in (entry.starts - timedelta(days=1), entry.starts, entry.starts + timedelta(days=1)):
                before, after = book.entry_on(rule.id, on_date=day), kept.entry_on(rule.id, on_date=day)
                assert (before is None) is (after is None)
                if before and after:
                    assert said(before) == said(after)


def test_the_day_of_a_change_is_told_by_the_rules_that_differ():
    from_data = rulebook_from_data(rulebook_as_data(rulebook()))
    assert from_data.entry_on("ratio.occupant_kinds", on_date=date(2024, 12, 31)) != from_data.entry_on(
        "ratio.occupant_kinds", on_date=date(2025, 1, 1)
    )
