"""What the parties have agreed, and where a description says something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.domain.calendar import Period, TimeSlot, Weekday, WeekPattern
from jobbro.domain.language.checklist import Checklist
from jobbro.domain.language.clues_tasks import WorkingTime
from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.record import Role
from jobbro.domain.language.report import Finding, FindingCode, finding
from jobbro.domain.language.words import word_set, words_in

# Months are written for weeks with a little play: three months are 12 to 14 weeks.
_PLAY_OF_MONTHS = Decimal("1.5")
_WEEKDAY_WORDS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


@dataclass(frozen=True, slots=True)
class AgreedPerson:
    """A person of the agreement; `title` is the job, such as «kirkegårdsgraver»."""

    name: str
    role: Role
    title: str = ""


@dataclass(frozen=True, slots=True)
class AgreedFacts:
    """The agreement that a description must not contradict. Anything unknown stays empty or None.

    `weeks` may stand without dates. `wishes` are the citizen's own words; `agreed_by` are those who said yes.
    """

    citizen: str = ""
    company: str = ""
    people: tuple[AgreedPerson, ...] = ()
    period: Period | None = None
    weeks: Decimal | None = None
    pattern: WeekPattern | None = None
    hours_per_week: Decimal | None = None
    follow_ups: tuple[date, ...] = ()
    tasks: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    agreed_by: frozenset[Role] = frozenset()

    @property
    def weekly_hours(self) -> Decimal | None:
        """The agreed hours a week, from the number or from the pattern."""
        if self.hours_per_week is not None:
            return self.hours_per_week
        return self.pattern.hours_per_week if self.pattern else None

    @property
    def length_in_weeks(self) -> Decimal | None:
        """The agreed length in weeks, from the number or from the dates."""
        if self.weeks is not None:
            return self.weeks
        return self.period.weeks if self.period else None

    def first_names(self) -> frozenset[str]:
        """The first names of everybody in the agreement, in small letters."""
        names = (self.citizen, *(person.name for person in self.people))
        return frozenset(name.split()[0].lower() for name in names if name.strip())


def in_danish(number: Decimal) -> str:
    """A number as Danes write it: no empty decimals, comma before the others."""
    return f"{number.normalize():f}".replace(".", ",")


def contradictions(
    readings: Sequence[Reading], times: Sequence[WorkingTime], agreed: AgreedFacts, checklist: Checklist
) -> Iterator[Finding]:
    """Yield what the text says against the agreement, each with the words it stands in."""
    for told in times:
        if not told.later:
            yield from _hours(told, agreed, checklist)
            yield from _days_and_clock(told, agreed, checklist)
    yield from _tasks(readings, agreed, checklist)
    for reading in readings:
        if not reading.sentence.is_question:
            yield from _period(reading, agreed, checklist)
            yield from _follow_ups(reading, agreed, checklist)
            yield from _names(reading, agreed, checklist)


def _hours(told: WorkingTime, agreed: AgreedFacts, checklist: Checklist) -> Iterator[Finding]:
    hours = agreed.weekly_hours
    if hours is None:
        return
    days = len(told.weekdays) or (len(agreed.pattern.weekdays) if agreed.pattern else None)
    for mention in told.hours:
        if mention.rising and mention.low == hours:
            continue
        said = mention.per_week(days)
        if said is not None and not said[0] <= hours <= said[1]:
            proof = told.quote(mention)
            yield finding(checklist, FindingCode.HOURS_DIFFER, proof, said=proof.quote, agreed=in_danish(hours))


def _days_and_clock(told: WorkingTime, agreed: AgreedFacts, checklist: Checklist) -> Iterator[Finding]:
    pattern = agreed.pattern
    if not pattern:
        return
    works = told.reading.under("hours") or told.hours or told.clocks or told.reading.has("works_verb")
    if told.weekdays and works and set(told.weekdays) != set(pattern.weekdays):
        said = _list_days(told.weekdays)
        yield finding(
            checklist,
            FindingCode.WEEKDAYS_DIFFER,
            told.reading.evidence,
            said=said,
            agreed=_list_days(pattern.weekdays),
        )
    for clock in told.clocks:
        fits = [slot for slot in pattern.slots if (slot.starts, slot.ends) == (clock.starts, clock.ends)]
        if not fits:
            proof = told.quote(clock)
            slots = ", ".join(dict.fromkeys(_clock(slot) for slot in pattern.slots))
            yield finding(checklist, FindingCode.TIMES_DIFFER, proof, said=proof.quote, agreed=slots)


# Words of a task are compared by their beginnings, so that «klippe hække» is found in «hækklipning».
_LETTERS_OF_A_STEM = 4


def _tasks(readings: Sequence[Reading], agreed: AgreedFacts, checklist: Checklist) -> Iterator[Finding]:
    """The agreed tasks that no word of the text points to."""
    text = " ".join(word.lower for reading in readings for word in reading.words)
    for task in agreed.tasks:
        stems = {_stem(word.lower) for word in words_in(task) if len(word.lower) > _LETTERS_OF_A_STEM - 1}
        if stems and not any(stem in text for stem in stems):
            yield finding(checklist, FindingCode.TASK_DIFFERS, agreed=task)


def _stem(lower: str) -> str:
    return lower[: max(_LETTERS_OF_A_STEM, len(lower) - 3)]


def _list_days(weekdays: Sequence[Weekday]) -> str:
    return ", ".join(_WEEKDAY_WORDS[day - 1] for day in weekdays)


def _clock(slot: TimeSlot) -> str:
    return f"kl. {slot.starts:%H.%M}-{slot.ends:%H.%M}"


def _period(reading: Reading, agreed: AgreedFacts, checklist: Checklist) -> Iterator[Finding]:
    if reading.has("follow_up") or reading.under("follow_up"):
        return
    weeks = agreed.length_in_weeks
    if weeks is not None and not reading.under("goal", "subgoal"):
        for mention in reading.lengths:
            play = Decimal(0) if mention.exact else _PLAY_OF_MONTHS
            if _is_whole_length(reading, mention.first, mention.last) and abs(mention.weeks - weeks) > play:
                proof = reading.quote(Hit("", mention.first, mention.last))
                words = f"{in_danish(weeks)} uger"
                yield finding(checklist, FindingCode.PERIOD_DIFFERS, proof, said=proof.quote, agreed=words)
    if agreed.period is None or not reading.has("period_word"):
        return
    for written in reading.dates:
        if not (written.fits(agreed.period.first) or written.fits(agreed.period.last)):
            proof = reading.quote(Hit("", written.first, written.last))
            words = f"{agreed.period.first:%d.%m.%Y} – {agreed.period.last:%d.%m.%Y}"
            yield finding(checklist, FindingCode.PERIOD_DIFFERS, proof, said=proof.quote, agreed=words)


def _is_whole_length(reading: Reading, first: int, last: int) -> bool:
    """«i 13 uger», «13 ugers praktik»: the whole placement, not «efter fire uger» or «de første to uger»."""
    before = {word.lower for word in reading.words[max(0, first - 2) : first]}
    aimed_at = any(hit.last <= first for hit in reading.find("goal_marker"))
    if before & _PART_OF_IT or aimed_at:
        return False
    after = reading.words[last].lower if last < len(reading.words) else ""
    whole = after.startswith(("praktik", "virksomhedspraktik", "forløb"))
    return whole or bool(before & {"i", "over", "på", "varer", "varighed", "periode"}) or reading.has("period_word")


_PART_OF_IT = word_set(
    """efter inden første sidste hver om fra de næste følgende hver ca hvert seneste mindst senest yderligere"""
)


def _follow_ups(reading: Reading, agreed: AgreedFacts, checklist: Checklist) -> Iterator[Finding]:
    if not agreed.follow_ups or not (reading.has("follow_up") or reading.under("follow_up")):
        return
    words = ", ".join(f"{day:%d.%m.%Y}" for day in agreed.follow_ups)
    for written in reading.dates:
        if not any(written.fits(day) for day in agreed.follow_ups):
            proof = reading.quote(Hit("", written.first, written.last))
            yield finding(checklist, FindingCode.FOLLOW_UP_DIFFERS, proof, said=proof.quote, agreed=words)


def _names(reading: Reading, agreed: AgreedFacts, checklist: Checklist) -> Iterator[Finding]:
    helpers = [person.name for person in agreed.people if person.role is not Role.CITIZEN]
    known = agreed.first_names()
    if not helpers or not reading.has("contact_role", "attached"):
        return
    for person in reading.people:
        first = person.name.split()[0].lower()
        if not {first, first.rstrip("s'’")} & known and not reading.is_citizen(person.name):
            proof = reading.quote(Hit("", person.first, person.last))
            names = ", ".join(helpers)
            yield finding(checklist, FindingCode.NAME_DIFFERS, proof, said=proof.quote, agreed=names)
