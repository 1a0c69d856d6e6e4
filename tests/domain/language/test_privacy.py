"""The look for what a company has no ground to see: it must not miss, and must not cry wolf at ordinary work."""

import pytest

from jobbro.domain.language import PrivacyScan, PrivateTopic
from jobbro.library.writing_files import privacy_scan

pytestmark = [pytest.mark.req("R-053"), pytest.mark.req("R-108")]


def topics(text, **options):
    return {spot.topic for spot in privacy_scan().scan(text, **options)}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Thomas har haft et misbrug.", "addiction"),
        ("Han har et langvarigt stofmisbrug bag sig", "addiction"),
        ("hun er tidligere alkoholiker", "addiction"),
        ("misbrugsbehandlingen er slut", "addiction"),
        ("Han har ikke længere noget misbrug", "addiction"),
        ("han er afhængig af hash", "addiction"),
        ("MISBRUG", "addiction"),
        ("mis\u00adbrug", "addiction"),
        ("mis\u200bbrug", "addiction"),
        ("mis-\nbrug", "addiction"),
        ("mis brug", "addiction"),
        ("missbrug", "addiction"),
        ("Marianne har tilbagevendende depressioner", "mental_health"),
        ("depresion", "mental_health"),
        ("hun har angst", "mental_health"),
        ("socialangsten fylder", "mental_health"),
        ("hun føler sig ensom", "mental_health"),
        ("diagnosticeret med ADHD", "mental_health"),
        ("har skizofreni", "mental_health"),
        ("gået ned med stress", "mental_health"),
        ("lider af migræne", "illness"),
        ("har smerter i ryggen", "illness"),
        ("har en dårlig ryg", "illness"),
        ("diskusprolapsen", "illness"),
        ("har været langtidssygemeldt", "illness"),
        ("tager medicin", "illness"),
        ("er gravid", "illness"),
        ("aktivitetsparat kontanthjælpsmodtager", "benefits"),
        ("har fået kontant hjælp i ti år", "benefits"),
        ("tidligere straffet", "crime"),
        ("er prøveløsladt", "crime"),
        ("er lige skilt", "family"),
        ("hun har gæld", "family"),
        ("er flygtning fra Syrien", "origin"),
        ("er muslim", "origin"),
        ("CPR oplyses senere", "numbers"),
    ],
)
def test_private_matters_are_found(text, topic):
    assert topic in topics(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nøglekortet må ikke misbruges.",
        "Adgangskoden misbruges ikke.",
        "Han arbejder på fuld tid.",
        "Der er fuld gang i køkkenet, og hun serverer alkoholfri øl.",
        "Han er med til at grave og bære kræfterne passer til opgaven.",
        "Hun skal sætte skilte op og montere isolering.",
        "Ved sygdom ringer Thomas til Leif før kl. 8.",
        "Leif er kontaktperson på Solby Kirkegård.",
        "Hun syr i tykke stoffer og klipper stofprøver.",
        "Han piller rejer og koger vand.",
        "Samarbejdet behandles på mødet, og træet får en behandling med olie.",
        "Arbejdsgangen er formålet, sigtet er fast arbejde.",
        "Kristen og Bodil deler vagten.",
        "Løfte op til 10 kg, pause hver time, høreværn.",
        "Hun vil gerne ansættes i fleksjob med personlig assistance.",
        "Der er et godt psykisk arbejdsmiljø.",
        "Han kører til bilsyn den 12.12. og henter 4 paller.",
    ],
)
def test_ordinary_work_is_let_through(text):
    assert topics(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "0101901234",
        "010190-1234",
        "010190 - 1234",
        "010190–1234",
        "01 01 90 1234",
        "01.01.90-1234",
        "(010190-1234)",
        "cpr:010190-1234",
        "０１０１９０-１２３４",
        "01-01-1990-1234",
        "010190\u00a01234",
        "CPR-nr 0101901234",
        "010190\u200b-1234",
    ],
)
def test_a_cpr_number_is_found_however_it_is_written(text):
    assert "cpr" in topics(text)


@pytest.mark.parametrize(
    "text", ["faktura 0101901234", "konto 0101901234", "990190-1234", "P-nummer 1000000001", "12345678901234"]
)
def test_other_long_numbers_are_no_cpr_numbers(text):
    assert "cpr" not in topics(text)


@pytest.mark.parametrize(
    "text", ["tlf. 20 30 40 50", "ring 20304050", "+45 20304050", "2030 4050 er oplyst", "+46 70 123 45 67"]
)
def test_a_phone_number_is_found(text):
    assert "phone" in topics(text)


def test_a_mail_address_is_found():
    assert topics("skriv til leif.b@solby.example") == {"mail"}


def test_the_companys_own_name_is_no_matter_but_the_same_word_elsewhere_is():
    text = "Praktik hos Misbrugscenter Vest. Han har selv haft et misbrug."
    spots = privacy_scan().scan(text, allowed=("Misbrugscenter Vest",))
    assert [text[spot.start : spot.end] for spot in spots] == ["misbrug"]


def test_a_spot_covers_the_word_as_it_was_written():
    text = "Han har et mis-\nbrug bag sig"
    (spot,) = privacy_scan().scan(text)
    assert text[spot.start : spot.end] == "mis-\nbrug"


def test_a_scan_without_topics_is_refused_rather_than_letting_everything_through():
    with pytest.raises(ValueError, match="without topics"):
        PrivacyScan([])


def test_a_municipality_can_add_a_topic_of_its_own():
    scan = PrivacyScan([PrivateTopic("club", "en forening", ("*klubben",), ("skakklubben",))])
    assert [spot.title for spot in scan.scan("Rockerklubben og skakklubben")] == ["en forening"]
