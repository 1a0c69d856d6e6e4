"""Where Danish sentences, headings and list items begin and end. Linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobbro.domain.language.words import word_set


class SentenceKind(StrEnum):
    """What a stretch of text is."""

    PLAIN = "plain"
    LIST_ITEM = "list_item"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a list item's sentence or a heading: its text, its place, and the paragraph it stands in."""

    text: str
    start: int
    end: int
    kind: SentenceKind
    paragraph: int

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return self.text.rstrip("\"'»”’)]").endswith("?")


# Points that only shorten: the sentence goes on after them, whatever the next letter is.
_SHORTENING = word_set(
    """adr afd afs alm anl ang apr aug bl.a bla ca cand chr cirka dec d div dr dvs eks ekskl el eng evt f f.eks feb
    fed ff fhv fig fr frk fx gl gns h henv hhv hr ib ift ifm iht incl inkl ing int istf jan jf jr jul jun kap
    iflg ifbm
    ift kbh kl l lign lok mag maks max mht min mr mrs nov nr nuv obs okt omtr opg oprindl p pga ph.d pkt pl pr
    prof pv resp s sal sep sept skt sml st stk sv såk t tdl tekn th tlf tlf.nr tv ugtl v vedr vejl vha ø å årl"""
)
# Points that shorten but may also end a sentence: a capital letter after them starts a new one.
_MAY_END = word_set(
    """etc kr ltd m.fl m.m m.v mdr mfl min mia mio mm mv o.a o.l o.lign ol osv pct sek t tim timer u man mand tir
    tirs ons tor tors fre fred lør lørd søn sønd a/s aps"""
)
# Small letters follow a point in hasty writing; of the words of two letters only these are then an end.
_SHORT_LAST_WORDS = word_set("op ud nu os ja ny år ti ni to tre")
_BULLET = re.compile(r"[ \t\u00a0]*(?:[-–—•*·▪◦‣●○□☐✓+>]|\(?\d{1,2}[.)]|[a-zæøå]\))[ \t\u00a0]+(?=\S)")
_END = re.compile(r"(?:[.!?]{1,8}|…)[\"'»”’)\]]{0,4}(?=[ \t\u00a0\n\r]|$)")
_AFTER_END = re.compile(r"[ \t\n\r\u00a0\"'«»“”(]*")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_AROUND_WORD = "\"'«»“”(),;:"
_LONGEST_SHORTENING = 24
_JOINS = word_set(
    """ad af at bag blandt da de den der det dets dit din efter ej eller en end er et for fordi fra han hans har
    hen hendes her hos hun hvis hvor hvornår i igennem ikke ind inden jeres kan kl langs med mellem men mens mod
    nr når og om op over par per pr på sammen samt sin sine sit skal som så til uden under ved vil være"""
)
_LABEL = re.compile(r"[A-ZÆØÅ][^\W_]*(?:[ /-][^\W_]+){0,4} ?:(?=\s|$)")
_SHORT_LINE = 44
_LONGEST_HEADING = 80


def split_sentences(text: str, *, is_heading: Callable[[str], bool] | None = None) -> list[Sentence]:
    """Split a text; `is_heading` may know more headings than the ones that a colon, # or capitals give away."""
    found: list[Sentence] = []
    for paragraph, (kind, start, end) in enumerate(_blocks(text, is_heading)):
        for first, last in _ends(text, start, end) if kind is not SentenceKind.HEADING else [(start, end)]:
            found.append(Sentence(text[first:last], first, last, kind, paragraph))
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the blanks around it; `body` is where the words start after a bullet."""

    start: int
    body: int
    end: int

    @property
    def is_item(self) -> bool:
        return self.body > self.start


def _lines(text: str) -> Iterator[_Line | None]:
    """Yield the lines; None for an empty one."""
    at = 0
    while at <= len(text):
        newline = text.find("\n", at)
        stop = len(text) if newline < 0 else newline
        start, end = at, stop
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            yield None
        else:
            bullet = _BULLET.match(text, start, end)
            yield _Line(start, bullet.end() if bullet else start, end)
        if newline < 0:
            return
        at = newline + 1


def _looks_like_heading(text: str, line: _Line) -> bool:
    written = text[line.start : line.end]
    if len(written) > _LONGEST_HEADING:
        return False
    shouted = len(written) > 3 and written.isupper() and written[-1] not in ".!?"
    return written[0] == "#" or written[-1] == ":" or shouted


def _goes_on(text: str, line: _Line, following: _Line, widest: int) -> bool:
    """Whether a line was only broken by the width of the paper and goes on in the next one."""
    if following.is_item or text[line.end - 1] in ".!?:":
        return False
    first = text[following.start]
    if first.islower() or text[line.end - 1] in ",;-–":
        return True
    last = text[line.start : line.end].rsplit(None, 1)[-1].lower()
    return last in _JOINS or (line.end - line.start >= max(_SHORT_LINE, widest * 3 // 4))


def _blocks(text: str, is_heading: Callable[[str], bool] | None) -> Iterator[tuple[SentenceKind, int, int]]:
    """Yield the stretches that no sentence crosses: paragraphs, list items and headings."""

    def heading(line: _Line) -> bool:
        if line.is_item or line.end - line.start > _LONGEST_HEADING:
            return False
        known = is_heading is not None and is_heading(text[line.start : line.end])
        return known or _looks_like_heading(text, line)

    lines = list(_lines(text))
    widest = max((line.end - line.start for line in lines if line), default=0)
    widest = min(widest, 120)
    opened: _Line | None = None
    last: _Line | None = None
    for line in [*lines, None]:
        if opened and last and line and not heading(line) and _may_continue(text, last, line, widest):
            last = line
            continue
        if opened and last:
            yield _kind(opened), opened.body, last.end
        opened = last = line
        if line and heading(line):
            yield SentenceKind.HEADING, line.body, line.end
            opened = last = None


def _may_continue(text: str, last: _Line, line: _Line, widest: int) -> bool:
    # A finished sentence at the end of a line is followed by one of the same paragraph; its end is found later.
    if _LABEL.match(text, line.start, line.end):
        return False
    finished = text[last.end - 1] in ".!?" and not line.is_item
    return finished or _goes_on(text, last, line, widest)


def _kind(line: _Line) -> SentenceKind:
    return SentenceKind.LIST_ITEM if line.is_item else SentenceKind.PLAIN


def _ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one block."""
    first = start
    said = _LETTER_OR_DIGIT.search(text, first, end)
    for match in _END.finditer(text, start, end):
        if said is None:
            break
        # Marks without a word before them belong to the sentence that comes.
        if said.start() > match.start() or (match.end() < end and not _is_end(text, first, match, end)):
            continue
        yield first, match.end()
        first = match.end()
        while first < end and text[first].isspace():
            first += 1
        said = _LETTER_OR_DIGIT.search(text, first, end)
    if first < end:
        yield first, end


def _is_end(text: str, start: int, match: re.Match[str], stop: int) -> bool:
    mark = match.group()
    after = _AFTER_END.match(text, match.end(), stop)
    if after is None or after.end() >= stop:
        return True
    coming = text[after.end()]
    if mark[0] != ".":
        return not coming.islower() or mark[0] == "!"
    if mark.startswith(".."):
        return not coming.islower()
    # Only the last stretch before the point is looked at, so a page without a single point costs no more.
    stretch = text[max(start, match.start() - _LONGEST_SHORTENING) : match.start()].split()
    word = stretch[-1].strip(_AROUND_WORD).lower() if stretch else ""
    if word in _MAY_END:
        return coming.isupper()
    if word in _SHORTENING or word.endswith("nr") or (len(word) == 1 and word.isalpha()):
        return False
    if word.isdigit() and len(word) <= 2:
        return coming.isupper()
    return not coming.islower() or len(word) >= 3 or word in _SHORT_LAST_WORDS
