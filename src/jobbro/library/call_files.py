"""The files of content/calls/: goals of a call, openers from facts, questions, objections (R-010)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from jobbro.domain.language.lexicon import Lexicon, PhraseError
from jobbro.domain.language.negation import negated_words
from jobbro.domain.language.words import words_in
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import CheckNote
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

OWN_GOAL = "own"
# House bounds, not law: from ten a company has leaders of its own, from fifty it has offices of its own.
_MIDDLE_FROM, _LARGE_FROM = 10, 50
_LONGEST_SPOKEN_FACT = 60
_FACT = "{fact}"


class Counterpart(StrEnum):
    """Whom one talks with."""

    DIRECTOR = "director"
    OWNER = "owner"
    HR = "hr"
    MANAGER = "manager"


class SizeClass(StrEnum):
    """How large a company is: up to nine, ten to forty-nine, fifty or more on the payroll."""

    SMALL = "small"
    MIDDLE = "middle"
    LARGE = "large"


class FactKey(StrEnum):
    """The nine things to know before a contact."""

    ACTIVITY = "activity"
    STAFF_TYPES = "staff_types"
    HEADCOUNT = "headcount"
    GROWTH = "growth"
    VACANCIES = "vacancies"
    PERSON = "person"
    KNOWN = "known"
    SECTOR = "sector"
    GEOGRAPHY = "geography"


class QuestionTheme(StrEnum):
    """What a question is about."""

    ECONOMY = "economy"
    DEVELOPMENT = "development"
    VALUES = "values"
    CSR = "csr"
    RECRUITING = "recruiting"
    COMPETENCE = "competence"
    TURNOVER = "turnover"
    STAFFING = "staffing"
    TASKS = "tasks"


Sizes = Annotated[tuple[Annotated[SizeClass, Field(strict=False)], ...], Field(strict=False)]
People = Annotated[tuple[Annotated[Counterpart, Field(strict=False)], ...], Field(strict=False)]


def size_class(employees: int | None) -> SizeClass | None:
    """The size by the number on the payroll; None when nobody knows it."""
    if employees is None:
        return None
    if employees < _MIDDLE_FROM:
        return SizeClass.SMALL
    return SizeClass.MIDDLE if employees < _LARGE_FROM else SizeClass.LARGE


class CallGoal(ContentModel):
    """What one wants out of a call, and the sentence that asks for it."""

    id: Slug
    title: Sentence
    ask: Sentence
    is_for_citizen: bool = False


class Opener(ContentModel):
    """A sentence that a fact gives. `when` are phrases the fact must hold; `say_with` names a short fact."""

    id: Slug
    fact: Annotated[FactKey, Field(strict=False)]
    when: Annotated[tuple[Sentence, ...], Field(strict=False)] = ()
    say: Sentence
    say_with: str = ""

    @model_validator(mode="after")
    def _says_the_fact(self) -> Self:
        if self.say_with and self.say_with.count(_FACT) != 1:
            raise ValueError("«say_with» skal have {fact} én gang.")
        return self

    def spoken(self, fact: str) -> str:
        """The sentence, with the fact in it where there is room to say it aloud."""
        is_short = len(fact) <= _LONGEST_SPOKEN_FACT and "\n" not in fact and "." not in fact[:-1]
        return self.say_with.replace(_FACT, fact.rstrip(".")) if self.say_with and is_short else self.say


class Tone(ContentModel):
    """How one speaks with a counterpart."""

    asked_of: Annotated[Counterpart, Field(strict=False)]
    sizes: Sizes = ()
    text: Sentence


class CallQuestion(ContentModel):
    """A question for some counterparts at companies of some sizes; no sizes means any."""

    id: Slug
    theme: Annotated[QuestionTheme, Field(strict=False)]
    asked_of: Annotated[People, Field(min_length=1)]
    sizes: Sizes = ()
    ask: Sentence


class Reply(ContentModel):
    """A way to go on after an objection."""

    id: Slug
    name: Sentence
    say: Sentence


class Objection(ContentModel):
    """What one may hear, with two or more ways to go on, and whom one hears it from most."""

    id: Slug
    says: Sentence
    likely_for: People = ()
    source: SourceNote
    replies: Annotated[tuple[Reply, ...], Field(min_length=2, strict=False)]

    def reply(self, reply_id: str) -> Reply | None:
        """The reply of this id; None when there is none."""
        return next((reply for reply in self.replies if reply.id == reply_id), None)


class CallFile(ContentModel):
    """Knowledge about calls; a file holds one sort."""

    id: Slug
    title: Sentence
    source: SourceNote
    checked: CheckNote
    goals: Annotated[tuple[CallGoal, ...], Field(strict=False)] = ()
    openers: Annotated[tuple[Opener, ...], Field(strict=False)] = ()
    tones: Annotated[tuple[Tone, ...], Field(strict=False)] = ()
    questions: Annotated[tuple[CallQuestion, ...], Field(strict=False)] = ()
    objections: Annotated[tuple[Objection, ...], Field(strict=False)] = ()


class Calls:
    """Everything that helps to prepare a call."""

    def __init__(self, files: Iterable[CallFile]) -> None:
        """Keep the entries in the order of the files; they have been seen to be whole."""
        kept = tuple(files)
        self.goals = tuple(goal for file in kept for goal in file.goals)
        self.openers = tuple(opener for file in kept for opener in file.openers)
        self.tones = tuple(tone for file in kept for tone in file.tones)
        self.questions = tuple(question for file in kept for question in file.questions)
        self.objections = tuple(objection for file in kept for objection in file.objections)
        self._clues = Lexicon({opener.id: opener.when for opener in self.openers if opener.when})

    def goal(self, goal_id: str) -> CallGoal | None:
        """The goal of this id; None when there is none, or none any more."""
        return next((goal for goal in self.goals if goal.id == goal_id), None)

    def objection(self, objection_id: str) -> Objection | None:
        """The objection of this id; None when there is none, or none any more."""
        return next((one for one in self.objections if one.id == objection_id), None)

    def questions_for(self, counterpart: Counterpart, size: SizeClass | None) -> tuple[CallQuestion, ...]:
        """What fits whom one talks with; where the size is unknown, what fits a company of middle size."""
        return tuple(one for one in self.questions if counterpart in one.asked_of and _fits(one.sizes, size))

    def tone_for(self, counterpart: Counterpart, size: SizeClass | None) -> str:
        """How to speak with the counterpart; empty when nothing is known of it."""
        return next((one.text for one in self.tones if one.asked_of is counterpart and _fits(one.sizes, size)), "")

    def likely_objections(self, counterpart: Counterpart) -> tuple[Objection, ...]:
        """What one hears most from such a counterpart."""
        return tuple(one for one in self.objections if counterpart in one.likely_for)

    def opener_for(self, key: FactKey, fact: str) -> Opener:
        """The first opener that fits a known fact; a clue that the fact denies does not count."""
        words = tuple(words_in(fact))
        denied = negated_words(words)
        found = {hit.label for hit in self._clues.hits(words) if denied.isdisjoint(range(hit.first, hit.last))}
        return next(one for one in self.openers if one.fact is key and (not one.when or one.id in found))


def _fits(sizes: tuple[SizeClass, ...], size: SizeClass | None) -> bool:
    return not sizes or (size or SizeClass.MIDDLE) in sizes


def build_calls(files: Iterable[Loaded[CallFile]], sources: Mapping[str, SourceEntry]) -> Calls:
    """The knowledge of all files; ContentError for ids used twice, an unknown source or a fact without an opener."""
    files = tuple(files)
    problems = [problem for file in files for problem in _problems_of(file, sources)]
    problems += _used_twice(files)
    problems += [
        files[0].problem(f"«{key.value}» mangler en åbning uden «when», og den skal stå sidst.", "openers")
        for key in FactKey
        if not _ends_open([opener for file in files for opener in file.model.openers if opener.fact is key])
    ]
    if problems:
        raise ContentError(problems)
    return Calls(file.model for file in files)


def _ends_open(openers: list[Opener]) -> bool:
    return bool(openers) and not openers[-1].when


def _problems_of(file: Loaded[CallFile], sources: Mapping[str, SourceEntry]) -> Iterator[Problem]:
    notes = [(("source",), file.model.source)]
    notes += [(("objections", at, "source"), one.source) for at, one in enumerate(file.model.objections)]  # type: ignore[misc]
    for place, note in notes:
        if note.ref not in sources:
            yield file.problem(f"kilden «{note.ref}» står ikke i content/sources.", *place)
    for at, opener in enumerate(file.model.openers):
        try:
            Lexicon({opener.id: opener.when})
        except PhraseError as error:
            yield file.problem(str(error), "openers", at, "when")


def _used_twice(files: tuple[Loaded[CallFile], ...]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = {("goals", OWN_GOAL)}
    for file in files:
        for sort in ("goals", "openers", "questions", "objections"):
            for at, entry in enumerate(getattr(file.model, sort)):
                if (sort, entry.id) in seen:
                    yield file.problem(f"id'et «{entry.id}» er brugt før.", sort, at, "id")
                seen.add((sort, entry.id))
