"""Observations become five texts: what each reader may see, with numbers that say what they are of."""

from datetime import date
from decimal import Decimal

import pytest

from jobbro.documents.text import long_date
from jobbro.domain.calendar import Period
from jobbro.domain.disclosure import Audience
from jobbro.domain.language.readability import lix
from jobbro.domain.language.sentences import split_sentences
from jobbro.domain.observing import (
    Attendance,
    AttendanceError,
    Independence,
    Observation,
    Occasion,
    Quote,
    SpokenBy,
    TextKind,
    WhyLeftOut,
    in_whole_statements,
    renderings,
    trace,
    unused,
)
from jobbro.library import observing
from jobbro.library.writing_files import privacy_scan

START = date(2023, 1, 23)
EVERYBODY = frozenset(Audience)
THOMAS = Attendance(Decimal(33), Decimal(36), Decimal(9), Period.of_weeks(START, 4))
HEDGE = Observation(
    "hedge",
    "Thomas klippede hækken ved kapellet og ryddede sin plads",
    Independence.REMINDED,
    "At Leif viste Thomas rækkefølgen først",
    Quote(SpokenBy.CITIZEN, "Det var rart at blive færdig"),
    THOMAS,
    EVERYBODY,
)
BREAKS = Observation(
    "breaks",
    "holdt to pauser på en time",
    helped="en pause i skuret, fordi hans angst fylder mindre der",
    quote=Quote(SpokenBy.WORKPLACE, "Han siger selv til", "Leif"),
    audiences=EVERYBODY,
)
CLOSED = Observation("closed", "talte om sin økonomi", audiences=frozenset({Audience.CITIZEN}))
VISIT = Occasion(
    what="Besøg",
    day=date(2023, 2, 22),
    citizen="Thomas",
    consultant="Mette Madsen",
    place="Solby Kirkegård",
    contact="Leif",
    present="Thomas, Leif og Mette",
    assessment="Thomas kan øge med en dag om ugen",
)


def made(*observations, occasion=VISIT):
    texts = renderings(observations, occasion, observing(), scan=privacy_scan(), say_day=long_date)
    return {text.kind: text for text in texts}


def whole(text):
    return "\n".join(field.text for field in text.fields)


@pytest.mark.req("R-098")
def test_helenes_two_numbers_are_both_98_per_cent_and_are_never_told_without_their_hours():
    short = Attendance.by_norm(Decimal("3.92"), norm=Decimal(2), period=Period.of_weeks(START, 2))
    long = Attendance.by_norm(Decimal("471.38"), norm=Decimal(37), period=Period.of_weeks(START, 13))
    assert (short.agreed, long.agreed) == (4, 481)
    assert long.attended / short.attended == Decimal("120.25")
    assert short.words == "98 % af 2 t/uge i 2 uger (3,9 af 4 t)"
    assert long.words == "98 % af 37 t/uge i 13 uger (471,4 af 481 t)"
    henrik = Attendance.by_norm(Decimal("71.2"), norm=Decimal(20), period=Period.of_weeks(START, 4))
    assert henrik.absence_words == "11 % fravær af 20 t/uge i 4 uger (8,8 af 80 t)"
    told = f"Henrik: {henrik.absence_words}. Fremmøde 98 procent."
    assert in_whole_statements(told, told.index("11 %")) and not in_whole_statements(told, told.index("98"))


@pytest.mark.req("R-079")
def test_attendance_of_thomas_is_told_with_norm_and_period_and_lawful_absence_apart():
    assert THOMAS.words == "91,7 % af 9 t/uge i 4 uger (33 af 36 t)"
    excused = Attendance(Decimal(30), Decimal(36), Decimal(9), Period.of_weeks(START, 4), Decimal(3))
    told = whole(made(Observation("one", "", attendance=excused, audiences=EVERYBODY))[TextKind.JOURNAL])
    assert "Fremmøde: 83,3 % af 9 t/uge i 4 uger (30 af 36 t) fra 23. januar 2023 til 19. februar 2023." in told
    assert "Lovligt fravær i perioden: 3 timer." in told


@pytest.mark.parametrize(
    ("attended", "agreed", "norm", "excused"),
    [
        ("1", "0", "9", "0"),
        ("1", "36", "0", "0"),
        ("-1", "36", "9", "0"),
        ("700", "36", "9", "0"),
        ("3", "37", "9", "0"),
    ],
)
def test_hours_that_cannot_be_are_no_attendance(attended, agreed, norm, excused):
    with pytest.raises(AttendanceError):
        Attendance(*map(Decimal, (attended, agreed, norm)), Period.of_weeks(START, 4), Decimal(excused))


def test_each_text_is_told_to_its_own_reader_and_each_sentence_knows_its_observation():
    texts = made(HEDGE, BREAKS, CLOSED)
    assert list(texts) == list(TextKind)
    journal = texts[TextKind.JOURNAL].fields[0]
    assert journal.text.splitlines()[:3] == [
        "Besøg den 22. februar 2023 hos Solby Kirkegård.",
        "Til stede: Thomas, Leif og Mette.",
        "Thomas klippede hækken ved kapellet og ryddede sin plads. Thomas gjorde det selv efter en påmindelse. "
        "Det hjalp, at Leif viste Thomas rækkefølgen først. "
        "Fremmøde: 91,7 % af 9 t/uge i 4 uger (33 af 36 t) fra 23. januar 2023 til 19. februar 2023. "
        "Thomas siger: «Det var rart at blive færdig.»",
    ]
    assert journal.text.endswith("\nVurdering: Thomas kan øge med en dag om ugen.")
    assert {sentence.source for sentence in journal.sentences} == {"", "hedge", "breaks"}
    own = whole(texts[TextKind.CITIZEN_SUMMARY])
    assert "Du klippede hækken ved kapellet og ryddede din plads." in own
    assert "Det hjalp, at Leif viste dig rækkefølgen først." in own and "Du kom 33 af 36 timer" in own
    assert "Vurdering" not in own and "talte om din økonomi" in own
    assert lix(own, split_sentences(own)) < 35


def test_what_a_reader_has_no_ground_for_is_in_no_text_of_that_reader():
    texts = made(HEDGE, BREAKS, CLOSED)
    assert [kind for kind, text in texts.items() if "økonomi" in whole(text)] == [TextKind.CITIZEN_SUMMARY]
    for kind in (TextKind.VITAS, TextKind.COMPANY_MAIL):
        told = whole(texts[kind])
        assert "angst" not in told and "pauser" in told
        left = [(one.source, one.why) for field in texts[kind].fields for one in field.left_out]
        assert ("breaks", WhyLeftOut.PRIVATE) in left and ("closed", WhyLeftOut.NOT_OPEN) in left
    assert whole(made(Observation("shut", "gik hjem"))[TextKind.JOURNAL]) == "", "closed unless opened"


def test_no_text_is_longer_than_its_field_and_whole_sentences_give_way_with_quotations_first():
    many = [
        Observation(f"o{n}", "rev blade " * 12, quote=Quote(SpokenBy.CITIZEN, "ord " * 30), audiences=EVERYBODY)
        for n in range(40)
    ]
    for text in made(*many).values():
        for field in text.fields:
            assert len(field.text) <= field.longest
            if field.sentences:
                assert any(one.why is WhyLeftOut.TOO_LONG for one in field.left_out)
    mail = made(*many[:6])[TextKind.COMPANY_MAIL].fields[0]
    assert mail.text.count("Thomas rev blade") == 6 and mail.text.endswith("Venlig hilsen\nMette Madsen")


def test_a_hand_is_seen_in_the_trace_and_the_rest_keeps_its_source():
    sentences = made(HEDGE)[TextKind.COMPANY_MAIL].fields[0].sentences
    text = made(HEDGE)[TextKind.COMPANY_MAIL].fields[0].text
    assert not any(one.is_by_hand for one in trace(sentences, text)) and unused(sentences, text) == ()
    edited = text.replace("Thomas gjorde det selv efter en påmindelse.", "Thomas huskede det næsten selv.")
    edited = edited.replace(" Thomas sagde: «Det var rart at blive færdig.»", "") + "\nPS: Vi ses i marts."
    traced = trace(sentences, edited)
    by_hand = [(one.text, one.source, one.was) for one in traced if one.is_by_hand]
    assert ("Thomas huskede det næsten selv.", "hedge", "Thomas gjorde det selv efter en påmindelse.") in by_hand
    assert ("PS: Vi ses i marts.", None, "") in by_hand and len(by_hand) == 2
    assert [one.text for one in unused(sentences, edited)] == ["Thomas sagde: «Det var rart at blive færdig.»"]
