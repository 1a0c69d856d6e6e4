"""The words that the invented town is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Branch:
    """A trade with names for companies and the light tasks found there."""

    code: str
    name: str
    trade: str
    names: tuple[str, ...]
    tasks: tuple[str, ...]


BRANCHES: tuple[Branch, ...] = (
    Branch(
        "471110",
        "Købmænd",
        "butiksassistent",
        ("Købmand {owner}", "{city} Nærkøb"),
        ("fylde hylder op", "pakke varer ud", "se datoer efter", "samle indkøbsvogne"),
    ),
    Branch(
        "561110",
        "Restauranter",
        "kok",
        ("Café {owner}", "Kroen i {city}"),
        ("dække borde", "skrælle grøntsager", "vaske op", "folde servietter"),
    ),
    Branch(
        "881030",
        "Dagcentre",
        "pædagog",
        ("Dagcentret i {city}",),
        ("gå ture med brugerne", "dække kaffebord", "vande planter"),
    ),
    Branch(
        "452010",
        "Autoværksteder",
        "mekaniker",
        ("{owner} Biler", "{city} Auto"),
        ("vaske kundebiler", "sortere skruer", "køre biler frem", "feje værksted"),
    ),
    Branch(
        "432200", "VVS", "blikkenslager", ("{owner} VVS",), ("pakke reservedele", "rydde lager op", "sortere metal")
    ),
    Branch(
        "813000",
        "Landskabspleje",
        "gartner",
        ("{owner} Have og Anlæg",),
        ("luge bede", "rive blade", "klippe hæk", "plante blomster"),
    ),
    Branch(
        "910110",
        "Biblioteker",
        "bibliotekar",
        ("Biblioteket i {city}",),
        ("sætte bøger på plads", "binde bøger ind", "hjælpe ved maskinerne"),
    ),
    Branch(
        "851000",
        "Børnehaver",
        "pædagog",
        ("Børnehaven {city}",),
        ("smøre madpakker", "rydde legeplads op", "vaske legetøj"),
    ),
    Branch(
        "521000",
        "Lagre",
        "lagermedarbejder",
        ("{owner} Logistik", "{city} Lager"),
        ("plukke varer", "mærke kasser", "stable paller", "tælle op"),
    ),
    Branch("107110", "Bagerier", "bager", ("{owner}s Bageri",), ("pakke brød", "vaske plader", "fylde disken op")),
    Branch(
        "812100",
        "Rengøring",
        "rengøringsassistent",
        ("{owner} Rengøring",),
        ("gøre rent på kontorer", "vaske klude", "fylde sæbe op"),
    ),
    Branch(
        "620100",
        "Software",
        "udvikler",
        ("{owner} Data",),
        ("scanne papirer", "klargøre skærme", "teste knapper i et program"),
    ),
    Branch(
        "162300",
        "Tømrer- og snedkervarer",
        "tømrer",
        ("{owner} & Søn", "{city} Tømmer"),
        ("slibe lister", "sortere træ", "pakke beslag"),
    ),
    Branch(
        "960200", "Frisører", "frisør", ("Salon {owner}",), ("feje gulv", "lægge håndklæder sammen", "tage imod kunder")
    ),
    Branch("014900", "Landbrug", "landmand", ("{owner} Gartneri",), ("sortere æg", "pakke grønt", "male stakit")),
    Branch(
        "931300",
        "Fitness og haller",
        "halinspektør",
        ("{city}hallen",),
        ("gøre omklædningsrum klar", "pumpe bolde", "hjælpe i cafeteria"),
    ),
)
PLACES: tuple[tuple[str, str], ...] = (("8888", "Solby"), ("8889", "Vestby"), ("8887", "Ådal"), ("8886", "Østerå"))
STREETS: tuple[str, ...] = ("Bredgade", "Nørrevang", "Engvej", "Ærøvej", "Østergade", "Åboulevarden", "Stationsvej")
FIRST_NAMES: tuple[str, ...] = (
    "Aase",
    "Ali",
    "Anders",
    "Birthe",
    "Bjarke",
    "Camilla",
    "Dennis",
    "Emine",
    "Erik",
    "Fatima",
    "Flemming",
    "Freja",
    "Gunnar",
    "Hanne",
    "Ida",
    "Ibrahim",
    "Jens",
    "Jytte",
    "Karsten",
    "Katrine",
    "Lars",
    "Lene",
    "Mads",
    "Maryam",
    "Morten",
    "Nanna",
    "Ole",
    "Pia",
    "Rasmus",
    "Sanne",
    "Steen",
    "Susanne",
    "Tina",
    "Ulla",
    "Viggo",
    "Yusuf",
    "Zahra",
    "Ørnulf",
    "Åge",
    "Ægir",
)
LAST_NAMES: tuple[str, ...] = (
    "Aagaard",
    "Andersen",
    "Bach",
    "Bæk",
    "Christensen",
    "Dam",
    "Eriksen",
    "Frandsen",
    "Gram",
    "Hald",
    "Ibsen",
    "Juhl",
    "Khan",
    "Kristensen",
    "Lauritsen",
    "Madsen",
    "Møller",
    "Nygaard",
    "Olesen",
    "Petersen",
    "Ravn",
    "Skov",
    "Thomsen",
    "Vestergaard",
    "Winther",
    "Østergaard",
    "Åkjær",
)
WISHES: tuple[tuple[str, str, str], ...] = (
    ("Jeg vil gerne arbejde med planter.", "Vant til at arbejde ude", "Har en nyttehave"),
    ("Jeg vil gerne være i et køkken.", "Laver mad til mange", "Holder fester for familien"),
    ("Jeg vil gerne arbejde med mennesker.", "Lytter godt", "Besøger en ældre nabo hver uge"),
    ("Jeg vil gerne have noget med tal og orden.", "Holder styr på papirer", "Er kasserer i en forening"),
    ("Jeg vil gerne køre og være på farten.", "Har kørekort", "Kører børn til fodbold"),
    ("Jeg vil gerne bruge mine hænder.", "Reparerer små ting", "Ordner cykler for hele opgangen"),
    ("Jeg vil gerne tilbage til en butik.", "Har stået i butik", "Sælger på loppemarked"),
)
NEEDS: tuple[tuple[str, str], ...] = (
    ("{name} løfter op til 5 kg ad gangen", "Rullevogn til varer"),
    ("{name} arbejder bedst fra kl. 10", "Mødetid kl. 10"),
    ("{name} har godt af en pause hver time", "Fem minutter i timen"),
    ("{name} arbejder bedst, hvor der er ro", "En plads væk fra radioen"),
    ("{name} lærer bedst med én opgave ad gangen", "Dagens opgaver på en seddel"),
    ("{name} møder bedst nye steder sammen med en, der er kendt", "Kontaktpersonen tager imod ved døren"),
)
