"""Whose hand it was, in words that outlive the account."""

from dataclasses import dataclass

from jobbro.audit.kinds import ActorKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or program that does or sees something."""

    kind: ActorKind
    id: str
    label: str
    role: str = ""


SYSTEM = Actor(ActorKind.SYSTEM, "", "Jobbro")
