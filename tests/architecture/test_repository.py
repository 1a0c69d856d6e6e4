"""The repository holds our own words, no addresses of this or that machine, and a history that can be read."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.architecture.source import ROOT, short, tracked_files

TEXT = {
    ".py",
    ".html",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".js",
    ".css",
    ".typ",
    ".po",
    ".txt",
    ".json",
    ".svg",
    ".lock",
    "",
}
SEEDS = ROOT.parent / "shared" / "seeds"
QUOTED_FIXTURES = ROOT / "tests" / "fixtures" / "seed_texts"
LONGEST_SHARED_RUN = 8

# Written so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(r"(?<![\w.}/:>-])/(?:wor[k]|roo[t]|tm[p]|hom[e]/\w+|User[s]/\w+)/")
REGISTRY = re.compile(r"\b(?:py[p]i\.\w|python[h]osted\.|registr[y]\.[\w-]+\.|npm[j]s\.|deb\.debia[n]\.)", re.I)


def texts() -> Iterator[tuple[Path, str]]:
    for path in tracked_files():
        if path.suffix in TEXT:
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_no_file_names_a_folder_of_somebodys_machine():
    found = [f"{short(path)}: {hit[0]}" for path, text in texts() for hit in MACHINE_PATH.finditer(text)]
    assert found == []


def test_no_file_names_a_package_registry():
    assert [f"{short(path)}: {hit[0]}" for path, text in texts() for hit in REGISTRY.finditer(text)] == []


def test_lock_files_hold_no_addresses():
    locks = [ROOT / "requirements.lock", ROOT / "tools" / "node.lock", ROOT / "package-lock.json", ROOT / ".npmrc"]
    assert [
        short(path) for path in locks if re.search(r"https?://(?!(?:opencollective|github)\.com)", path.read_text())
    ] == []


def test_every_locked_python_package_has_a_hash():
    pins = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text())
    unhashed = [pin.split("\n")[0] for pin in pins if "==" in pin.split("\n")[0] and "--hash=sha256:" not in pin]
    assert unhashed == []


def subjects() -> list[str]:
    done = subprocess.run(["git", "log", "--no-merges", "--format=%s"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.splitlines()


def test_commit_subjects_are_in_form():
    """«Add the calendar», under 72 characters: an order in plain English, as if the change were a command."""
    verbs_with_such_endings = {"Embed", "Need", "Speed", "Seed", "Feed", "Shed", "Bring", "Ring"}
    wrong = []
    for subject in subjects():
        verb = subject.split(" ")[0]
        told_as_past = verb.endswith(("ed", "ing")) and verb not in verbs_with_such_endings
        if told_as_past or not re.fullmatch(r"[A-Z].{2,71}(?<!\.)", subject):
            wrong.append(subject)
    assert wrong == []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return zip(*(found[start:] for start in range(LONGEST_SHARED_RUN + 1)), strict=False)


def runs_of_the_seeds() -> set[tuple[str, ...]]:
    if not SEEDS.is_dir():
        pytest.skip("the source documents are not beside this checkout, so our words were not compared with theirs")
    return {run for path in SEEDS.glob("*.txt") for run in runs(path.read_text(encoding="utf-8"))}


@pytest.mark.req("R-156")
def test_our_words_are_our_own():
    """The source documents belong to others: facts carry over, sentences do not."""
    theirs = runs_of_the_seeds()
    shared = [
        f"{short(path)}: {' '.join(run)}"
        for path, text in texts()
        if not path.is_relative_to(QUOTED_FIXTURES)
        for run in runs(text)
        if run in theirs
    ]
    assert shared == []


def test_a_borrowed_sentence_would_be_found():
    theirs = runs_of_the_seeds()
    line = next(run for path in SEEDS.glob("*.txt") for run in runs(path.read_text(encoding="utf-8")))
    assert any(run in theirs for run in runs(f'text = "Vores egne ord. {" ".join(line)} og mere"'))
    assert not any(run in theirs for run in runs(" ".join(line[:LONGEST_SHARED_RUN])))
