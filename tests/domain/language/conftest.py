"""The words of the check, loaded once as the application loads them."""

import pytest

from jobbro.domain.language import AgreedFacts, DescriptionReport, DescriptionText, check_description
from jobbro.library.writing_files import description_checklist, phrase_lexicon, privacy_scan


@pytest.fixture
def check_text():
    """Check a text: the parts as keywords, or one whole text."""

    def check(whole: str = "", *, agreed: AgreedFacts | None = None, **parts: str) -> DescriptionReport:
        return check_description(
            DescriptionText(whole=whole, **parts),
            agreed=agreed,
            checklist=description_checklist(),
            lexicon=phrase_lexicon(),
            privacy=privacy_scan(),
        )

    return check
