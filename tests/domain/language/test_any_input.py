"""Any text is answered, and the time grows with its length only."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbro.domain.language import DescriptionText, TextSpan, check_description
from jobbro.library.writing_files import description_checklist, phrase_lexicon, privacy_scan

SCRAPS = """Thomas skal ikke arbejde 9 timer om ugen kl. 9-12 mål: formålet er at opfølgning hver 14. dag ; , . ? ! -
« » " ( 22. februar 13 uger Leif kontaktperson hvis går galt misbrug 010190-1234 fra til og efter"""
WORDS = st.sampled_from([*SCRAPS.split(), "\n", "\n\n"])


def check(text):
    return check_description(
        DescriptionText(whole=text),
        agreed=None,
        checklist=description_checklist(),
        lexicon=phrase_lexicon(),
        privacy=privacy_scan(),
    )


@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=80).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_every_text_gets_seven_verdicts_with_proofs_that_stand_where_they_say(text):
    report = check(text)
    assert report.fulfilled + report.partly + report.missing == 7
    proofs = [proof for point in report.points for answer in point.answers for proof in answer.evidence]
    for proof in (*proofs, *(finding.evidence for finding in report.findings if finding.evidence)):
        assert isinstance(proof.place, TextSpan)
        assert 0 <= proof.place.start < proof.place.end <= len(text)
        assert proof.quote in ("", text[proof.place.start : proof.place.end])


@pytest.mark.parametrize(
    "text",
    [
        "«" * 10_000 + "hun sagde" + "»" * 10_000,
        "😀" * 50_000,
        "\x00\x01\xff" * 20_000,
        "a" * 200_000,
        "1" * 100_000,
        "01" * 50_000,
        "-" * 100_000,
        "Mål: " * 20_000,
        "אבג " * 20_000,
        "kl. 9-" * 3_000,
    ],
)
def test_text_that_is_no_description_is_answered(text):
    report = check(text)
    assert report.fulfilled == 0


def test_ten_times_the_text_takes_about_ten_times_the_time():
    sentence = "Thomas skal klippe hække 9 timer om ugen, og Leif følger op hver 14. dag. "
    small, large = sentence * 20, sentence * 200

    def seconds(text):
        started = time.process_time()
        check(text)
        return time.process_time() - started

    check(small)
    ratio = min(seconds(large) for _ in range(3)) / min(seconds(small) for _ in range(5))
    assert ratio < 20
