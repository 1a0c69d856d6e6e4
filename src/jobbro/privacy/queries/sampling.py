"""Drawing looks by lot, so that nobody can foresee the draw and everybody can repeat it."""

import hashlib
import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from jobbro.audit.lookups import chain_head
from jobbro.audit.models import LookUp
from jobbro.privacy.models import Sample, SampledLook, SampleScope
from jobbro.privacy.queries.lookups import LookRow, in_words, looks_of_month, not_by_case


@dataclass(frozen=True, slots=True)
class Draw:
    """The outcome of a draw: the drawn numbers, how many took part, and the end of the log at the time."""

    numbers: tuple[int, ...]
    population: int
    last_number: int
    last_hash: str


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A drawn look with its answer."""

    review: SampledLook
    look: LookRow


def lots(entries: Iterable[tuple[int, str]], *, seed: str, size: int) -> tuple[int, ...]:
    """Return the numbers of the `size` entries whose lots are smallest; a lot is the hash of seed and entry hash."""
    tickets = ((hashlib.sha256(f"{seed}:{entry_hash}".encode()).digest(), number) for number, entry_hash in entries)
    return tuple(sorted(number for _, number in heapq.nsmallest(size, tickets)))


def draw(*, month: date, scope: SampleScope, size: int, seed: str, last_number: int | None = None) -> Draw:
    """Draw from the looks of a month, up to an entry of the log when a sample is drawn again."""
    head = chain_head() or (0, "0" * 64)
    if last_number is not None:
        kept = LookUp.objects.filter(number=last_number).values_list("entry_hash", flat=True).first()
        head = (last_number, kept or "")
    entries = looks_of_month(month).filter(number__lte=head[0])
    if scope == SampleScope.NOT_BY_CASE:
        entries = entries.filter(not_by_case())
    tickets = entries.order_by("number").values_list("number", "entry_hash")
    return Draw(lots(tickets.iterator(), seed=seed, size=size), tickets.count(), *head)


def is_honest(sample: Sample) -> bool:
    """Draw a sample again from its kept seed, and answer whether the same looks come out."""
    again = draw(
        month=sample.month,
        scope=SampleScope(sample.scope),
        size=sample.size,
        seed=sample.seed,
        last_number=sample.last_number,
    )
    same_looks = set(again.numbers) == set(sample.looks.values_list("number", flat=True))
    return same_looks and again.population == sample.population and again.last_hash == sample.last_hash


def latest_samples() -> tuple[Sample, ...]:
    """Return the drawn samples, the latest first."""
    return tuple(Sample.objects.select_related("drawn_by").prefetch_related("looks").order_by("-drawn_at", "-pk")[:36])


def sample_of(sample_id: int) -> Sample:
    """Return a sample, or answer 404."""
    sample = Sample.objects.filter(pk=sample_id).select_related("drawn_by").first()
    if sample is None:
        raise Http404
    return sample


def sample_lines(sample: Sample) -> tuple[SampleLine, ...]:
    """Return the drawn looks of a sample with the auditor's answers."""
    reviews = list(sample.looks.select_related("reviewed_by").order_by("number"))
    entries = LookUp.objects.in_bulk([review.number for review in reviews])
    return tuple(SampleLine(review, in_words(entries[review.number])) for review in reviews if review.number in entries)


def drawn_look(sample: Sample, number: int) -> SampledLook:
    """Return one drawn look of a sample, or answer 404."""
    look = SampledLook.objects.filter(sample=sample, number=number).first()
    if look is None:
        raise Http404
    return look
