"""The page of arguments for a company: what can be proved, what is only a claim, and how the talk can begin."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from jobbro.accounts.viewer import Viewer
from jobbro.calculators.queries.estimates import Frame, SaidPart, said_estimate, say_span
from jobbro.companies.models import Company
from jobbro.companies.queries.calling import size_in_words
from jobbro.companies.queries.responsibility import benefit_lines
from jobbro.domain.disclosure import LEAST_PEOPLE
from jobbro.domain.economics import Estimate, Span
from jobbro.domain.rules import Rulebook, Unit
from jobbro.library import arguments, instruments, sources, texts
from jobbro.library.argument_files import (
    Argument,
    ArgumentBlank,
    Benefit,
    CountedUnit,
    ProofText,
    Starter,
    StarterBlank,
    StarterPart,
)
from jobbro.library.call_files import size_class
from jobbro.library.instrument_words import StandingOn, standing_on
from jobbro.library.source_files import SourceNote
from jobbro.placements.access import visible_placements
from jobbro.placements.models import Placement
from jobbro.placements.queries.examples import Example
from jobbro.placements.queries.proof import Proof, ProofKind, proofs_for
from jobbro.ui.wording import hours, plural, short_day

LINKS_SHOWN = 3
_WHOLE = Decimal(1)
_THINGS = {"kunder": "kunde", "huse": "hus", "ordrer": "ordre", "opgaver": "opgave"}
# The figures of the calculator that an argument rests on; the money among them needs pay, which is not asked here.
_SUMS = ("moved", "units_week", "units_year")


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A proof in words. `told` is what may be said outside, without a number while few people are behind it."""

    words: str
    told: str
    is_few: bool
    newest: str
    todo: str
    own: tuple[Placement, ...]

    @property
    def is_there(self) -> bool:
        """Whether there is a proof; without one the sentence is a claim."""
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement, or a benefit with its title and what can be offered, beside its proof."""

    key: str
    says: str
    proof: ProofLine
    source: str
    title: str = ""
    tools: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SaidStarter:
    """A dialogue starter as it can be said today; `notes` tell what was left out, and `lacks` what to write first."""

    title: str
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class ArgumentLine:
    """An argument: its sentence with the figures in it, or empty and the figures that lack."""

    title: str
    words: str
    lacks: tuple[str, ...]
    estimate: str
    has_figures: bool
    proof: ProofLine | None
    source: str


@dataclass(frozen=True, slots=True)
class Given:
    """What was written for the company: the hours that come of it, its unit, how often, the season and the example."""

    found: Estimate | None = None
    things: str = ""
    rhythm: str = ""
    season: str = ""
    example: str = ""


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class ArgumentPage:
    """Everything on the page. `example` is the one that the starter tells of."""

    statements: tuple[StatementLine, ...]
    benefits: tuple[StatementLine, ...]
    starters: tuple[SaidStarter, ...]
    arguments: tuple[ArgumentLine, ...]
    sums: tuple[SaidPart, ...]
    example: Example | None
    moved: Decimal | None

    @property
    def proved(self) -> int:
        """How many of the nine have a proof."""
        return sum(line.proof.is_there for line in self.statements)

    @property
    def gaps(self) -> tuple[StatementLine, ...]:
        """What is still to be proved: the statements without a proof."""
        return tuple(line for line in self.statements if not line.proof.is_there)


def argument_page(
    viewer: Viewer, company: Company, given: Given, examples: tuple[Example, ...], *, book: Rulebook
) -> ArgumentPage:
    """Return the page of a company as it reads today; six questions to the database."""
    today, weeks = viewer.today, arguments().proof(ProofKind.STAYED).least_weeks or 0
    proofs = proof_lines(viewer, proofs_for(company, today=today, book=book, stay_weeks=weeks))
    chosen = next((one for one in examples if one.key == given.example), examples[0] if examples else None)
    return ArgumentPage(
        statements=_statements(proofs),
        benefits=_benefits(proofs),
        starters=starter_lines(
            season=given.season,
            example=chosen.words if chosen else "",
            no_example=_no_example(company),
            day=today,
            book=book,
        ),
        arguments=argument_lines(given, proofs),
        sums=sums_of(given.found, given.things),
        example=chosen,
        moved=given.found.part("moved").span.low if given.found else None,
    )


def _no_example(company: Company) -> str:
    size = size_class(company.employees)
    if size is None:
        return _("Vi ved ikke, hvor mange der arbejder her. Derfor er der intet eksempel at fortælle.")
    told = _("Vi har intet eksempel fra en virksomhed på samme størrelse (%(size)s). Sig det ikke, før vi har.")
    return told % {"size": size_in_words(size)}


def _benefits(proofs: Mapping[str, ProofLine]) -> tuple[StatementLine, ...]:
    return tuple(_benefit(line.benefit, line.tools, proofs) for line in benefit_lines())


def _benefit(one: Benefit, tools: tuple[tuple[str, str], ...], proofs: Mapping[str, ProofLine]) -> StatementLine:
    return StatementLine(one.id, one.says, proofs[one.proof], _source(one.source), one.title, tools)


def _statements(proofs: Mapping[str, ProofLine]) -> tuple[StatementLine, ...]:
    return tuple(
        StatementLine(one.id, one.says, proofs[one.proof], _source(one.source)) for one in arguments().statements
    )


def proof_lines(viewer: Viewer, proofs: Mapping[ProofKind, Proof]) -> dict[str, ProofLine]:
    """Put words on every proof, with the way to the agreements that the viewer may see; one question."""
    wanted = {pk for proof in proofs.values() for pk in proof.placements}
    rows = visible_placements(viewer).filter(pk__in=wanted).select_related("company").order_by("-starts_on", "pk")
    seen = {row.pk: row for row in rows.only("pk", "starts_on", "company__name")}
    return {one.id: _proof_line(one, proofs[ProofKind(one.id)], seen, viewer.today) for one in arguments().proofs}


def _proof_line(text: ProofText, proof: Proof, seen: Mapping[UUID, Placement], today: date) -> ProofLine:
    # One agreement of each company, the newest, is enough to go and look.
    own = {seen[pk].company_id: seen[pk] for pk in proof.placements if pk in seen}
    if not proof.is_there:
        return ProofLine("", "", False, "", text.todo, ())
    blanks = {"count": _counted(proof.count, text.unit), "of": str(proof.of), "hours": _hours(proof.hours)}
    is_few = proof.count < LEAST_PEOPLE
    return ProofLine(
        words=text.shows.format(**blanks),
        told=text.few if is_few else text.told.format(count=_at_least(proof.count, text.unit)),
        is_few=is_few,
        newest=short_day(proof.newest, today) if proof.newest else "",
        todo=text.todo,
        own=tuple(own.values())[-LINKS_SHOWN:],
    )


def _at_least(count: int, unit: CountedUnit) -> str:
    """Rounded down, so that two papers side by side never tell of the one who came between them."""
    return _("Mindst %(count)s") % {"count": _counted(count - count % LEAST_PEOPLE, unit)}


def _counted(count: int, unit: CountedUnit) -> str:
    match unit:
        case CountedUnit.PERSON:
            return plural(count, _("person"), _("personer"))
        case CountedUnit.JOB:
            return plural(count, _("job"), _("job"))
        case CountedUnit.COMPANY:
            return plural(count, _("virksomhed"), _("virksomheder"))


def _hours(span: Span | None) -> str:
    if span is None:
        return ""
    return say_span(span, Unit.HOURS_PER_WEEK, texts())


def starter_lines(*, season: str, example: str, no_example: str, day: date, book: Rulebook) -> tuple[SaidStarter, ...]:
    """Return the four starters as they can be said on a day; an instrument is named only while it is open."""
    blanks = {StarterBlank.SEASON: season, StarterBlank.EXAMPLE: example}
    lacks = {StarterBlank.SEASON: _("Skriv sæsonen, så kommer sætningen med."), StarterBlank.EXAMPLE: no_example}
    return tuple(_starter(one, blanks, lacks, day, book) for one in arguments().starters)


def _starter(
    starter: Starter,
    blanks: Mapping[StarterBlank, str],
    lacks: Mapping[StarterBlank, str],
    day: date,
    book: Rulebook,
) -> SaidStarter:
    sentences, notes = [], []
    for part in starter.parts:
        standing = standing_on(instruments()[part.instrument], book, day=day) if part.instrument else None
        if part.blank is not None and not blanks[part.blank]:
            notes.append(lacks[part.blank])
        elif standing is not None and not standing.is_open:
            notes.append(_not_named(part, standing, day))
        else:
            sentences.append(part.says.format(**{str(blank): words for blank, words in blanks.items()}))
    return SaidStarter(starter.title, tuple(sentences), tuple(notes), _source(starter.source))


def _not_named(part: StarterPart, standing: StandingOn, day: date) -> str:
    title = instruments()[part.instrument or ""].title
    since = short_day(standing.since, day) if standing.since else ""
    told = _("%(title)s er taget ud, for ordningen er ikke åben for nye forløb.") % {"title": title}
    if standing.standing == "not_confirmed":
        told = _("%(title)s er taget ud. Vi ved ikke, om ordningen er åben.") % {"title": title}
    dated = _("Sådan har det stået siden %(day)s.") % {"day": since} if since else ""
    return " ".join(words for words in (told, dated, standing.note) if words)


def argument_lines(given: Given, proofs: Mapping[str, ProofLine]) -> tuple[ArgumentLine, ...]:
    """Return the arguments with the company's own figures in them; one that lacks a figure says which."""
    figures = _figures(given)
    return tuple(_argument(one, figures, given.things, proofs) for one in arguments().arguments)


def sums_of(found: Estimate | None, things: str) -> tuple[SaidPart, ...]:
    """Return the sums behind the figures, as the calculator of freed time says them."""
    if found is None:
        return ()
    kept = Estimate(tuple(part for part in found.parts if part.code in _SUMS and part.span.high > 0))
    return said_estimate(Frame("freed_time", things=things), kept, {}, texts()).parts


def _argument(
    one: Argument, figures: Mapping[ArgumentBlank, str], things: str, proofs: Mapping[str, ProofLine]
) -> ArgumentLine:
    lacking = tuple(_lacking(blank, bool(things)) for blank in one.fills if not figures.get(blank))
    words = "" if lacking else one.said(figures)
    proof = proofs[one.proof] if one.proof else None
    return ArgumentLine(
        one.title,
        words,
        lacks=tuple(dict.fromkeys(lacking)),
        estimate=one.estimate,
        has_figures=bool(one.fills),
        proof=proof,
        source=_source(one.source),
    )


def _figures(given: Given) -> dict[ArgumentBlank, str]:
    if given.found is None:
        return {}
    spans = {part.code: part.span for part in given.found.parts}
    figures = {ArgumentBlank.HOURS: hours(spans["moved"].low), ArgumentBlank.RHYTHM: given.rhythm}
    units = {ArgumentBlank.UNITS_WEEK: "units_week", ArgumentBlank.UNITS_YEAR: "units_year"}
    return figures | {blank: _units(spans[code], given.things) for blank, code in units.items() if code in spans}


def _units(span: Span, things: str) -> str:
    """«1 til 2 kunder», each end to the nearest whole; empty when not even one comes out of it."""
    low, high = (end.quantize(_WHOLE, ROUND_HALF_UP) for end in (span.low, span.high))
    if high < 1:
        return ""
    last = plural(high, _THINGS[things], things)
    if low == high:
        return last
    return texts().say("estimate.span", low=str(low), high=last) if low else _("op til %(units)s") % {"units": last}


def _lacking(blank: ArgumentBlank, has_unit: bool) -> str:
    return {
        ArgumentBlank.HOURS: _("timer om ugen"),
        ArgumentBlank.RHYTHM: _("gange om ugen og timer hver gang"),
        ArgumentBlank.UNITS_WEEK: _("timer nok til én om ugen") if has_unit else _("hvad tiden kan bruges til"),
        ArgumentBlank.UNITS_YEAR: _("uger om året") if has_unit else _("hvad tiden kan bruges til"),
    }[blank]


def _source(note: SourceNote) -> str:
    return f"{sources()[note.ref].title}, {note.section}"
