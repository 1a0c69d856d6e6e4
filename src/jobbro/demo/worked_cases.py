"""The worked cases of the trade's own handbook and practice sheet, in our words, with their figures (R-154).

Names, hours and days are those of the sources. Years, surnames and what the sources leave open are invented here, and
each person is marked DEMO.
"""

from datetime import date
from decimal import Decimal

from jobbro.companies.models import Activity, ContactRole, Doer, GreenKind, WorkTask
from jobbro.demo.shapes import INSIDE, SHARED_OUT, DemoCitizen, DemoCompany, DemoContact, DemoFact, DemoTask
from jobbro.domain.disclosure import Audience

MANAGER, MENTOR, REPRESENTATIVE = ContactRole.MANAGER, ContactRole.MENTOR, ContactRole.EMPLOYEE_REPRESENTATIVE
OWNER, DIRECTOR = ContactRole.OWNER, ContactRole.DIRECTOR

COMPANIES: tuple[DemoCompany, ...] = (
    DemoCompany(
        "solby-kirkegaard",
        1,
        "Solby Kirkegård",
        "960300",
        "Begravelsesvæsen",
        "Kirkevej 2",
        "8888",
        "Solby",
        Decimal("10.5"),
        (
            DemoContact("Leif Graversen", MENTOR, "kirkegårdsgraver"),
            DemoContact("Bente Kirk", MANAGER, "kirkegårdsleder"),
            DemoContact("Ole Rask", REPRESENTATIVE, "gartner"),
        ),
        (
            DemoTask(
                "holde kirkegården ren", Activity.OPERATIONS, "4", "hver dag", "gartnerne", ("outdoors", "walking")
            ),
            DemoTask("passe hæk", Activity.OPERATIONS, "3", "april til oktober", "gartnerne", ("outdoors", "standing")),
            DemoTask("passe blomster", Activity.OPERATIONS, "3", "marts til oktober", "gartnerne", ("outdoors",)),
            DemoTask(
                "gravearbejde",
                Activity.OPERATIONS,
                "5",
                "efter behov",
                "Leif",
                ("outdoors", "lifting"),
                WorkTask.Level.SOME_TRAINING,
            ),
        ),
        "Drift af kirkegård, grønne områder og bygninger",
    ),
    DemoCompany(
        "nordlink-service",
        2,
        "Nordlink Service A/S",
        "620200",
        "It-rådgivning",
        "Havnegade 14",
        "8888",
        "Solby",
        Decimal("46"),
        (
            DemoContact("Anders Krogh", MANAGER, "afdelingsleder i it"),
            DemoContact("Rikke Vang", ContactRole.OTHER, "regnskabschef"),
            DemoContact("Maja Lind", REPRESENTATIVE, "it-supporter"),
        ),
        (
            DemoTask(
                "klargøre mobiltelefoner og tablets",
                Activity.OPERATIONS,
                "6",
                "hver uge",
                "it-supporterne",
                ("digital",),
            ),
            DemoTask(
                "se efter, om persondatareglerne bliver fulgt",
                Activity.INFRASTRUCTURE,
                "4",
                "i foråret",
                "ingen",
                ("digital",),
                WorkTask.Level.SKILLED,
            ),
        ),
        "Service og it til mindre virksomheder",
    ),
    DemoCompany(
        "restaurant-bugten",
        3,
        "Restaurant Bugten",
        "561110",
        "Restauranter",
        "Strandvejen 3",
        "8888",
        "Solby",
        Decimal("12"),
        (
            DemoContact("Camilla Bugge", OWNER, "ejer"),
            DemoContact("Torben Sø", MENTOR, "køkkenchef"),
            DemoContact("Nadia Holm", REPRESENTATIVE, "tjener"),
        ),
        (
            DemoTask("anrette buffet", Activity.OPERATIONS, "10", "alle hverdage", "kokkene", ("standing", "hygiene")),
            DemoTask(
                "smøre smørrebrød",
                Activity.OPERATIONS,
                "12",
                "alle hverdage",
                "kokkene",
                ("standing", "hygiene"),
                WorkTask.Level.SOME_TRAINING,
            ),
            DemoTask(
                "anrette frokostbuffet i kundens kantine",
                Activity.OUTBOUND,
                "5",
                "alle hverdage",
                "kokkene",
                ("walking", "people"),
            ),
        ),
    ),
    DemoCompany(
        "plejecenter-skoven",
        4,
        "Plejecenter Skoven",
        "871010",
        "Plejehjem",
        "Skovbakken 20",
        "8888",
        "Solby",
        Decimal("38"),
        (
            DemoContact("Gitte Skov", MANAGER, "plejecenterleder"),
            DemoContact("Lis Dam", MENTOR, "køkkenassistent"),
            DemoContact("Hanne Bæk", REPRESENTATIVE, "social- og sundhedsassistent"),
        ),
        (
            DemoTask("rede senge", Activity.OPERATIONS, "5", "formiddag", "plejepersonalet", ("standing", "hygiene")),
            DemoTask("vaske op", Activity.OPERATIONS, "6", "efter måltider", "køkkenet", ("standing", "hygiene")),
            DemoTask("lettere rengøring", Activity.INFRASTRUCTURE, "8", "formiddag", "plejepersonalet", ("walking",)),
            DemoTask("servere mad og drikke", Activity.SERVICE, "7", "ved måltider", "plejepersonalet", ("people",)),
            DemoTask(
                "bage kage", Activity.OPERATIONS, "3", "torsdag", "køkkenet", ("hygiene",), WorkTask.Level.SOME_TRAINING
            ),
        ),
    ),
    DemoCompany(
        "solby-museum",
        5,
        "Solby Museum",
        "910200",
        "Museer",
        "Torvet 1",
        "8888",
        "Solby",
        Decimal("9"),
        (DemoContact("Vibeke Falk", DIRECTOR, "museumsleder"), DemoContact("Kim Ry", MENTOR, "museumsvært")),
        (
            DemoTask(
                "arkivere", Activity.INFRASTRUCTURE, "6", "mandag til torsdag", "museumsinspektøren", ("digital",)
            ),
            DemoTask("tømme skrald", Activity.INFRASTRUCTURE, "2", "hver dag", "værterne", ("lifting",)),
            DemoTask("fylde kaffe op", Activity.SERVICE, "2", "hver dag", "værterne", ()),
            DemoTask("hjælpe besøgende til rette", Activity.SERVICE, "8", "åbningstiden", "værterne", ("people",)),
        ),
    ),
    DemoCompany(
        "bo-el",
        6,
        "Bo El ApS",
        "432100",
        "El-installation",
        "Industrivej 8",
        "8889",
        "Vestby",
        Decimal("18"),
        (DemoContact("Bo Elkjær", OWNER, "ejer"), DemoContact("Dorthe Lau", REPRESENTATIVE, "elektriker")),
        (
            DemoTask(
                "samle stikdåser",
                Activity.INBOUND,
                "6",
                "hver formiddag",
                "svendene",
                doer=Doer.SKILLED,
                can_be_moved=True,
            ),
            DemoTask(
                "sortere affald fra pladserne",
                Activity.OUTBOUND,
                "3",
                "fredag",
                "lærlingene",
                ("lifting", "outdoors"),
                doer=Doer.APPRENTICE,
                green=GreenKind.SORTING,
            ),
            DemoTask(
                "køre ud med materialer",
                Activity.INBOUND,
                "5",
                "hver morgen",
                "svendene",
                ("driving",),
                doer=Doer.SKILLED,
            ),
        ),
        "El i nybyggede huse",
        staff_until=date(2026, 11, 1),
    ),
    DemoCompany(
        "gravko",
        7,
        "Gravko Entreprise A/S",
        "421100",
        "Anlæg af veje",
        "Grusgravsvej 40",
        "8889",
        "Vestby",
        Decimal("64"),
        (DemoContact("Finn Gravesen", DIRECTOR, "direktør"), DemoContact("Sofie Munk", ContactRole.HR, "HR-ansvarlig")),
        (
            DemoTask(
                "klargøre maskiner til næste dag",
                Activity.OPERATIONS,
                "10",
                "eftermiddag",
                "maskinførerne",
                ("outdoors",),
            ),
            DemoTask(
                "vaske biler og materiel", Activity.INFRASTRUCTURE, "6", "lørdag", "unge i fritidsjob", ("standing",)
            ),
        ),
        "Veje, kloak og anlæg; byder på offentlige opgaver med sociale klausuler",
        "jonas",
        date(2026, 11, 1),
    ),
)

CITIZENS: tuple[DemoCitizen, ...] = (
    DemoCitizen(
        "thomas",
        "Thomas",
        "Holm",
        "3",
        date(2022, 1, 1),
        (
            DemoFact(
                "wish",
                "Jeg vil gerne have hårdt fysisk arbejde, og gerne udendørs.",
                released_to=SHARED_OUT,
                own_words=True,
            ),
            DemoFact("skill", "Holder ud, når arbejdet er tungt", released_to=SHARED_OUT),
            DemoFact("everyday", "Passer sin søsters have", released_to=INSIDE),
            DemoFact(
                "need",
                "Thomas arbejder bedst, når han kan tage opgaverne i sit eget tempo",
                "Én opgave ad gangen, og tid til at blive færdig",
                released_to=SHARED_OUT,
            ),
            DemoFact(
                "background",
                "Har været i misbrugsbehandling og er klar til at arbejde igen",
                inner_note="Langvarigt stofmisbrug; behandlingen er afsluttet.",
            ),
        ),
    ),
    DemoCitizen(
        "marianne",
        "Marianne",
        "Kjær",
        "3",
        date(2019, 6, 1),
        (
            DemoFact("wish", "Jeg vil bruge det, jeg kan med it og jura.", released_to=SHARED_OUT, own_words=True),
            DemoFact("skill", "Bachelor i jura", released_to=SHARED_OUT),
            DemoFact("skill", "Vant til computere, telefoner og tablets", released_to=SHARED_OUT),
            DemoFact("cv", "Vikar på pakkeri", released_to=INSIDE),
            DemoFact(
                "need",
                "Marianne trives med én arbejdsdag om ugen i begyndelsen",
                "Fem timer hver onsdag",
                released_to=SHARED_OUT,
            ),
            DemoFact(
                "need", "Marianne trives med én fast kollega at spørge", "Anders er mentor", released_to=SHARED_OUT
            ),
            DemoFact(
                "background",
                "Har måttet stoppe flere tidligere praktikker",
                inner_note="Tilbagevendende svære depressioner; træthed; føler sig ensom.",
            ),
        ),
    ),
    DemoCitizen(
        "niels",
        "Niels",
        "Brandt",
        "3",
        date(2023, 2, 1),
        (
            DemoFact("wish", "Jeg vil arbejde i et køkken.", released_to=SHARED_OUT, own_words=True),
            DemoFact("skill", "God til at få et bord til at se indbydende ud", released_to=SHARED_OUT),
            DemoFact(
                "need",
                "Niels lærer bedst, når han ser opgaven først",
                "Torben viser hver ny opgave",
                released_to=SHARED_OUT,
            ),
        ),
    ),
    DemoCitizen(
        "else",
        "Else",
        "Toft",
        "3",
        date(2022, 9, 1),
        (
            DemoFact("wish", "Jeg kan godt lide at gøre noget for andre.", released_to=SHARED_OUT, own_words=True),
            DemoFact("everyday", "Passer hjem for hele familien", released_to=SHARED_OUT),
            DemoFact("need", "Else arbejder bedst om formiddagen", "Mødetid mellem 8 og 13", released_to=SHARED_OUT),
        ),
    ),
    DemoCitizen(
        "museumshjaelper",
        "Ditte",
        "Rosen",
        "3",
        date(2023, 1, 1),
        (
            DemoFact("wish", "Jeg vil være et sted med historie.", released_to=SHARED_OUT, own_words=True),
            DemoFact("skill", "Husker navne og steder", released_to=INSIDE),
        ),
        consultant="jonas",
    ),
    DemoCitizen(
        "claus",
        "Claus",
        "Mølgaard",
        "3",
        date(2022, 5, 1),
        (
            DemoFact("wish", "Jeg vil lave noget med hænderne.", released_to=SHARED_OUT, own_words=True),
            DemoFact("skill", "Samler små dele præcist", released_to=SHARED_OUT),
        ),
    ),
    DemoCitizen(
        "helene",
        "Helene",
        "Winther",
        "6",
        date(2023, 1, 1),
        (DemoFact("skill", "Møder til tiden", "3,92 af 4 aftalte timer på 2 uger", released_to=INSIDE),),
    ),
    DemoCitizen(
        "henrik",
        "Henrik",
        "Storm",
        "2",
        date(2023, 1, 1),
        (DemoFact("wish", "Jeg vil tilbage på lageret.", released_to=INSIDE, own_words=True),),
        consultant="jonas",
    ),
    DemoCitizen(
        "lone",
        "Lone",
        "Bjerre",
        "6",
        date(2023, 1, 1),
        (
            DemoFact(
                "need",
                "Lone siger, at hun har det bedst, når hun kan skifte mellem at sidde og stå",
                "Hæve-sænke-bord",
                released_to=INSIDE,
            ),
        ),
    ),
    DemoCitizen(
        "otte-uger",
        "Farida",
        "Hassan",
        "1",
        date(2023, 3, 1),
        (
            DemoFact(
                "wish",
                "Jeg vil lære kolleger at kende og vise, hvad jeg kan.",
                released_to=(*INSIDE, Audience.COMPANY),
                own_words=True,
            ),
        ),
        consultant="amina",
        caseworker="soeren",
    ),
)
