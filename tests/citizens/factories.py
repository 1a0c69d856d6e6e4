"""Rows for tests: only what a test names differs from the plainest row that the database accepts."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from jobbro.accounts.models import Team, User
from jobbro.accounts.permissions import Role
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import (
    ApprovalWay,
    Capsule,
    CapsuleLine,
    CapsulePart,
    Citizen,
    ConsultantChange,
    CvChoice,
    CvFind,
    CvSource,
    CvVersion,
    Fact,
    FactKind,
    JobTalk,
    Lending,
    Objection,
    OwnApproval,
    OwnApprovalLine,
    Release,
)
from jobbro.citizens.names import name_keys
from jobbro.citizens.queries.capsule import READER
from jobbro.citizens.queries.facts import fact_view, words_hash
from jobbro.domain.disclosure import Audience

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 4)
_numbers = count(1)


def make_team(name: str = "") -> Team:
    """A team; a name of its own unless one is given."""
    return Team.objects.create(name=name or f"Team {next(_numbers)}")


def make_user(*, role: Role = Role.CONSULTANT, team: Team | None = None, **fields: Any) -> User:
    """A colleague who can log in with `client.force_login`."""
    number = next(_numbers)
    defaults: dict[str, Any] = {"username": f"kollega{number}", "first_name": "Kollega", "last_name": str(number)}
    return User.objects.create(**(defaults | {"role": role, "team": team} | fields))


def make_citizen(*, team: Team | None = None, **fields: Any) -> Citizen:
    """A citizen in the team, with nobody's name on the case unless given."""
    defaults: dict[str, Any] = {"first_name": "Thomas", "last_name": "Holm", "created_at": NOW}
    row = defaults | fields | {"team": team or make_team()}
    return Citizen.objects.create(**name_keys(row["first_name"], row["last_name"]), **row)


def make_fact(citizen: Citizen, *, released_to: tuple[Audience, ...] = (), **fields: Any) -> Fact:
    """A fact about the citizen, released to these audiences by a colleague made for it."""
    defaults: dict[str, Any] = {"kind": FactKind.NEED, "wording": "Begynder efter kl. 9", "noted_on": TODAY}
    fact = Fact.objects.create(citizen=citizen, **(defaults | fields))
    for audience in released_to:
        Release.objects.create(
            fact=fact, audience=audience, released_at=NOW, released_by=make_user(), agreed_with_citizen=True
        )
    return fact


def make_cv_find(citizen: Citizen, sentence: str = "Cykler hver dag") -> CvFind:
    """A sentence in the CV's inbox, marked by a colleague made for it."""
    find = CvFind.objects.create(citizen=citizen, sentence=sentence, likeness=sentence[:64], section="leisure")
    CvSource.objects.create(find=find, label="Samtale", marked_at=NOW, marked_by=make_user())
    return find


def make_cv_version(citizen: Citizen, *facts: Fact, recipient: str = "Solby Kirkegård") -> CvVersion:
    """A CV for one reader that shows these facts as far as they are released; nobody has said yes to it."""
    version = CvVersion.objects.create(citizen=citizen, recipient=recipient, made_at=NOW, made_by=make_user())
    CvChoice.objects.bulk_create(CvChoice(version=version, fact=fact) for fact in facts)
    return version


def make_capsule(citizen: Citizen, *facts: Fact, last: date = date(2099, 1, 1)) -> Capsule:
    """What the citizen agreed to pass on: these facts in the words that they have now."""
    capsule = Capsule.objects.create(
        citizen=citizen,
        number=citizen.capsules.count() + 1,
        audience=READER,
        made_at=NOW,
        made_by=make_user(),
        expires_on=last,
        approved_way=ApprovalWay.TOGETHER,
    )
    CapsuleLine.objects.bulk_create(
        CapsuleLine(capsule=capsule, fact=fact, part=CapsulePart.CAN, fingerprint=words_hash([fact_view(fact)]))
        for fact in facts
    )
    return capsule


def make_own_approval(citizen: Citizen, *facts: Fact, version: CvVersion | None = None) -> OwnApproval:
    """A question on the own page that waits: about a CV version, or about passing these facts on."""
    last = None if version else date(2099, 1, 1)
    approval = OwnApproval.objects.create(
        citizen=citizen, version=version, asked_at=NOW, asked_by=make_user(), expires_on=last
    )
    OwnApprovalLine.objects.bulk_create(
        OwnApprovalLine(approval=approval, fact=fact, part=CapsulePart.CAN) for fact in facts
    )
    return approval


def make_job_talk(citizen: Citizen, **fields: Any) -> JobTalk:
    """A talk at a workplace that the citizen is getting ready for."""
    return JobTalk.objects.create(citizen=citizen, **({"company": "Solby Kirkegård", "held_on": TODAY} | fields))


def lend(citizen: Citizen, colleague: User, *, first: date = TODAY, last: date = TODAY) -> Lending:
    """Lend the citizen to a colleague by name."""
    return Lending.objects.create(citizen=citizen, colleague=colleague, reason="Ferie", starts_on=first, ends_on=last)


def make_viewer(user: User, *, at: datetime = NOW, what: str = "test") -> Viewer:
    """A viewer as a guarded view would make it."""
    return Viewer.of(user, at=at, what=what, request_id="test")


def make_objection(citizen: Citizen, said: str = "Jeg har aldrig arbejdet i et køkken", **fields: Any) -> Objection:
    """An objection that waits for an answer."""
    return Objection.objects.create(citizen=citizen, said=said, **({"about": "record", "made_at": NOW} | fields))


def make_change(citizen: Citizen, new: User | None = None, **fields: Any) -> ConsultantChange:
    """Another consultant took over, long enough ago to be asked about."""
    row: dict[str, Any] = {"former": make_user(), "new": new or make_user(), "changed_at": NOW - timedelta(days=31)}
    return ConsultantChange.objects.create(citizen=citizen, **(row | fields))
