"""Turns a plain Letter, Table or Calendar into PDF, Word, Excel, CSV or ICS bytes. Knows no models and no clock."""

from jobbro.documents.calendar import Calendar, Event, EventStatus, Method, Person
from jobbro.documents.errors import DocumentError
from jobbro.documents.excel import to_csv, to_excel
from jobbro.documents.from_content import fields_text, letter_from
from jobbro.documents.ics import to_ics
from jobbro.documents.letter import (
    Bar,
    Block,
    BoardField,
    BoardFigure,
    BulletList,
    DataTable,
    FactTable,
    Figure,
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
    Watermark,
    WeekFigure,
    WeekSlot,
)
from jobbro.documents.pdf import picture_pixels, to_pdf
from jobbro.documents.pictures import alt_text, table_of, to_svg
from jobbro.documents.plain import blocks_text, plain_text
from jobbro.documents.seal import Sealer, control_code
from jobbro.documents.table import Column, ColumnKind, Sheet, Table
from jobbro.documents.word import to_word

__all__ = [
    "Bar",
    "Block",
    "BoardField",
    "BoardFigure",
    "BulletList",
    "Calendar",
    "Column",
    "ColumnKind",
    "DataTable",
    "DocumentError",
    "Event",
    "EventStatus",
    "FactTable",
    "Figure",
    "Heading",
    "Letter",
    "Method",
    "Notice",
    "NoticeKind",
    "PageBreak",
    "Paragraph",
    "Person",
    "RoadFigure",
    "RoadMark",
    "RoadSign",
    "Run",
    "Sealer",
    "Sheet",
    "Signature",
    "Signatures",
    "StairFigure",
    "Table",
    "Watermark",
    "WeekFigure",
    "WeekSlot",
    "alt_text",
    "blocks_text",
    "control_code",
    "fields_text",
    "letter_from",
    "picture_pixels",
    "plain_text",
    "table_of",
    "to_csv",
    "to_excel",
    "to_ics",
    "to_pdf",
    "to_svg",
    "to_word",
]
