"""What a colleague can do with citizens and with what is known about them."""

from jobbro.citizens.actions.facts import (
    FactDetails,
    NeverOutside,
    NotAgreed,
    add_fact,
    add_facts,
    change_fact,
    release_fact,
    restore_fact,
    retire_fact,
)
from jobbro.citizens.actions.private_words import PrivateWords
from jobbro.citizens.actions.register import (
    CitizenDetails,
    CprTaken,
    GroupBeginsTooEarly,
    change_citizen,
    close_case,
    create_citizen,
    end_lending,
    lend_citizen,
    note_cpr_shown,
    reopen_case,
    set_target_group,
)
from jobbro.citizens.actions.saving import SavedMeanwhile

__all__ = [
    "CitizenDetails",
    "CprTaken",
    "FactDetails",
    "GroupBeginsTooEarly",
    "NeverOutside",
    "NotAgreed",
    "PrivateWords",
    "SavedMeanwhile",
    "add_fact",
    "add_facts",
    "change_citizen",
    "change_fact",
    "close_case",
    "create_citizen",
    "end_lending",
    "lend_citizen",
    "note_cpr_shown",
    "release_fact",
    "reopen_case",
    "restore_fact",
    "retire_fact",
    "set_target_group",
]
