"""The placements of the worked cases: Thomas, Marianne, Niels and Else, hour by hour as the sources give them."""

from datetime import date, timedelta

from jobbro.demo.shapes import DemoPlacement, slots
from jobbro.domain.plan import HourKind
from jobbro.placements.record import DutyLine, FollowUpLine, GoalLine, NeedLine, StepLine, TaskLine

PRACTICE, PAID = HourKind.PRACTICE, HourKind.PAID
# What the rules ask of every virksomhedspraktik; the worked cases do not say, and the demo answers as most would.
USUAL_ANSWERS = (
    ("agreement.fills_labour_need", "no"),
    ("agreement.replaces_employee", "no"),
    ("agreement.seasonal_peak", "no"),
    ("history.last_employed_here", "no"),
    ("person.could_get_ordinary_or_subsidised_job", "no"),
)
PARTIES = ("consultant", "caseworker", "citizen", "contact_person")


def _weeks(first: date, weeks: int) -> date:
    """The last day of so many whole weeks."""
    return first + timedelta(days=7 * weeks - 1)


THOMAS_FIRST = date(2023, 1, 23)
THOMAS_LAST = _weeks(THOMAS_FIRST, 13)
_WHO = ("Thomas", "Leif Graversen", "Mette Madsen")
_TOPICS = ("samarbejde", "progression", "timetal")

THOMAS = DemoPlacement(
    "thomas",
    "solby-kirkegaard",
    "Leif Graversen",
    "locked",
    {
        "steps": (
            StepLine(
                1,
                THOMAS_FIRST,
                THOMAS_LAST,
                slots(PRACTICE, "135", "9.00", "12.00"),
                (
                    TaskLine(
                        "holde kirkegården ren",
                        PRACTICE,
                        "at møde stabilt og komme i gang selv",
                        "når han klarer en hel vagt alene",
                        "gå en fast runde på egen hånd",
                    ),
                    TaskLine(
                        "passe hæk",
                        PRACTICE,
                        "at bruge maskiner sikkert",
                        "når Leif ikke skal rette efter",
                        "klippe en række alene",
                    ),
                    TaskLine(
                        "passe blomster",
                        PRACTICE,
                        "at planlægge sin egen dag",
                        "når bedene holder sig pæne hele ugen",
                        "have ansvar for et bed",
                    ),
                    TaskLine(
                        "gravearbejde",
                        PRACTICE,
                        "at arbejde sammen med Leif om tunge opgaver",
                        "når Leif kan overlade ham en grav ad gangen",
                        "grave en grav alene",
                    ),
                ),
            ),
        ),
        "purposes": ("specific_skills", "ordinary_hours"),
        "because": (
            "Fordi du her prøver hårdt arbejde ude, i dit eget tempo. Går det godt, er næste skridt flere timer og løn."
        ),
        "why": "Thomas vil i arbejde. På kirkegården kan han prøve hårdt fysisk arbejde udendørs i sit eget tempo.",
        "contribution": "Kirkegården har faste rutiner, rolige kolleger og opgaver, der kan vokse med Thomas.",
        "citizen_words": "Jeg vil gerne have hårdt fysisk arbejde, og gerne udendørs.",
        "goals": (
            GoalLine(
                "goal",
                "Thomas møder stabilt tre dage om ugen og løser sine opgaver selvstændigt.",
                "Han er der kl. 9 mandag, onsdag og fredag, og Leif skal ikke sætte ham i gang.",
                THOMAS_LAST,
            ),
            GoalLine(
                "subgoal",
                "Thomas kender sin faste runde og går selv i gang.",
                "Leif har ikke vist runden i en uge.",
                date(2023, 2, 22),
            ),
            GoalLine(
                "long_term", "Ansættelse på ordinære timer, eller en ny praktik med flere timer og flere egne opgaver."
            ),
        ),
        "needs": (
            NeedLine(
                "Thomas arbejder bedst, når han kan tage opgaverne i sit eget tempo",
                "Leif giver én opgave ad gangen og god tid til den.",
                "rene gange, hæk og blomster",
            ),
        ),
        "duties": (
            DutyLine("contact_person", "Leif Graversen", "viser opgaverne og er den, Thomas går til"),
            DutyLine("consultant", "Mette Madsen", "følger op og er til at få fat på for begge parter"),
        ),
        "agreed_with": PARTIES,
        "follow_ups": (
            FollowUpLine(date(2023, 2, 22), None, _WHO, _TOPICS),
            FollowUpLine(date(2023, 3, 29), None, _WHO, _TOPICS),
        ),
        "absence_notice": "Thomas ringer til Leif før kl. 8.30.",
        "if_it_goes_wrong": "Leif ringer til Mette samme dag. Vi mødes inden en uge og retter opgaver eller timer.",
        "next_step": "Efter praktikken taler vi om ordinære timer her eller i en lignende virksomhed.",
        "next_activity": "Opfølgning onsdag 29. marts, hvor vi taler om timer efter påske.",
        "paid_route": "after",
        "what_it_takes": "Thomas kan gå runden alene, og kirkegården har brug for hænder i foråret.",
        "legal_answers": USUAL_ANSWERS,
        "employer_statement_on": date(2023, 1, 16),
        "representative_statement_on": date(2023, 1, 17),
    },
)

MARIANNE_FIRST = date(2023, 3, 1)
MARIANNE_LAST = date(2023, 4, 19)
_MARIANNE_WHO = ("Marianne", "Anders Krogh", "Mette Madsen")
_MARIANNE_TOPICS = ("opgaver", "progression", "ordinære timer")

MARIANNE = DemoPlacement(
    "marianne",
    "nordlink-service",
    "Anders Krogh",
    "shared",
    {
        "steps": (
            StepLine(
                1,
                MARIANNE_FIRST,
                MARIANNE_LAST,
                slots(PRACTICE, "3", "9.00", "14.00"),
                (
                    TaskLine(
                        "klargøre mobiltelefoner og tablets",
                        PRACTICE,
                        "at blive tryg ved opgaver og kolleger",
                        "når hun klargør en telefon uden hjælp",
                        "klargøre bærbare computere",
                    ),
                    TaskLine(
                        "se efter, om persondatareglerne bliver fulgt",
                        PRACTICE,
                        "at bruge sin juridiske viden i praksis",
                        "",
                        "",
                    ),
                ),
            ),
        ),
        "purposes": ("clarify_goal", "specific_skills"),
        "because": (
            "Fordi du her bruger det, du kan med it og jura. Så finder vi ud af, hvor mange timer der passer til dig."
        ),
        "why": "Marianne vil bruge det, hun kan med it og jura, og finde ud af, hvor meget hun kan arbejde.",
        "contribution": "It-afdelingen har rolige opgaver og en leder, der vil være mentor.",
        "citizen_words": "Jeg vil bruge det, jeg kan med it og jura.",
        "goals": (
            GoalLine(
                "subgoal",
                "Marianne er tryg ved at være på arbejdspladsen og ved opgaverne.",
                "Hun møder hver onsdag og holder pause sammen med de andre.",
                date(2023, 3, 29),
            ),
            GoalLine(
                "long_term",
                "Marianne klarer it-opgaverne så godt, at hun kan få fleksjob 10-15 timer om ugen "
                "med personlig assistance.",
            ),
        ),
        "needs": (
            NeedLine(
                "Marianne trives med én arbejdsdag om ugen i begyndelsen", "Fem timer hver onsdag.", "begge opgaver"
            ),
            NeedLine("Marianne trives med én fast kollega at spørge", "Anders sidder ved siden af.", "begge opgaver"),
        ),
        "duties": (
            DutyLine("mentor", "Anders Krogh", "viser opgaverne og er mentor"),
            DutyLine("consultant", "Mette Madsen", "følger op hver 14. dag"),
        ),
        "agreed_with": ("consultant", "citizen", "employer"),
        "follow_ups": tuple(
            FollowUpLine(
                day,
                None,
                (*_MARIANNE_WHO, "Rikke Vang") if day == date(2023, 4, 19) else _MARIANNE_WHO,
                _MARIANNE_TOPICS,
            )
            for day in (date(2023, 3, 8), date(2023, 3, 22), date(2023, 4, 5), date(2023, 4, 19))
        ),
        "absence_notice": "Marianne sender en sms til Anders før kl. 8.",
        "if_it_goes_wrong": "Marianne eller Anders ringer til Mette, og vi retter dagen eller opgaverne sammen.",
        "next_step": "Kombinere praktik med lønnede timer, når Marianne er tryg ved opgaverne.",
        "next_activity": "Opfølgning i uge 2 på arbejdspladsen.",
        "paid_route": "after",
        "what_it_takes": "Marianne klargør telefoner uden hjælp, og regnskabet har plads til timerne.",
        "legal_answers": USUAL_ANSWERS,
        "employer_statement_on": date(2023, 2, 20),
        "representative_statement_on": date(2023, 2, 21),
    },
    planned_on=date(2023, 2, 15),
)

_N1 = date(2023, 5, 1)
_N2 = _weeks(_N1, 6) + timedelta(days=1)
_N3 = _weeks(_N2, 4) + timedelta(days=1)
_BUFFET = "anrette buffet"

NIELS = DemoPlacement(
    "niels",
    "restaurant-bugten",
    "Torben Sø",
    "ready",
    {
        "steps": (
            StepLine(
                1,
                _N1,
                _weeks(_N1, 6),
                slots(PRACTICE, "1245", "10.00", "12.00"),
                (
                    TaskLine(
                        _BUFFET,
                        PRACTICE,
                        "at anrette en buffet selvstændigt",
                        "når buffeten står klar kl. 12 uden hjælp",
                    ),
                    TaskLine("dække borde og rydde af", PRACTICE, "at kende husets rutiner"),
                ),
            ),
            StepLine(
                2,
                _N2,
                _weeks(_N2, 4),
                slots(PAID, "12345", "10.00", "11.00") + slots(PRACTICE, "12345", "11.00", "13.00"),
                (
                    TaskLine(_BUFFET, PAID),
                    TaskLine("smøre smørrebrød", PRACTICE, "at smøre efter husets kort", "når kortet sidder"),
                ),
            ),
            StepLine(
                3,
                _N3,
                date(2023, 7, 30),
                slots(PAID, "12345", "9.00", "11.00") + slots(PRACTICE, "12345", "11.00", "13.00"),
                (
                    TaskLine(_BUFFET, PAID),
                    TaskLine("anrette frokostbuffet i kundens kantine", PAID),
                    TaskLine("smøre smørrebrød", PRACTICE, "at smøre efter husets kort", "når kortet sidder"),
                ),
            ),
        ),
        "purposes": ("ordinary_hours", "specific_skills"),
        "because": "Fordi du lærer køkkenet at kende, mens du er der. Hver periode giver dig flere timer med løn.",
        "why": "Niels vil arbejde i et køkken og lærer bedst i et, hvor der er travlt på faste tider.",
        "contribution": "Restauranten mangler hænder til buffeten og vil lønne timerne, når opgaven sidder.",
        "citizen_words": "Jeg vil arbejde i et køkken.",
        "goals": (
            GoalLine(
                "goal", "Niels anretter buffeten selv og får løn for den.", "Buffeten står klar kl. 12.", _weeks(_N1, 6)
            ),
            GoalLine(
                "subgoal",
                "Niels kender buffetens retter og rækkefølge.",
                "Han dækker op uden seddel.",
                date(2023, 5, 19),
            ),
            GoalLine("long_term", "20 timer om ugen, hvoraf flere og flere er lønnede."),
        ),
        "target_weekly_hours": 20,
        "needs": (
            NeedLine(
                "Niels lærer bedst, når han ser opgaven først", "Torben viser hver ny opgave.", "buffet og smørrebrød"
            ),
        ),
        "duties": (
            DutyLine("contact_person", "Torben Sø", "oplærer Niels"),
            DutyLine("consultant", "Mette Madsen", "følger op"),
        ),
        "agreed_with": PARTIES,
        "follow_ups": (
            FollowUpLine(
                _weeks(_N1, 6) - timedelta(days=2),
                None,
                ("Niels", "Torben Sø", "Mette Madsen"),
                ("opgaver", "timer", "løn"),
            ),
            FollowUpLine(date(2023, 7, 7), None, ("Niels", "Torben Sø", "Mette Madsen"), ("opgaver", "timer", "løn")),
        ),
        "absence_notice": "Niels ringer til Torben før kl. 9.",
        "if_it_goes_wrong": "Torben ringer til Mette, og vi går ned i timer, til det passer igen.",
        "next_step": "Flere lønnede timer, når smørrebrødet sidder.",
        "next_activity": "Opfølgning i uge 6 om de første lønnede timer.",
        "paid_route": "simultaneous",
        "what_it_takes": "Niels klarer buffeten til tiden og uden fejl.",
        "legal_answers": USUAL_ANSWERS,
        "employer_statement_on": date(2023, 4, 20),
        "representative_statement_on": date(2023, 4, 21),
    },
    planned_on=date(2023, 4, 14),
)

_E1 = date(2023, 3, 6)
_E2 = _weeks(_E1, 4) + timedelta(days=1)
_HOME = ("rede senge", "vaske op", "lettere rengøring", "servere mad og drikke")

ELSE = DemoPlacement(
    "else",
    "plejecenter-skoven",
    "Lis Dam",
    "ready",
    {
        "steps": (
            StepLine(
                1,
                _E1,
                _weeks(_E1, 4),
                slots(PRACTICE, "135", "8.00", "13.00"),
                tuple(
                    TaskLine(title, PRACTICE, "at klare opgaven på egen hånd", "når ingen skal se efter")
                    for title in _HOME
                ),
            ),
            StepLine(
                2,
                _E2,
                date(2023, 6, 4),
                slots(PAID, "135", "8.00", "10.00") + slots(PRACTICE, "135", "10.00", "13.00"),
                (
                    *(TaskLine(title, PAID) for title in _HOME),
                    TaskLine(
                        "smøre smørrebrød og sandwich",
                        PRACTICE,
                        "at kende køkkenets opskrifter",
                        "når frokosten er klar til tiden",
                    ),
                    TaskLine("bage kage", PRACTICE, "at arbejde efter opskrift"),
                ),
            ),
        ),
        "purposes": ("ordinary_hours", "specific_skills"),
        "because": "Fordi du her gør noget for andre med opgaver, du kender. Det kan blive til et job på plejecentret.",
        "why": "Else vil gøre noget for andre, og plejecentret har opgaver, hun kender hjemmefra.",
        "contribution": "Plejecentret kan oplære i flere slags opgaver og lønne dem, Else klarer.",
        "citizen_words": "Jeg kan godt lide at gøre noget for andre.",
        "goals": (
            GoalLine(
                "goal",
                "Else klarer de praktiske opgaver og får løn for dem.",
                "Personalet regner med hende.",
                _weeks(_E1, 4),
            ),
            GoalLine("subgoal", "Else reder senge uden hjælp.", "En hel gang på en time.", date(2023, 3, 17)),
            GoalLine("long_term", "Flere lønnede timer her eller i en ny virksomhed."),
        ),
        "needs": (NeedLine("Else arbejder bedst om formiddagen", "Mødetid kl. 8.", "alle opgaver"),),
        "duties": (
            DutyLine("contact_person", "Lis Dam", "oplærer Else"),
            DutyLine("consultant", "Mette Madsen", "følger op"),
        ),
        "agreed_with": PARTIES,
        "follow_ups": (
            FollowUpLine(date(2023, 3, 31), None, ("Else", "Lis Dam", "Mette Madsen"), ("opgaver", "lønnede timer")),
            FollowUpLine(date(2023, 5, 3), None, ("Else", "Gitte Skov", "Mette Madsen"), ("opgaver", "lønnede timer")),
        ),
        "absence_notice": "Else ringer til Lis før kl. 7.30.",
        "if_it_goes_wrong": "Lis ringer til Mette, og vi mødes samme uge.",
        "next_step": "Kan plejecentret ikke give flere timer, søger vi en virksomhed mere med de samme opgaver.",
        "next_activity": "Opfølgning efter fire uger om de første lønnede timer.",
        "paid_route": "simultaneous",
        "what_it_takes": "Else klarer de fire opgaver uden at nogen ser efter.",
        "legal_answers": USUAL_ANSWERS,
        "employer_statement_on": date(2023, 2, 24),
        "representative_statement_on": date(2023, 2, 27),
    },
    planned_on=date(2023, 2, 20),
)

PLACEMENTS: tuple[DemoPlacement, ...] = (THOMAS, MARIANNE, NIELS, ELSE)
