"""No diagnosis leaves the inner view: a thousand made texts in every field that can leave, by every way out."""

import random
from collections.abc import Iterator

import pytest
from tests.citizens.factories import NOW, make_citizen, make_fact, make_user
from tests.placements.factories import make_case

from jobbro import library
from jobbro.citizens import actions
from jobbro.citizens.actions.private_words import PrivateWords, refuse_private_words
from jobbro.citizens.models import Fact, FactKind
from jobbro.citizens.queries import facts_for
from jobbro.demo.worked_placements import THOMAS
from jobbro.domain.disclosure import Audience
from jobbro.library.writing_files import privacy_scan
from jobbro.placements.queries.outside import private_matters
from jobbro.placements.queries.reading import record_of

MADE = 1_000
# Written down from lists of illnesses and not from the words that the scan knows.
ILLNESSES = [
    "depression",
    "angstlidelse",
    "skizofreni",
    "psykose",
    "autisme",
    "borderline",
    "anoreksi",
    "bulimi",
    "epilepsi",
    "migræne",
    "diabetes",
    "slidgigt",
    "leddegigt",
    "fibromyalgi",
    "diskusprolaps",
    "piskesmæld",
    "sclerose",
    "parkinson",
    "leukæmi",
    "brystkræft",
    "hjernerystelse",
    "hjerneblødning",
    "blodprop",
    "stofskiftesygdom",
    "tinnitus",
    "demens",
    "ordblindhed",
    "dysleksi",
    "cøliaki",
    "hepatitis",
    "psoriasis",
    "alkoholisme",
    "misbrug",
    "ludomani",
    "spiseforstyrrelse",
    "personlighedsforstyrrelse",
    "rygsmerter",
    "muskelsvind",
    "hjertesvigt",
    "lungesygdom",
    "nyresvigt",
    "iskias",
    "osteoporose",
    "bronkitis",
    "blodtryk",
    "hjerneskade",
    "knogleskørhed",
    "narkolepsi",
    "hypermobilitet",
    "belastningsreaktion",
    "tvangstanker",
    "udbrændthed",
    "meningitis",
    "sarkoidose",
    "endometriose",
    "allergi",
    "eksem",
    "søvnapnø",
]
LETTERS = ("ADHD", "ADD", "PTSD", "OCD", "KOL", "HIV")
ENDINGS = ("", "en", "er", "erne", "s", "ens")
SENTENCES = (
    "Jeg har {}.",
    "Jeg løfter gerne op til 5 kg, selv om {} driller.",
    "På grund af {} møder jeg kl. 9.",
    "{}: pause hver time",
    "Kan ikke stå længe ({})",
    "Trives med ro.\nGrunden er {}.",
    "fast kontaktperson, da {} fylder",
)
LETTERS_OF_DANISH = "abdefghijklmnoprstuvyæøå"


def misspelt(word: str, chance: random.Random) -> str:
    """The word with one slip: a letter gone, doubled, exchanged, put in, or two that changed places."""
    at = chance.randrange(1, len(word) - 1)
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + chance.choice(LETTERS_OF_DANISH) + word[at + 1 :],
        word[:at] + chance.choice(LETTERS_OF_DANISH) + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return chance.choice(slips)


def written(chance: random.Random) -> str:
    """An illness as somebody may write it."""
    if chance.random() < 0.15:
        short = chance.choice(LETTERS)
        return chance.choice((short, short.lower(), short.title(), ".".join(short) + ".", " ".join(short)))
    word = chance.choice(ILLNESSES)
    # A short word has too many harmless neighbours, so only its inflections are promised.
    if len(word) >= 6 and chance.random() < 0.6:
        word = misspelt(word, chance)
    if len(word) >= 6:
        word += chance.choice(ENDINGS)
    return chance.choice((word, word.upper(), word.capitalize(), word[:3] + "\u00ad" + word[3:]))


def made() -> Iterator[tuple[str, str]]:
    """A thousand texts, each with the illness in it; the same ones every time."""
    chance = random.Random(20_261_122)
    for _ in range(MADE):
        illness = written(chance)
        yield chance.choice(SENTENCES).format(illness), illness


TEXTS = tuple(made())


@pytest.mark.req("R-053")
def test_no_text_with_an_illness_is_let_through_as_words_or_as_measure():
    let_through = []
    for number, (text, illness) in enumerate(TEXTS):
        fact = Fact(kind=FactKind.NEED, wording="Jeg møder kl. 9", measure="5 kg")
        setattr(fact, ("wording", "measure")[number % 2], text)
        try:
            refuse_private_words(fact)
        except PrivateWords:
            continue
        let_through.append(illness)
    assert let_through == []


@pytest.mark.req("R-057")
def test_no_suggestion_carries_an_illness_over_from_the_limit():
    limits, scan = library.limits(), privacy_scan()
    for text, _illness in TEXTS:
        for said, measure in ((f"Jeg kan ikke løfte tungt. {text}", ""), ("Jeg kan ikke løfte tungt", text)):
            suggestion = limits.suggest(said, measure)
            assert suggestion is not None and scan.scan(suggestion.wording) == []


@pytest.mark.req("R-053")
@pytest.mark.django_db
def test_what_is_refused_reaches_no_reader_outside_and_the_words_agreed_before_do():
    citizen, by = make_citizen(), make_user()
    for text, _illness in TEXTS[:25]:
        fact = make_fact(citizen, wording=text)
        with pytest.raises(PrivateWords):
            actions.release_fact(by=by, fact=fact, to={Audience.COMPANY}, agreed=True, at=NOW)
    make_fact(citizen, wording="Jeg møder kl. 9", released_to=(Audience.COMPANY, Audience.CONTACT_PERSON))
    for reader in (Audience.COMPANY, Audience.CONTACT_PERSON):
        assert [fact.wording for fact in facts_for(citizen, reader)] == ["Jeg møder kl. 9"]


@pytest.mark.req("R-053")
@pytest.mark.django_db
def test_no_paper_for_a_workplace_lets_an_illness_through_in_any_text_of_a_need():
    record = record_of(make_case(THOMAS, state="draft").placement)
    let_through = [illness for text, illness in TEXTS if not list(private_matters(record, [("needs", text)], mails=()))]
    assert let_through == []
