"""The papers of a placement, all from the one record."""

from jobbro.documents.on_page import PageBlock, page_blocks
from jobbro.placements.exports.calendar import placement_calendar
from jobbro.placements.exports.facts import months_lacking
from jobbro.placements.exports.letters import (
    VitasBlock,
    agreement_letter,
    citizen_letter,
    description_letter,
    lacking_words,
    min_plan_fields,
    vitas_blocks,
)

__all__ = [
    "PageBlock",
    "VitasBlock",
    "agreement_letter",
    "citizen_letter",
    "description_letter",
    "lacking_words",
    "min_plan_fields",
    "months_lacking",
    "page_blocks",
    "placement_calendar",
    "vitas_blocks",
]
