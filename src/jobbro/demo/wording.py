"""A trade word that the demo municipality has added to the text check: DEMO."""

from datetime import date

from jobbro.accounts.models import User
from jobbro.demo.loading import at_nine
from jobbro.writing.actions import NewWord, add_word
from jobbro.writing.models import OwnWord, OwnWordKind

_WORD = NewWord(OwnWordKind.JARGON, "tilbudsvifte", "det, man kan vælge imellem (DEMO)", "muligheder")


def load_wording(staff: dict[str, User], today: date) -> None:
    """Add the word once; who has taken it back is not given it again."""
    if not OwnWord.objects.filter(text=_WORD.text).exists():
        add_word(by=staff["karin"], word=_WORD, at=at_nine(today))
