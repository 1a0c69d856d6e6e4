"""The six parts of the planning page; each reads a part of the record and writes it back."""

from jobbro.placements.forms.agreement import AgreementSection
from jobbro.placements.forms.hours import HoursSection
from jobbro.placements.forms.needs import NeedsSection
from jobbro.placements.forms.onwards import OnwardsSection
from jobbro.placements.forms.purpose import PurposeSection
from jobbro.placements.forms.section import Section
from jobbro.placements.forms.when import WhenSection

SECTION_FORMS: dict[str, type[Section]] = {
    "hvem": WhenSection,
    "timer": HoursSection,
    "formaal": PurposeSection,
    "hensyn": NeedsSection,
    "aftale": AgreementSection,
    "videre": OnwardsSection,
}

__all__ = ["SECTION_FORMS", "Section"]
