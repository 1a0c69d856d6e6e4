"""A letter as plain words: what VITAS and the journal take, and what every other format must say."""

from jobbro.documents.letter import (
    Block,
    BulletList,
    DataTable,
    FactTable,
    Heading,
    Letter,
    Notice,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
)
from jobbro.documents.pictures import table_of
from jobbro.documents.text import clean, long_date
from jobbro.documents.words import WORDS


def plain_text(letter: Letter) -> str:
    """Return the whole letter as text in reading order; tables have one row a line, cells set apart by « | »."""
    parts = [letter.title, byline(letter), *(_block_text(block, letter.language) for block in letter.blocks)]
    if letter.footer:
        parts.append(letter.footer)
    return clean("\n\n".join(part for part in parts if part)) + "\n"


def blocks_text(blocks: tuple[Block, ...], language: str = "da") -> str:
    """Return blocks as text without a title, for a field that is pasted elsewhere."""
    return clean("\n\n".join(text for block in blocks if (text := _block_text(block, language))))


def byline(letter: Letter) -> str:
    """Return the line under the title: whom it is about, who sends it unless the margin is enough, and when printed."""
    printed = WORDS[letter.language].printed.format(day=long_date(letter.printed_on, letter.language))
    sender = letter.municipality if letter.names_sender else ""
    return " · ".join(part for part in (letter.about, sender, printed) if part)


def signature_lines(signature: Signature, language: str) -> tuple[str, ...]:
    """Return what stands at one person's place: name, role, and the agreement or the room to sign."""
    last = signature.agreed or WORDS[language].date_and_signature
    return tuple(part for part in (signature.name, signature.role, last) if part)


def _block_text(block: Block, language: str) -> str:
    match block:
        case Heading(text) | Notice(text):
            return text
        case Paragraph():
            return block.text
        case FactTable(rows, caption, header):
            return _table_text(DataTable(header, rows, (), caption))
        case DataTable():
            return _table_text(block)
        case BulletList(items):
            return "\n".join(f"• {item}" for item in items)
        case Signatures(parties):
            return "\n\n".join("\n".join(signature_lines(party, language)) for party in parties)
        case PageBreak():
            return ""
        case _:
            return _table_text(table_of(block, language))


def _table_text(table: DataTable) -> str:
    lines = [" | ".join(row) for row in (table.header, *table.rows)]
    return "\n".join(([table.caption] if table.caption else []) + lines)
