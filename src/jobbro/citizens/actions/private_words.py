"""The last look at words before a workplace may read them."""

from jobbro.citizens.models import Fact
from jobbro.domain.language import Finding


class PrivateWords(Exception):
    """The words of a fact tell a workplace more than it may know; carries what was found, and where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


def refuse_private_words(fact: Fact) -> None:
    """Let the fact's words pass only when nothing in them is private.

    :raises PrivateWords: when there is a CPR number, a diagnosis or the like
    """
