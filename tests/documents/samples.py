"""A letter with every kind of block, and texts that people or machines may throw at it."""

from datetime import date, time
from decimal import Decimal

from jobbro.documents import (
    Bar,
    Block,
    BoardField,
    BoardFigure,
    BulletList,
    DataTable,
    FactTable,
    Heading,
    Letter,
    Notice,
    NoticeKind,
    PageBreak,
    Paragraph,
    RoadFigure,
    RoadMark,
    RoadSign,
    Run,
    Signature,
    Signatures,
    StairFigure,
    WeekFigure,
    WeekSlot,
)

STAIR = StairFigure(
    "Timer om ugen",
    ("Praktik", "Løn"),
    (
        Bar("Uge 1-4", (Decimal(9), Decimal(0))),
        Bar("Uge 5-8", (Decimal("7.5"), Decimal(3))),
        Bar("Uge 9-13", (Decimal(4), Decimal(9))),
    ),
    "timer",
)
WEEK = WeekFigure(
    "En almindelig uge",
    ("Praktik", "Løn"),
    (WeekSlot(1, time(9), time(12)), WeekSlot(3, time(9), time(12)), WeekSlot(5, time(9), time(12, 30), 1)),
)
ROAD = RoadFigure(
    "Min vej til job",
    ("Station", "Hvor langt"),
    (
        RoadSign("Arbejde, jeg har haft", RoadMark.DONE, ("Arbejde, jeg har haft", "klaret")),
        RoadSign("Frivilligt arbejde", RoadMark.SKIPPED, ("Frivilligt arbejde", "springes over")),
        RoadSign("Snus til et nyt fag, som du ikke kender", RoadMark.HERE, ("Snus til et nyt fag", "her"), True),
        RoadSign("Jeg prøver mig frem", RoadMark.AHEAD, ("Jeg prøver mig frem", "venter")),
        RoadSign("JOB", RoadMark.GOAL, ("JOB", "målet")),
    ),
    columns=2,
)
BOARD = BoardFigure(
    "Opgaver hos Nordlys El",
    ("Aktivitet", "Opgaver"),
    (BoardField("Bygninger", ("Køre affald væk",), "Mangler"), BoardField("Indkøb", (), "Mangler at spørge om")),
    (BoardField("Ind", tuple(f"Opgave nummer {number}" for number in range(15))), BoardField("Ud", ("Pakke",))),
    heading="Tavlen",
)
EVERY_BLOCK: tuple[Block, ...] = (
    Notice("Forløbet er aftalt mellem alle fire.", NoticeKind.IMPORTANT),
    Heading("Parter"),
    FactTable(
        (
            ("Borger", "Thomas"),
            ("Virksomhed", "Solby Kirkegård"),
            ("Mail", "kontakt.for.praktikanter@beskaeftigelsesforvaltningen.solby-kommune.example"),
        )
    ),
    Heading("Opgaver"),
    Heading("Udenfor", 3),
    DataTable(
        ("Opgave", "Dag", "Omfang"),
        (("Klippe hække", "mandag", "3 timer"), ("Passe blomsterbede", "onsdag", "3 timer")),
        (4, 2, 1),
        "Opgaver om ugen",
    ),
    Paragraph.of(
        "Læs ", Run("reglerne", bold=True), " hos ", Run("styrelsen", link="https://www.star.dk"), ".\nSpørg Leif."
    ),
    BulletList(("Møde til tiden", "Føle sig tryg ved arbejdsmarkedsforvaltningens virksomhedskonsulenter")),
    STAIR,
    WEEK,
    ROAD,
    BOARD,
    PageBreak(),
    Heading("Underskrifter"),
    Signatures(
        (
            Signature("Thomas", "borger"),
            Signature("Leif", "kirkegårdsgraver", "Godkendt 12. januar 2023"),
            Signature("Anna", "virksomhedskonsulent"),
        )
    ),
)

# What somebody types, and what then stands in the PDF.
HOSTILE_TEXTS = {
    "typst code": ('#read("/etc/passwd") #{panic()} *x* _y_ $z$ <a> @b // /* `', None),
    "xml": ("<b>&amp;</b> ]]> <?xml?> \"'", None),
    "template language": ("{{ x }} {% for %} «MERGEFIELD»", None),
    "control characters": ("a\x00b\x07c\x1bd\x7fe\x85f", "a▯b▯c▯d▯e f"),
    "lone surrogates": ("a\ud800b\udfffc", "a▯b▯c"),
    "no characters at all": ("\ufffe\uffff\U0001ffff\ufdd0", "▯▯▯▯"),
    "emoji": ("😀 👩🏽\u200d🚒 🇩🇰 ☃ ✓", None),
    "arabic": ("مرحبا بالعالم", None),
    "hebrew": ("שלום", None),
    "chinese": ("你好世界", "▯▯▯▯"),
    "thai": ("สวัสดี", None),
    "reversed": ("betal \u202e000.1\u202c kr.", "betal ▯000.1 kr."),
    "combining": ("a\u0301 e\u0302", "á ê"),
    "private use": ("\ue000\U000f0000", "▯▯"),
    "blank": ("   ", ""),
    "line breaks": ("en\r\nto\rtre\u2028fire\vfem", "en to tre fire fem"),
    "one endless word": ("x" * 1500, None),
    "address": ("https://www.solby.example/" + "a/b?c=d&" * 40, None),
    "invisible": ("arbejds\u00adgiver\u200btest", "arbejdsgivertest"),
}


def letter(*blocks: Block, title: str = "Beskrivelse af Thomas' praktik", about: str = "Thomas, praktikant") -> Letter:
    """Make a letter around some blocks, or around one of every kind."""
    return Letter(
        title=title,
        about=about,
        municipality="Solby Kommune",
        printed_on=date(2023, 1, 16),
        blocks=blocks or EVERY_BLOCK,
        footer="Aftalen er lavet ud fra samtalen på kirkegården.",
    )
