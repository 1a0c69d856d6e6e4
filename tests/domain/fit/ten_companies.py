"""Ten invented workplaces and what is done there in an ordinary week, told as a leader tells it on a walk round.

Each line: title | hours a week | weekdays (1 is Monday, nothing: not asked) | whose hands | training | corner | more.
Hands: f skilled, k other colleagues, i nobody, u bought, ? not asked. Training: 0, lidt, meget, ? not asked.
More: fag asks for the trade, bliver may not be moved, ja may be moved.
"""

from decimal import Decimal

from jobbro.domain.calendar import Weekday
from jobbro.domain.fit import Hands, LooseTask, Training

_HANDS = {"f": Hands.SKILLED, "k": Hands.OTHERS, "i": Hands.NOBODY, "u": Hands.BOUGHT, "?": Hands.UNKNOWN}
_TRAINING = {"0": Training.NONE, "lidt": Training.LITTLE, "meget": Training.MUCH, "?": None}
_MORE = {"": None, "ja": True, "bliver": False, "fag": None}

TOLD = {
    "elektriker": """
        Samle stikdåser | 6 | 135 | f | lidt | operations | ja
        Pakke materialer til morgendagens biler | 5 | 12345 | f | lidt | inbound | ja
        Tømme og vaske varebiler | 4 | 5 | f | 0 | infrastructure | ja
        Sortere kabelrester og emballage | 2 | 35 | i | 0 | inbound | ja
        Tælle op på lageret | 2 | 4 | f | lidt | inbound | ja
        Klippe og mærke kabler | 3 | 24 | f | lidt | operations | ja
        Feje værksted og lager | 3 | 135 | i | 0 | infrastructure | ja
        Montere tavler | 30 | 12345 | f | meget | operations | fag
        Fejlsøge hos kunder | 40 | 12345 | f | meget | service | bliver
        Hente varer hos grossisten | 3 | | f | lidt | inbound |
    """,
    "restaurant": """
        Skrælle kartofler og rense grønt | 8 | 12345 | f | 0 | inbound | ja
        Pakke varer ud og sætte på køl | 4 | 24 | f | lidt | inbound | ja
        Dække borde op | 5 | 3456 | f | lidt | operations | ja
        Folde servietter og polere bestik | 4 | 456 | k | 0 | operations | ja
        Vaske op efter frokost | 10 | 12345 | k | 0 | operations | ja
        Vaske duge og viskestykker | 3 | 14 | u | 0 | infrastructure | ja
        Passe krydderurter i gården | 2 | | i | 0 | infrastructure | ja
        Skrive dagens ret på tavlen og nettet | 1 | 12345 | f | lidt | marketing |
        Lave saucer og fonde | 14 | 12345 | f | meget | operations | fag
        Tage imod bestillinger på telefon | 5 | | k | lidt | service | bliver
    """,
    "plejehjem": """
        Servere morgenmad og rydde af | 7 | 1234567 | f | lidt | operations | ja
        Fylde op på linnedskabe | 3 | 25 | f | 0 | inbound | ja
        Køre post og affald | 2.5 | 12345 | f | 0 | infrastructure | ja
        Gå tur med beboere | 6 | 135 | i | lidt | service | ja
        Læse avis højt | 3 | 24 | i | 0 | service | ja
        Vaske kørestole og rollatorer | 3 | 3 | f | lidt | infrastructure | ja
        Vande planter og passe krukker | 1.5 | 14 | i | 0 | infrastructure | ja
        Hjælpe ved banko og sang | 2 | 3 | f | 0 | service | ja
        Give medicin | 12 | 1234567 | f | meget | operations | fag
        Bage til eftermiddagskaffen | 4 | 245 | i | lidt | operations | ja
    """,
    "museum": """
        Tage imod skoleklasser i døren | 5 | 234 | f | lidt | service | ja
        Pudse montrer | 4 | 14 | f | 0 | infrastructure | ja
        Scanne gamle fotografier | 10 | | i | lidt | development | ja
        Fylde op i butikken | 3 | 25 | k | 0 | marketing | ja
        Pakke gaver og nettets ordrer | 2 | 15 | f | 0 | outbound | ja
        Klippe materialer til værkstedet | 4 | 3 | f | 0 | operations | ja
        Sætte skilte op og tage dem ned | 2 | | u | lidt | marketing | ja
        Holde gårdhaven | 3 | 4 | u | 0 | infrastructure | ja
        Konservere genstande | 20 | 12345 | f | meget | operations | fag
        Registrere nye fund | 6 | | i | meget | development |
    """,
    "kirkegård": """
        Luge og rive gange | 10 | 12345 | f | 0 | operations | ja
        Klippe hække | 6 | 24 | f | lidt | operations | ja
        Tømme affald og kompost | 4 | 14 | f | 0 | infrastructure | ja
        Vaske gravsten | 3 | | i | lidt | service | ja
        Vande i krukker og bede | 5 | 135 | k | 0 | operations | ja
        Male bænke og låger | 3 | 3 | i | lidt | infrastructure | ja
        Vaske og smøre redskaber | 2 | 5 | f | lidt | infrastructure | ja
        Hente besøgende til den rigtige grav | 1 | | f | 0 | service |
        Grave grave | 8 | | f | meget | operations | fag
        Lægge gran om vinteren | 6 | 12345 | f | lidt | operations | ja
    """,
    "betonværk": """
        Rense forme | 10 | 12345 | f | lidt | operations | ja
        Smøre forme med olie | 5 | 12345 | k | lidt | operations | ja
        Sortere paller og træ | 4 | 24 | i | 0 | outbound | ja
        Pakke beslag i poser | 5 | 135 | f | 0 | inbound | ja
        Feje hal og køreveje | 5 | 135 | u | 0 | infrastructure | ja
        Mærke færdige emner | 3 | 15 | f | lidt | outbound | ja
        Vaske arbejdstøj | 3 | 3 | u | 0 | infrastructure | ja
        Gøre frokoststuen klar | 2.5 | 12345 | f | 0 | people | ja
        Støbe elementer | 74 | 12345 | f | meget | operations | fag
        Føre truck | 20 | 12345 | k | meget | operations | bliver
    """,
    "musikbutik": """
        Støve instrumenter af | 3 | 25 | f | 0 | operations | ja
        Skifte strenge på guitarer til salg | 3 | 4 | f | lidt | operations | ja
        Pakke og sende ordrer | 6 | 12345 | f | lidt | outbound | ja
        Fotografere brugte instrumenter | 3 | 3 | i | lidt | marketing | ja
        Sætte noder på plads | 3 | 14 | f | 0 | inbound | ja
        Prise varer | 2 | 2 | f | 0 | inbound | ja
        Pudse vinduer og feje for | 2 | 15 | u | 0 | infrastructure | ja
        Rydde op på lageret | 3 | | i | 0 | inbound | ja
        Reparere violiner | 12 | 12345 | f | meget | service | fag
        Rådgive kunder | 37 | 12345 | f | meget | service | bliver
    """,
    "it-service": """
        Klargøre brugte computere | 6 | 135 | f | lidt | operations | ja
        Slette diske efter en liste | 3 | 24 | f | lidt | operations | ja
        Pakke og mærke udstyr | 4 | 135 | f | 0 | outbound | ja
        Sortere kabler og skrot | 3 | 4 | i | 0 | inbound | ja
        Afprøve skærme og tastaturer | 4 | 24 | f | 0 | operations | ja
        Føre liste over lånt udstyr | 2 | 15 | f | lidt | infrastructure | ja
        Hente frokost og fylde kaffe op | 2.5 | 12345 | f | 0 | people | ja
        Gøre mødelokaler klar | 2.5 | 12345 | f | 0 | infrastructure | ja
        Drive servere | 30 | 12345 | f | meget | operations | fag
        Skrive vejledninger med billeder | 4 | | i | lidt | service | ja
    """,
    "entreprenør": """
        Rydde op på byggepladsen | 8 | 12345 | f | 0 | operations | ja
        Sortere affald i containere | 5 | 135 | f | 0 | operations | ja
        Vaske maskiner | 4 | 5 | f | lidt | infrastructure | ja
        Sætte hegn og skilte op | 4 | 14 | f | lidt | operations | ja
        Gøre skurvognen ren | 2.5 | 12345 | u | 0 | infrastructure | ja
        Hente smådele på lageret | 3 | 24 | f | lidt | inbound | ja
        Tælle og mærke værktøj | 3 | 3 | i | lidt | inbound | ja
        Slå græs ved kontoret | 2 | 4 | u | lidt | infrastructure | ja
        Køre gravemaskine | 60 | 12345 | f | meget | operations | fag
        Føre dagens sedler ind | 3 | | f | lidt | infrastructure |
    """,
    "slagter": """
        Pakke pålæg og mærke | 8 | 12345 | f | lidt | operations | ja
        Vaske bakker og kasser | 6 | 12345 | k | 0 | operations | ja
        Fylde køledisken op | 5 | 12345 | f | lidt | outbound | ja
        Snitte grønt til salater | 4 | 345 | f | 0 | operations | ja
        Folde kasser til menuer | 2 | 45 | k | 0 | outbound | ja
        Gøre butikken ren ved lukketid | 5 | 12345 | k | 0 | infrastructure | ja
        Bringe frokost ud | 4 | 12345 | u | lidt | outbound | ja
        Skrive skilte til tilbud | 1 | 1 | i | 0 | marketing | ja
        Udbene og skære ud | 30 | 12345 | f | meget | operations | fag
        Tømme og sortere affald | 2.5 | 12345 | f | 0 | infrastructure | ja
    """,
}


def tasks_of(company: str) -> tuple[LooseTask, ...]:
    """The tasks of one of the ten, as domain values."""
    return tuple(_task(line) for line in TOLD[company].strip().splitlines())


def _task(line: str) -> LooseTask:
    title, hours, days, hands, training, corner, more = (cell.strip() for cell in line.split("|"))
    return LooseTask(
        key=title,
        title=title,
        weekly_hours=Decimal(hours),
        weekdays=frozenset(Weekday(int(day)) for day in days),
        training=_TRAINING[training],
        hands=_HANDS[hands],
        asks_for_trade=more == "fag",
        may_move=_MORE[more],
        corner=corner,
    )
