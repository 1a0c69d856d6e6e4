"""What in a text tells the concrete work and the hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jobbro.domain.calendar import Weekday
from jobbro.domain.language.checklist import Question, Strength
from jobbro.domain.language.clues_goals import is_about_later, is_goal
from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.report import AnswerSheet, Evidence
from jobbro.domain.language.words import Word, word_set
from jobbro.domain.language.working_time import (
    ClockRange,
    HoursMention,
    HoursPer,
)

ANSWERED, HINTED = Strength.ANSWERED, Strength.HINTED
_OBJECT_REACH = 5
# A range such as 10-15 hours is a plan; one such as 10-30 leaves the week open.
_WIDEST_RANGE = Decimal("1.6")


def note_tasks(readings: Sequence[Reading], sheet: AnswerSheet) -> None:
    """Write down which sentences name concrete tasks, and what the tasks train."""
    told = [(reading, _tasks_in(reading)) for reading in readings]
    distinct = {task for _, tasks in told for task in tasks}
    for reading, tasks in told:
        strong = len(distinct) > 1 or any(" " in task for task in tasks)
        if tasks:
            certain = strong and not is_goal(reading)
            sheet.note(Question.TASKS_WHICH, ANSWERED if certain else HINTED, reading.evidence)
        elif (reading.has("task_hint") or _is_bare_work(reading)) and not reading.under(
            "needs", "follow_up", "contact", "next"
        ):
            sheet.note(Question.TASKS_WHICH, HINTED, reading.evidence)
        if reading.has("develop") and not reading.sentence.is_question:
            sheet.note(Question.TASKS_DEVELOP, ANSWERED, reading.evidence)


def _is_bare_work(reading: Reading) -> bool:
    """«Fiskeopskæring på havnen.»: a noun of work and no verb hints at the work without telling it."""
    if reading.has_verb or reading.under("wishes", "goal", "purpose", "ordinary") or reading.hours:
        return False
    outcomes = reading.covered("generic_outcome", "generic_task", "heading_neutral")
    return any(
        word.lower.endswith(("ning", "ring", "arbejde", "skæring", "føring")) and at not in outcomes
        for at, word in enumerate(reading.words)
    )


def _tasks_in(reading: Reading) -> set[str]:
    """The tasks of a sentence; a verb with what it is done to is «verb object», a noun stands alone."""
    if reading.sentence.is_question or reading.under("needs", "follow_up", "contact", "next", "wrong", "hours"):
        return set()
    if reading.has("follow_up", "trouble", "need_word") and not reading.has("task_frame"):
        return set()
    generic = {at for hit in reading.find("generic_task") for at in range(hit.first, hit.last)}
    verbs = [hit for hit in reading.find("task_verb") if hit.first not in generic and not _is_noun(reading, hit)]
    tasks = {_with_object(reading, hit) for hit in verbs} - {""}
    tasks |= {_noun_with_what(reading, hit) for hit in reading.find("task_noun") if hit.first not in generic}
    tasks |= _deeds(reading, generic) | _doings(reading)
    if reading.has("task_frame") or reading.under("tasks") or "task_frame" in reading.context:
        tasks |= _listed(reading, generic)
    return tasks


def _deeds(reading: Reading, generic: set[int]) -> set[str]:
    """What the citizen does, told with a verb that no list knows: «Line farver bryn», «han skal filtrere honning»."""
    found: set[str] = set()
    known = reading.covered("finite_verb", "no_task_verb", "function_word", "setting_word", "own_wish")
    for at in range(1, len(reading.words) - 1):
        word, before = reading.words[at], reading.words[at - 1]
        acts = before.lower in ("han", "hun") or reading.is_citizen(before.text)
        told_to = before.lower == "skal" or (found and before.lower == "og")
        verb = len(word.lower) > 4 and ((acts and word.lower.endswith("er")) or (told_to and word.lower.endswith("e")))
        if verb and at not in known and at not in generic:
            what = _with_object(reading, Hit("", at, at + 1))
            found |= {what} if what else set()
    return found


def _doings(reading: Reading) -> set[str]:
    """Work told with a noun that no list knows: «opdatering af hjemmesiden», «udsmykning af salen»."""
    outcomes = reading.covered("generic_outcome", "goal_marker", "purpose_marker", "develop")
    return {
        f"{word.lower} af {reading.words[at + 2].lower}"
        for at, word in enumerate(reading.words[:-2])
        if word.lower.endswith(("ning", "ring", "ling", "else", "ation", "out"))
        and reading.words[at + 1].lower == "af"
        and at not in outcomes
    }


def _noun_with_what(reading: Reading, hit: Hit) -> str:
    """«rengøring», or «rengøring af trapper» when it is said what it is done to."""
    noun = reading.words[hit.first].lower
    of_what = hit.last + 1 < len(reading.words) and reading.words[hit.last].lower == "af"
    return f"{noun} af {reading.words[hit.last + 1].lower}" if of_what else noun


def _is_noun(reading: Reading, hit: Hit) -> bool:
    """«en følge», «hans møder»: a determiner before the word makes it no verb."""
    before = reading.words[hit.first - 1].lower if hit.first else ""
    return before in ("en", "et", "den", "det", "hans", "hendes", "ingen", "denne")


def _with_object(reading: Reading, hit: Hit) -> str:
    """The verb with its object, or nothing when no object follows."""
    for at in range(hit.last, min(len(reading.words), hit.last + _OBJECT_REACH)):
        word = reading.words[at]
        if _carries_meaning(reading, at, word):
            return f"{reading.words[hit.first].lower} {word.lower}"
    return "" if hit.last - hit.first == 1 else reading.words[hit.first].lower


def _carries_meaning(reading: Reading, at: int, word: Word) -> bool:
    plain = at in reading.covered("function_word", "placement_word")
    return not plain and len(word.lower) > 2 and not word.is_number and word.lower not in reading.names


def _listed(reading: Reading, generic: set[int]) -> set[str]:
    """The things told after «opgaverne er», «arbejde med» or under a heading of tasks, whatever the trade."""
    first = min((hit.last for hit in reading.find("task_frame")), default=0)
    found: list[str] = []
    for at in range(first, len(reading.words)):
        word = reading.words[at]
        if at in generic or not _carries_meaning(reading, at, word) or _is_setting(reading, at):
            continue
        joined = at > first and not word.opens_clause and found and reading.words[at - 1].lower not in ("og", "eller")
        if joined:
            found[-1] += f" {word.lower}"
        else:
            found.append(word.lower)
    return set(found) if len(found) > 1 or any(" " in task for task in found) else set()


def _is_setting(reading: Reading, at: int) -> bool:
    """Words that tell where, when or how, not what."""
    word = reading.words[at]
    before = reading.words[at - 1].lower if at else ""
    if word.is_capitalised or before in ("på", "hos", "i", "som", "til"):
        return True
    return at in reading.covered(*_SETTINGS)


_SETTINGS = ("no_task_verb", "forward_hint", "goal_marker", "setting_word", "finite_verb", "need_word")


def is_rough(mention: HoursMention) -> bool:
    """Whether a number of hours is only roughly meant, or a range so wide that it leaves the week open."""
    return mention.roughly or (not mention.rising and mention.high > mention.low * _WIDEST_RANGE)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The working time that one sentence states; `weekly` is its lowest and highest hours a week when it says so."""

    reading: Reading
    hours: tuple[HoursMention, ...]
    clocks: tuple[ClockRange, ...]
    weekdays: tuple[Weekday, ...]
    later: bool

    @property
    def weekly(self) -> tuple[Decimal, Decimal] | None:
        """Hours a week as written in numbers."""
        for mention in self.hours:
            found = mention.per_week(len(self.weekdays) or None)
            if found is not None:
                return found
        return None

    @property
    def counted(self) -> Decimal | None:
        """Hours a week counted from one clock range and the weekdays named with it."""
        if len(self.clocks) != 1 or not self.weekdays:
            return None
        return self.clocks[0].hours * len(self.weekdays)

    @property
    def roughly(self) -> bool:
        """Whether the numbers are only roughly meant, or leave the week open."""
        return all(is_rough(mention) for mention in self.hours)

    def quote(self, mention: HoursMention | ClockRange) -> Evidence:
        """The words of one mention."""
        return self.reading.quote(Hit("", mention.first, mention.last))


_REACH_OF_A_PAUSE = 6
_NOT_WORK = word_set(
    """pause pauser pausen mødet samtale opfølgning opfølgningsmøde kursus kører transport transporttid"""
)


def working_times(readings: Sequence[Reading]) -> list[WorkingTime]:
    """The sentences that tell how much and when there is work."""
    found = []
    for reading in readings:
        of_something_else = reading.under("needs") or (reading.has("follow_up") and not reading.under("hours"))
        if reading.sentence.is_question or of_something_else:
            continue
        hours = tuple(mention for mention in reading.hours if _is_work(reading, mention.first))
        clocks = tuple(clock for clock in reading.clocks if _is_work(reading, clock.first))
        days = reading.weekdays
        if hours or clocks or (days and (reading.under("hours") or reading.has("works_verb"))):
            later = not reading.under("hours") and is_about_later(reading)
            later = later or reading.has("forward_marker") and not any(mention.rising for mention in hours)
            found.append(WorkingTime(reading, hours, clocks, days, later))
    return found


def _is_work(reading: Reading, at: int) -> bool:
    near = {word.lower for word in reading.words[max(0, at - _REACH_OF_A_PAUSE) : at]}
    if at in reading.negated and not reading.has("trouble"):
        return False
    return not near & _NOT_WORK


def note_hours(times: Sequence[WorkingTime], readings: Sequence[Reading], sheet: AnswerSheet) -> None:
    """Write down which sentences tell the hours from the start or the hours that are aimed at."""
    for told in times:
        evidence = told.reading.evidence
        put_off = told.reading.has("postponed")
        if (
            told.hours
            and not told.roughly
            and not put_off
            or told.clocks
            and (told.weekdays or _says_days(told.reading))
            and not put_off
        ):
            sheet.note(Question.TASKS_HOURS, ANSWERED, evidence)
        elif told.hours or told.clocks or told.weekdays:
            sheet.note(Question.TASKS_HOURS, HINTED, evidence)
    for reading in readings:
        if reading.has("hours_hint") and not reading.sentence.is_question:
            sheet.note(Question.TASKS_HOURS, HINTED, reading.evidence)


def _says_days(reading: Reading) -> bool:
    lowers = [word.lower for word in reading.words]
    return "dagligt" in lowers or any(
        one == "hver" and other in ("dag", "hverdag") or other in ("dage", "dag") and one != "14"
        for one, other in zip(lowers, lowers[1:], strict=False)
    )


def is_full_week(told: WorkingTime) -> bool:
    """Whether the sentence says hours for a whole week."""
    return any(mention.per is not HoursPer.UNSAID for mention in told.hours)
