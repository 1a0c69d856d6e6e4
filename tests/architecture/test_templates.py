"""Templates: each is used, none carries script or style, and what a person reads is wrapped for translation."""

import re

from tests.architecture.source import SRC, python_files, short, templates

HTML = [path for path in templates() if path.suffix == ".html"]
# Templates that Django or a package asks for by a name of its own, found by that name.
ASKED_FOR_BY_OTHERS = (
    "account/",
    "mfa/",
    "socialaccount/",
    "allauth/",
    "django/forms/",
    "403",
    "404",
    "429",
    "500",
    "503",
)


SAME_IN_EVERY_LANGUAGE = {"Jobbro", "Esc", "Enter", "Tab", "CVR", "CPR", "VITAS", "Min", "Plan", "PDF", "Word", "DEMO"}
# The page of building blocks shows invented content in a demo and is not translated.
MADE_UP_EXAMPLES = {"src/jobbro/ui/templates/ui/pages/components.html"}


def template_name(path):
    return path.relative_to(path.parents[[p.name for p in path.parents].index("templates")]).as_posix()


def test_every_template_is_used():
    said = "\n".join(path.read_text() for path in [*python_files("src"), *templates()])
    unused = [
        short(path)
        for path in templates()
        if not template_name(path).startswith(ASKED_FOR_BY_OTHERS) and template_name(path) not in said
    ]
    assert unused == []


def test_no_template_carries_script_or_style():
    """The content security policy refuses them, so they would only work on a developer's machine."""
    forbidden = re.compile(
        r"<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|hx-on", re.I
    )
    found = [f"{short(path)}: {hit[0].strip()}" for path in HTML for hit in forbidden.finditer(path.read_text())]
    assert found == []


def test_nothing_is_marked_safe_by_hand():
    """What a user typed must be escaped; `|safe` and `mark_safe` are the two ways round it."""
    found = [short(path) for path in HTML if re.search(r"\|\s*safe\b|autoescape off", path.read_text())]
    assert found == []


def test_danish_text_in_templates_is_wrapped_for_translation():
    blocks = re.compile(r"{%\s*(blocktranslate|comment|verbatim)\b.*?{%\s*end\1\s*%}", re.S)
    classes = re.compile(r"{%\s*block \w*class\w*\s*%}.*?{%\s*endblock.*?%}", re.S)
    noise = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->|<svg.*?</svg>|<[^>]*>|&\w+;", re.S)
    bare = {}
    for path in HTML:
        text = noise.sub(" ", classes.sub(" ", blocks.sub(" ", path.read_text())))
        words = [word for word in re.findall(r"[A-Za-zÆØÅæøå]{3,}", text) if word not in SAME_IN_EVERY_LANGUAGE]
        if words and short(path) not in MADE_UP_EXAMPLES:
            bare[short(path)] = words[:5]
    assert bare == {}


def test_images_and_scripts_come_from_this_site():
    outside = re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.I)
    links_out = re.compile(r"<a\b[^>]*>", re.I)
    found = [
        short(path)
        for path in HTML
        if outside.search(links_out.sub(" ", path.read_text())) and path.is_relative_to(SRC)
    ]
    assert found == []
