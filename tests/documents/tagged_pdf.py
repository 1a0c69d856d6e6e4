"""Reads a PDF the way a screen reader does: along its structure tree, not along the ink on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf


@dataclass
class Element:
    """A tag of the structure tree, with its own text and its children in reading order."""

    tag: str
    alt: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words inside, in reading order."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def find(self, *tags: str) -> Iterator["Element"]:
        """Walk all elements with one of these tags, in reading order."""
        if self.tag in tags:
            yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.find(*tags)

    def texts(self) -> Iterator[str]:
        """Walk the pieces of text outside pictures, in reading order."""
        if self.tag == "Figure":
            return
        for part in self.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from part.texts()


def read_tagged(data: bytes) -> Element:
    """Return the structure tree of a PDF with the text of every tagged stretch."""
    with pikepdf.open(BytesIO(data)) as pdf:
        marked = {page.objgen: dict(_marked_text(page)) for page in pdf.pages}
        return _element(pdf.Root.StructTreeRoot.K, marked, None)


def _element(node: Any, marked: dict[Any, dict[int, str]], page: Any) -> Element:
    if isinstance(node, pikepdf.Array):
        root = Element("Root")
        root.parts = [_element(child, marked, page) for child in node]
        return root
    page = node.get("/Pg", page)
    attributes = node.get("/A", {})
    made = Element(str(node.S).lstrip("/"), str(node.get("/Alt", "")))
    for entry in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        made.attributes |= {str(key).lstrip("/"): str(value) for key, value in dict(entry).items()}
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, int):
            made.parts.append(marked[page.objgen].get(child, ""))
        elif child.get("/Type") == "/MCR":
            made.parts.append(marked[child.get("/Pg", page).objgen].get(int(child.MCID), ""))
        elif child.get("/Type") != "/OBJR":
            made.parts.append(_element(child, marked, page))
    return made


def _marked_text(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of every marked stretch; ActualText speaks instead of the glyphs inside it."""
    fonts = {str(name): _glyph_names(font) for name, font in page.resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    stack: list[tuple[int | None, str | None]] = []
    font: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = list(instruction.operands), str(instruction.operator)
        if name == "BDC":
            properties = operands[1]
            spoken = properties.get("/ActualText") if isinstance(properties, pikepdf.Dictionary) else None
            number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            stack.append((None if number is None else int(number), None if spoken is None else str(spoken)))
            if spoken is not None:
                _append(texts, stack, str(spoken))
        elif name == "BMC":
            stack.append((None, None))
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in {"Tj", "TJ"} and not any(spoken is not None for _, spoken in stack):
            pieces = operands[0] if name == "TJ" else [operands[0]]
            codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)).hex()
            _append(texts, stack, "".join(font.get(codes[at : at + 4], "\ufffd") for at in range(0, len(codes), 4)))
    yield from texts.items()


def _append(texts: dict[int, str], stack: list[tuple[int | None, str | None]], text: str) -> None:
    for number, _ in reversed(stack):
        if number is not None:
            texts[number] = texts.get(number, "") + text
            return


def _glyph_names(font: pikepdf.Object) -> dict[str, str]:
    """Read the font's own map from glyph codes to text."""
    found: dict[str, str] = {}
    if "/ToUnicode" not in font:
        return found
    source = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            found[code.lower()] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            start = int(text, 16)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[f"{int(first, 16) + step:04x}"] = chr(start + step)
    return found
