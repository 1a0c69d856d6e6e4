"""Every model and every enum has a line in the glossary, with one Danish word."""

import ast
import re

from tests.architecture.source import ROOT, python_files, tree

GLOSSARY = ROOT / "docs" / "glossary.md"
KINDS = {"Model", "TextChoices", "IntegerChoices", "StrEnum", "IntEnum", "Enum", "Flag", "IntFlag", "AbstractUser"}
LINE = re.compile(r"^\| `(?P<name>[\w.]+)` \| (?P<danish>[^|]+) \| (?P<meaning>[^|]+) \| (?P<source>[^|]*) \|$", re.M)


def base_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def our_words() -> set[str]:
    """Names of our models and enums; one inside another class is written `Outer.Inner`."""
    found = set()
    for path in python_files("src/jobbro"):
        for outer in ast.walk(tree(path)):
            body = outer.body if isinstance(outer, ast.Module | ast.ClassDef) else []
            for node in body:
                if isinstance(node, ast.ClassDef) and {base_name(base) for base in node.bases} & KINDS:
                    prefix = f"{outer.name}." if isinstance(outer, ast.ClassDef) else ""
                    found.add(prefix + node.name)
    return {name for name in found if not name.startswith("_")}


def lines() -> list[re.Match[str]]:
    return list(LINE.finditer(GLOSSARY.read_text(encoding="utf-8")))


def test_every_model_and_enum_is_in_the_glossary():
    assert sorted(our_words() - {line["name"] for line in lines()}) == []


def test_the_glossary_holds_no_word_that_is_gone():
    assert sorted({line["name"] for line in lines()} - our_words()) == []


def test_every_line_gives_one_danish_word_and_a_meaning():
    assert [line["name"] for line in lines() if not line["danish"].strip() or len(line["meaning"].split()) < 3] == []


def test_the_lines_stand_in_order():
    names = [line["name"].casefold() for line in lines()]
    assert names == sorted(names)
