"""Five texts from the same observations. Each sentence knows which observation it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobbro.domain.language import PrivacyScan
from jobbro.domain.language.agreed import in_danish
from jobbro.domain.observing.observation import Observation, Quote, SpokenBy
from jobbro.domain.observing.wordings import FieldWords, ObservationWords, Telling, TextKind, TextWords

# A sentence that greets or ends a letter comes from the visit and no single observation.
FRAME = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the texts are told of besides the observations: what it was, when, where and who was there."""

    what: str
    day: date
    citizen: str
    consultant: str
    place: str = ""
    contact: str = ""
    present: str = ""
    assessment: str = ""


class WhyLeftOut(StrEnum):
    """Why something that was observed does not stand in a text."""

    NOT_OPEN = "not_open"
    PRIVATE = "private"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class MadeSentence:
    """A sentence and the observation it came from; FRAME for the sentences around them."""

    text: str
    source: str
    tells: Telling | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An observation or a sentence of one that is not told, and why; `topic` names a private matter."""

    source: str
    why: WhyLeftOut
    topic: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class MadeField:
    """The text of one field, sentence by sentence; empty when there is nothing to tell this reader."""

    id: str
    label: str
    longest: int
    sentences: tuple[MadeSentence, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def text(self) -> str:
        """The sentences as one text: those of one observation stand together in a paragraph."""
        return joined(self.sentences)


@dataclass(frozen=True, slots=True)
class MadeText:
    """One of the five texts with its fields."""

    kind: TextKind
    fields: tuple[MadeField, ...]


def renderings(
    observations: Sequence[Observation],
    occasion: Occasion,
    words: ObservationWords,
    *,
    scan: PrivacyScan,
    say_day: Callable[[date], str],
) -> tuple[MadeText, ...]:
    """Make all five texts; `say_day` puts a date into words."""
    return tuple(make_text(observations, occasion, one, scan=scan, say_day=say_day) for one in words.texts)


def make_text(
    observations: Sequence[Observation],
    occasion: Occasion,
    words: TextWords,
    *,
    scan: PrivacyScan,
    say_day: Callable[[date], str],
) -> MadeText:
    """Make one text: only what its readers have a ground to see, nothing private, within the length of each field."""
    is_open = [one.is_open_to(words.readers) for one in observations]
    closed = tuple(
        LeftOut(one.id, WhyLeftOut.NOT_OPEN) for one, seen in zip(observations, is_open, strict=True) if not seen
    )
    opened = [one for one, seen in zip(observations, is_open, strict=True) if seen]
    teller = _Teller(words, occasion, say_day)
    fields = []
    for field in words.fields:
        told = [sentence for one in opened for sentence in teller.tell(one, field.tells)]
        made, dropped = _guarded(told, scan, occasion) if words.guarded else (told, ())
        fields.append(_fitted(field, made, teller, (*closed, *dropped)))
    return MadeText(words.kind, tuple(fields))


def joined(sentences: Sequence[MadeSentence]) -> str:
    """Put sentences together: those with the same source on one line, each new source on a line of its own."""
    text = ""
    for at, sentence in enumerate(sentences):
        if at:
            text += " " if sentence.source and sentence.source == sentences[at - 1].source else "\n"
        text += sentence.text
    return text


def _guarded(
    told: Sequence[MadeSentence], scan: PrivacyScan, occasion: Occasion
) -> tuple[list[MadeSentence], tuple[LeftOut, ...]]:
    """Keep back every sentence in which the scan finds something; the names of place and people are no matter."""
    allowed = tuple(name for name in (occasion.place, occasion.contact) if name)
    kept, dropped = [], []
    for sentence in told:
        spots = scan.scan(sentence.text, allowed=allowed)
        if spots:
            topic = spots[0].title or spots[0].topic
            dropped.append(LeftOut(sentence.source, WhyLeftOut.PRIVATE, topic, sentence.text))
        else:
            kept.append(sentence)
    return kept, tuple(dropped)


def _fitted(
    field: FieldWords, told: Sequence[MadeSentence], teller: _Teller, left_out: tuple[LeftOut, ...]
) -> MadeField:
    """Take whole sentences away until the text fits: quotations first, what was done last."""
    kept = list(told)
    dropped: list[LeftOut] = []
    order = list(Telling)
    while kept and len(joined(teller.framed(field, kept))) > field.longest:
        least = max(range(len(kept)), key=lambda at: (order.index(kept[at].tells or Telling.DONE), at))
        gone = kept.pop(least)
        dropped.append(LeftOut(gone.source, WhyLeftOut.TOO_LONG, text=gone.text))
    sentences = teller.framed(field, kept) if kept else ()
    return MadeField(field.id, field.label, field.longest, tuple(sentences), (*left_out, *reversed(dropped)))


class _Teller:
    """Fills the sentences of one text."""

    def __init__(self, words: TextWords, occasion: Occasion, say_day: Callable[[date], str]) -> None:
        self._words, self._occasion, self._say_day = words, occasion, say_day

    def tell(self, one: Observation, kinds: Sequence[Telling]) -> Iterator[MadeSentence]:
        """Every sentence that an observation gives, of these kinds, in their order."""
        for kind in kinds:
            text = self._sentence(one, kind)
            if text:
                yield MadeSentence(text, one.id, kind)

    def framed(self, field: FieldWords, told: Sequence[MadeSentence]) -> tuple[MadeSentence, ...]:
        """The sentences between the opening and the closing of a field."""
        before, after = (self._frame(words) for words in (field.opening, field.closing))
        return (*before, *told, *after)

    def _frame(self, words: str) -> tuple[MadeSentence, ...]:
        on = self._occasion
        blanks = {
            "what": on.what,
            "day": self._say_day(on.day),
            "citizen": on.citizen,
            "consultant": on.consultant,
            "where": f" hos {on.place}" if on.place else "",
            "hello": f"Hej {on.contact}" if on.contact else "Hej",
            "present": f"Til stede: {on.present.rstrip('. ')}." if on.present else "",
            "assessment": f"Vurdering: {ended(on.assessment)}" if on.assessment.strip() else "",
        }
        lines = (" ".join(line.split()) for line in words.format_map(blanks).splitlines())
        return tuple(MadeSentence(line, FRAME) for line in lines if line)

    def _sentence(self, one: Observation, kind: Telling) -> str:
        pattern = self._words.sentences.get(kind, "")
        name = self._occasion.citizen
        match kind:
            case Telling.DONE if one.done.strip():
                return ended(pattern.format(citizen=name, done=self._said(after_name(one.done, name))))
            case Telling.INDEPENDENCE if one.independence is not None:
                return self._words.independence[one.independence].format(citizen=name)
            case Telling.HELPED if one.helped.strip():
                return ended(pattern.format(helped=self._said(after_helped(one.helped))))
            case Telling.QUOTE if one.quote is not None:
                return self._quoted(one.quote, pattern)
            case Telling.ATTENDANCE | Telling.EXCUSED if one.attendance is not None:
                return self._hours(one, kind, pattern)
            case _:
                return ""

    def _hours(self, one: Observation, kind: Telling, pattern: str) -> str:
        told = one.attendance
        if told is None or (kind is Telling.EXCUSED and not told.excused):
            return ""
        return pattern.format(
            citizen=self._occasion.citizen,
            attendance=told.words,
            attended=in_danish(told.attended),
            agreed=in_danish(told.agreed),
            norm=in_danish(told.norm),
            excused=in_danish(told.excused),
            first=self._say_day(told.period.first),
            last=self._say_day(told.period.last),
        )

    def _quoted(self, quote: Quote, pattern: str) -> str:
        words = quote.words.strip().strip('«»"“”„').strip()
        words = words if words.endswith(("!", "?", "…")) else f"{words.rstrip('.')}."
        if quote.spoken_by is SpokenBy.CITIZEN:
            return self._words.own_quote.format(citizen=self._occasion.citizen, words=words)
        return pattern.format(speaker=quote.speaker.strip(), words=words)

    def _said(self, words: str) -> str:
        return to_du(words, self._occasion.citizen) if self._words.to_citizen else words


_LEADING = re.compile(r"^(?:han|hun|de|jeg|borgeren)\s+", re.IGNORECASE)
_HELPED = re.compile(r"^det hjalp,?\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"^(?:at|når|hvis|da|fordi)\b", re.IGNORECASE)


def after_name(words: str, name: str) -> str:
    """What was done as it goes on from the name: «Thomas klippede» and «Han klippede» both give «klippede»."""
    plain = words.strip()
    if name and plain.lower().startswith(name.lower() + " "):
        plain = plain[len(name) :].lstrip()
    return small_start(_LEADING.sub("", plain, count=1))


def after_helped(words: str) -> str:
    """What helped as it goes on from «Det hjalp»: «, at Leif viste vejen», «med en tjekliste»."""
    plain = small_start(_HELPED.sub("", words.strip(), count=1))
    if _CLAUSE.match(plain):
        return f", {plain}"
    return f" {plain}" if plain.startswith("med ") else f" med {plain}"


def small_start(words: str) -> str:
    """The words with a small first letter, unless the first word is written in capitals alone."""
    first = words.split(maxsplit=1)[0] if words.split() else ""
    return words if len(first) > 1 and first.isupper() else words[:1].lower() + words[1:]


def ended(words: str) -> str:
    """The words with a full stop, unless they end with a mark of their own."""
    plain = words.strip()
    return plain if plain.endswith((".", "!", "?", "…")) else f"{plain}."


_OWN = {"sin": "din", "sit": "dit", "sine": "dine", "sig": "dig"}
_OWN_WORD = re.compile(r"\b(?:sin|sit|sine|sig)\b")


def to_du(words: str, name: str) -> str:
    """What is told of the citizen as it is told to the citizen: own things are «din», the name is «du» or «dig»."""
    said = _OWN_WORD.sub(lambda found: _OWN[found.group()], words)
    if not name:
        return said
    one = re.escape(name)
    said = re.sub(rf"\b(at|når|hvis|da|fordi|mens|og|som) {one}\b(?!['’])", r"\1 du", said)
    return re.sub(rf"\b{one}\b(?!['’])", "dig", said)
