"""The papers as letters and as fields to copy. What goes to the company is made from a released basis only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobbro.documents import (
    Bar,
    Block,
    BulletList,
    Figure,
    Heading,
    Letter,
    Notice,
    NoticeKind,
    StairFigure,
    Watermark,
    WeekFigure,
    WeekSlot,
)
from jobbro.documents.from_content import Missing, boxed, left_out, letter_from, said_plainly
from jobbro.documents.text import long_date
from jobbro.domain.plan import HourKind
from jobbro.library import texts
from jobbro.library.letters import FilledField, fill
from jobbro.placements import models
from jobbro.placements.exports import phrases
from jobbro.placements.exports.facts import facts_for_letter, totals_or_none, workplace_facts
from jobbro.placements.models import PlacementState
from jobbro.placements.queries.outside import Basis, ReleasedBasis
from jobbro.placements.queries.workplace import Workplace
from jobbro.placements.record import Record
from jobbro.ui.wording import local_day


@dataclass(frozen=True, slots=True)
class VitasBlock:
    """The fields of one application: VITAS knows one number of hours, so each step is a block of its own."""

    number: int
    of: int
    period: str
    fields: tuple[FilledField, ...]

    @property
    def lines(self) -> tuple[tuple[FilledField, str], ...]:
        """Each field, and what it is silent about."""
        lacking = lacking_words(self.fields)
        return tuple((field, lacking.get(field.id, "")) for field in self.fields)


# The fields of Min Plan about promised tools, which a plan does well without.
_PROMISED = frozenset({"support", "next_tools"})


def description_letter(basis: ReleasedBasis, *, printed_on: date) -> Letter:
    """The placement description that citizen, workplace and municipality all read."""
    figures = {name: figure for name, figure in _figures(basis.record).items() if name == "stair"}
    return _letter("placement_description", basis, printed_on, figures)


def agreement_letter(basis: ReleasedBasis, *, printed_on: date) -> Letter:
    """The agreement on one sheet: six points and the signatures."""
    return _letter("agreement", basis, printed_on, {})


def citizen_letter(basis: Basis, *, printed_on: date) -> Letter:
    """The citizen's own plain version."""
    return _letter("citizen_version", basis, printed_on, _figures(basis.record), done=said_plainly)


def vitas_blocks(basis: ReleasedBasis, workplace: Workplace) -> tuple[VitasBlock, ...]:
    """The fields of VITAS, one block a step; each with that step's days, hours and tasks."""
    steps, more = basis.record.steps, workplace_facts(workplace)
    all_steps = facts_for_letter("vitas_fields", basis, more)["step_lines"]
    blocks = []
    for step in steps:
        part = basis.record.changed(steps=(step,), starts_on=step.starts_on, ends_on=step.ends_on)
        alone = replace(basis, record=part)
        facts = facts_for_letter("vitas_fields", alone, more) | {"step_lines": all_steps}
        fields = [_named_for(basis.record, field) for field in fill("vitas_fields", facts).fields]
        kept = tuple(field for field in fields if field.id != "steps" or len(steps) > 1)
        blocks.append(VitasBlock(step.number, len(steps), phrases.step_days(step), kept))
    return tuple(blocks)


def lacking_words(fields: Iterable[FilledField]) -> dict[str, str]:
    """Say for each field, by its id, what it is silent about because nobody has written it yet."""
    say = texts().say
    return {
        field.id: say("paper.lacks", what=phrases.joined(say(f"paper.lacks.{name}") for name in field.lacks))
        for field in fields
        if field.lacks
    }


def _named_for(record: Record, field: FilledField) -> FilledField:
    """The description of a job with løntilskud is no «praktikbeskrivelse»."""
    if field.id != "description" or not record.is_subsidised:
        return field
    return replace(field, label=texts().say("paper.vitas.subsidised"))


def min_plan_fields(basis: Basis) -> tuple[FilledField, ...]:
    """The texts for Min Plan, one by one; what was promised stands there only when something was."""
    fields = fill("min_plan", facts_for_letter("min_plan", basis)).fields
    return tuple(field for field in fields if not (field.is_missing and field.id in _PROMISED))


def _letter(
    letter_id: str, basis: Basis, printed_on: date, figures: dict[str, Figure], *, done: Missing = left_out
) -> Letter:
    """The letter; only a draft asks for what is missing, and `done` says what stands there afterwards."""
    letter = letter_from(
        fill(letter_id, facts_for_letter(letter_id, basis)),
        about=basis.record.names.citizen,
        municipality=basis.municipality,
        printed_on=printed_on,
        figures=figures,
        watermark=_watermark(basis),
        colour=basis.colour,
        missing=boxed if basis.state == PlacementState.DRAFT else done,
        nothing=texts().say("paper.nothing_agreed"),
    )
    return replace(letter, blocks=(*_first(basis), *letter.blocks, *_additions(basis)))


def _watermark(basis: Basis) -> Watermark | None:
    if basis.is_demo:
        return Watermark.DEMO
    return Watermark.DRAFT if basis.state == PlacementState.DRAFT else None


def _first(basis: Basis) -> Sequence[Block]:
    if basis.state != PlacementState.DRAFT:
        return ()
    return (Notice(texts().say("paper.draft"), NoticeKind.IMPORTANT),)


def _additions(basis: Basis) -> Sequence[Block]:
    """What was corrected after the text was locked stands under it, with day and name."""
    if not basis.additions:
        return ()
    lines = (
        texts().say("paper.addition", day=long_date(local_day(line.at)), by=line.by, text=line.text)
        for line in basis.additions
    )
    return (Heading(texts().say("paper.additions")), BulletList(tuple(lines)))


def _figures(record: Record) -> dict[str, Figure]:
    """The week of a placement in one step; the stair of one that rises."""
    totals = totals_or_none(record)
    if totals is None or not totals.total_hours:
        return {}
    kinds = phrases.kinds_in(record)
    series = tuple(models.HourKind(kind).label.capitalize() for kind in kinds)
    if len(record.steps) == 1:
        slots = tuple(
            WeekSlot(slot.weekday, slot.starts_at, slot.ends_at, kinds.index(slot.kind))
            for slot in record.steps[0].slots
        )
        return {"week": WeekFigure(texts().say("paper.week"), series, slots)}
    bars = tuple(
        Bar(
            f"Periode {step.number}",
            tuple(step.practice_per_week if kind is HourKind.PRACTICE else step.paid_per_week for kind in kinds),
        )
        for step in totals.steps
    )
    return {"stair": StairFigure(texts().say("paper.stair"), series, bars, "timer om ugen")}
