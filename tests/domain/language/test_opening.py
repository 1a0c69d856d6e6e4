"""Opening lines of calls, written for these tests: which way does each of them point?"""

from collections.abc import Callable

import pytest

from jobbro.domain.language.opening import Direction, OpeningCode, OpeningVerdict, check_opening, names_somebody
from jobbro.library import calls
from jobbro.library.writing_files import opening_rules

ABOUT_OURS = """
Vil I hjælpe Peter?
Kan I hjælpe os med en praktikplads?
Har I plads til en praktikant?
Har I brug for en praktikant?
Jeg har en borger, der gerne vil i praktik hos jer.
Jeg sidder med en ung mand, som skal ud at prøve noget.
Vi mangler praktikpladser til foråret.
Jeg leder efter et sted til Amina.
Kunne I tænke jer at tage en ledig ind i to uger?
Vil du give Sara en chance?
Hjælp os med at finde et sted til Thomas.
Kan I ikke tage en i løntilskud?
Vil I tage et socialt ansvar?
I har vel også pligt til at tage jeres del af ansvaret, så vil I være med?
Vi har gratis arbejdskraft til jer.
Jeg vil gerne fortælle om vores tilbud.
Kunne I bruge en flygtning i køkkenet?
Jeg ringer på vegne af Sara, som søger praktik.
Peter har brug for et sted at være.
Har I mulighed for at tage imod en praktikant?
Kan Peter komme forbi i morgen?
Vi skal have flere borgere ud i virksomhedspraktik.
Jeg har en, der er god til at køre truck.
Må Abdirahman prøve sig selv af hos jer?
Kunne du gøre os en tjeneste?
Vil du møde en kvinde på 45, som har arbejdet i køkken?
I får tilskud til lønnen, hvis I siger ja.
Jobcentret har en ny ordning, som jeg gerne vil præsentere.
Ville I overveje en fleksjobber?
Kan vi placere en hos jer?
Jeg vil høre, om I kan tage en af vores borgere i to uger.
Kan I finde en plads til ham?
Jeg ringer, fordi jeg har et par kandidater til jer.
Er der mulighed for praktik hos jer?
Vi søger virksomheder, der vil åbne døren for unge på kanten.
Har du lyst til at hjælpe en mand, der har været væk fra arbejde længe?
Kan du se dig selv tage en ældre mand ind?
Det handler om Lone, som drømmer om at arbejde med blomster.
Mon I kunne undvære en plads til en af mine?
Jeg håber, at I vil hjælpe jobcentret.
Jeg ringer, fordi Karim gerne vil prøve kræfter med arbejdet hos en tømrer.
Vi har så mange, der bare gerne vil have et sted at stå op til.
Kan jeg få lov at sende en borger forbi på tirsdag?
Er du interesseret i en praktikant, som er gratis for jer?
Jeg tænkte på, om der var plads til en mere på holdet, for jeg har en frisk fyr.
Vi er under pres for at få flere i gang, så kan I tage en?
Ku' I ikke tage Jonas med på arbejde et par dage?
Goddag, det er Mette fra jobcentret. Vil du være med til at give Fatima en chance?
Jeg vil bede om en tjeneste.
Har du en plads til overs til en fra jobcentret?
Min borger Søren har altid drømt om at arbejde med biler.
Det koster jer ingenting at have en i praktik.
Vi leder efter rummelige arbejdspladser.
Tør I tage en chance med en mand, der har siddet inde?
Kan du skaffe et praktiksted til mig?
Hvornår kan I starte en ny praktikant op?
Jeg vil høre, om I er interesserede i løntilskud.
Vil I ikke nok tage hende ind bare tre uger?
Som stor virksomhed bør I tage et socialt ansvar.
Vi ville være så glade, hvis I kunne hjælpe os.
Jeg har den helt rigtige til jer.
Må jeg præsentere jer for Yusuf?
Jeg repræsenterer en ung kvinde, som søger job i en butik.
Hej, jeg søger en virksomhedspraktik til en 28-årig mand.
I kunne gøre en kæmpe forskel for en ung, hvis I åbnede døren.
Kan jeg friste jer med en dygtig medarbejder, der har været sygemeldt?
Er der en chance for, at Ali kan komme ind og snuse lidt?
Vi skal jo alle bidrage, så hvad med at åbne døren for en ledig?
Har du brug for en fleksjobber?
Vil I være praktiksted for en gruppe flygtninge?
Jeg har et ønske om at få Birthe ud i en butik.
Hvor mange borgere kan I tage?
Kunne man forestille sig, at I fik en i arbejdsprøvning?
Vi mangler nogen, der vil tage imod de unge.
Det ville hjælpe mig meget, hvis I sagde ja til et forløb.
Jeg skal finde noget til en tidligere murer.
Sig mig, tager I folk ind i praktik?
Kan I hjælpe kommunen med at nå målet?
"""
ABOUT_THEIRS = """
Hvilke opgaver når I ikke i en travl uge?
Hvor er I mest pressede?
Har I let ved at få den arbejdskraft, I har brug for?
Jeg kan se, at I er vokset. Hvordan finder I nye folk?
Hvad bliver liggende hos jer, når det er højsæson?
Mangler I hænder i køkkenet?
Har I brug for en ekstra hånd om fredagen?
Jeg vil gerne høre, hvad der fylder mest hos jer lige nu.
Hvor klemmer skoen?
Er der noget, dine svende bruger tid på, som en anden kunne gøre?
Hvordan ser de næste måneder ud hos jer, og får I travlt?
Jeg så jeres opslag efter en lagermedarbejder. Er stillingen besat?
Får I nok kandidater, når I søger?
Har I ledige stillinger for tiden?
Jeg ringer ikke for at få en borger placeret. Jeg vil høre, hvad I mangler.
Hvordan kan jeg aflaste jer?
Hvad skal der til, for at I kan nå flere ordrer?
Hvad ville du ønske, at dine medarbejdere havde mere tid til?
Goddag, det er Mette fra jobcentret. Hvilke opgaver skubber I foran jer?
Hvordan rekrutterer I i dag?
I dag vil jeg gerne høre om jeres hverdag og de opgaver, I ikke når.
Hvad betyder socialt ansvar for jer?
Hvad optager jer mest som virksomhed?
Kan du fortælle mig, hvad der er sværest at få tid til hos jer?
Hvor mange timer bruger I på at pakke varer ud?
Jeg har læst jeres regnskab, og I har fremgang.
Hvad udsætter I igen og igen?
Er der opgaver, som I sender ud af huset, fordi I mangler folk?
Hvad kunne lette hverdagen for dine sygeplejersker hos jer?
Hvilke kompetencer får I brug for næste år?
Hvad er den vigtigste grund til, at jeres kunder vælger jer?
Hvilke opgaver trækker jeres folk væk fra det, de er bedst til?
Når der er allermest at lave, hvad må så vente?
Hvem gør rent og fylder op hos jer i dag?
Hvad ville du sætte en ekstra mand til?
Hvordan går det med at få besat vagterne i weekenden?
Jeg lagde mærke til, at I har fået en ny afdeling i Horsens. Hvad betyder det for bemandingen?
Er der noget på værkstedet, I aldrig får gjort?
Hvad sker der hos jer, når en melder sig syg?
Sidst sagde du, at sæsonen kom bag på jer. Hvordan bliver det i år?
Hvad tager længst tid hos jer om morgenen?
Hvad siger dine svende, at de er trætte af at bruge tid på?
Fortæl mig om en helt almindelig tirsdag hos jer.
Jeg er nysgerrig på, hvordan I planlægger jeres sommer.
Hvor mange stillinger får I ikke besat?
Hvad bruger I vikarer til?
Hvad bekymrer dig mest, når du ser på næste år?
Kunne det hjælpe jer, hvis nogen tog imod varerne?
Hvad laver I selv, som I helst ville slippe for?
Køber I rengøring udefra?
Hvordan kan kommunen gøre det lettere for jer at finde folk?
Hvad er I mest stolte af lige nu?
Hvad gør I, når ordrerne vælter ind?
Hvilke opgaver ville du gerne af med?
Er det svært at finde kokke heromkring?
Har I overvejet, hvordan I klarer høsten uden ekstra folk?
Hvad holder jer tilbage fra at tage flere ordrer ind?
Hvor mange timer om ugen går der med oprydning?
I slog en stilling op i sidste uge. Hvordan går det med den?
Kan du sige lidt om, hvad der sker på lageret i december?
Må jeg spørge, hvad der presser jer mest i øjeblikket?
Hvem tager sig af blomsterne, når I har travlt?
Hvad kunne du bruge to ekstra hænder til?
Hvilke opgaver får I ikke løst for tiden?
Hvad vil du helst have vores hjælp til?
"""
NEITHER = """
Goddag, mit navn er Mette Madsen.
Jeg ringer fra jobcentret i Solby.
Har du tid et øjeblik?
Hvem skal jeg tale med om praktiske ting?
Har I haft praktikanter før?
Kan du hjælpe mig videre til den rigtige person?
I dag er det fredag.
Er det Leif, jeg taler med?
Goddag, du taler med Jonas Holm fra Solby Kommune.
Forstyrrer jeg?
Det er dejligt vejr i dag.
Ringer jeg ubelejligt?
Er direktøren til stede?
Vi talte sammen i marts.
Jeg lovede at ringe tilbage.
Har I samarbejdet med jobcentret før?
Mit navn er Amina, og jeg ringer fra kommunen.
Passer det dig, at vi mødes på torsdag klokken ti?
Er jeg kommet igennem til kontoret?
Jeg prøver igen senere.
"""
Judge = Callable[..., OpeningVerdict]


@pytest.fixture(scope="module")
def judge() -> Judge:
    """Judge a line with the words that Jobbro ships."""
    rules = opening_rules()
    return lambda line, *known: check_opening(line, rules=rules, known=known)


@pytest.mark.req("R-019")
@pytest.mark.parametrize(
    ("lines", "direction"),
    [(ABOUT_OURS, Direction.FROM), (ABOUT_THEIRS, Direction.TO), (NEITHER, Direction.OPEN)],
    ids=["ours", "theirs", "neither"],
)
def test_lines_point_the_way_a_colleague_would_say(lines, direction, judge):
    wrong = {line: judge(line) for line in lines.strip().splitlines() if judge(line).direction is not direction}
    assert wrong == {}


@pytest.mark.req("R-019")
def test_a_request_for_peter_is_marked_with_reason_and_another_question(judge):
    verdict = judge("Vil I hjælpe Peter?")
    (spot,) = verdict.spots
    assert (spot.code, spot.said) == (OpeningCode.ASKS_HELP, "hjælpe Peter")
    assert "for travlt" in spot.reason
    assert verdict.alternatives == spot.alternatives != ()


@pytest.mark.parametrize(
    "line",
    [
        "Hvilke opgaver når I ikke? Kan Peter komme i praktik?",
        "Jeg kan se, at I vokser. Hvor er I mest pressede? Jeg har en borger til jer.",
        "Har I travlt for tiden, og kunne I så bruge en praktikant?",
    ],
)
def test_a_need_first_and_then_our_own_matter_is_mixed(line, judge):
    verdict = judge(line)
    assert verdict.direction is Direction.MIXED
    assert [spot.direction for spot in verdict.spots][-1] is Direction.FROM


@pytest.mark.parametrize(
    "line",
    ["Jeg kan se, at I har travlt. Vil I hjælpe Peter?", "Jeg har læst om jeres nye hal. Jeg søger en praktikplads."],
)
def test_praise_of_the_company_does_not_make_a_request_their_need(line, judge):
    assert judge(line).direction is Direction.FROM


def test_who_helps_whom_decides(judge):
    assert judge("Kan I hjælpe os?").direction is Direction.FROM
    assert judge("Kan vi hjælpe jer?").direction is Direction.TO
    assert judge("Kan du hjælpe mig videre til den rette?").direction is Direction.OPEN


def test_a_denied_wish_is_no_request_and_a_denied_question_is(judge):
    assert judge("Jeg ringer ikke for at få en borger ud hos jer.").direction is Direction.OPEN
    assert judge("Vil I ikke tage en praktikant?").direction is Direction.FROM


def test_names_that_are_known_are_nobodys_to_be_placed(judge):
    line = "Er det rigtigt, at Bente skal åbne en ny afdeling?"
    assert judge(line).direction is Direction.FROM
    assert judge(line, "Bente Ejer").direction is Direction.OPEN


def test_spots_stand_where_they_say(judge):
    line = "Goddag. Hvilke opgaver når I ikke? Jeg har nemlig en borger."
    assert [line[spot.start : spot.end] for spot in judge(line).spots] == [spot.said for spot in judge(line).spots]


@pytest.mark.parametrize("line", ["", "   ", "?", "I", "Vil I", "\u0000", "Hjælp", "«»", "I " * 3000])
def test_any_line_is_answered(line, judge):
    assert judge(line).direction in Direction


def test_what_jobbro_itself_proposes_to_say_never_asks_for_our_own_matter(judge):
    shipped = calls()
    lines = [one.say for one in shipped.openers] + [one.ask for one in (*shipped.goals, *shipped.questions)]
    lines += [reply.say for one in shipped.objections for reply in one.replies]
    lines += [line for words in opening_rules().words.values() for line in words.alternatives]
    assert [line for line in lines if judge(line).direction in (Direction.FROM, Direction.MIXED)] == []


def test_a_person_named_is_found_unless_known_or_the_caller():
    rules = opening_rules()
    text = "Det er Mette fra jobcentret. Jeg ringer om Peter og Leif."
    assert names_somebody(text, rules=rules, known=("Leif Gartner",)) == ("Peter",)
