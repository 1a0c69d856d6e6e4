"""The front-end packages are pinned, slim and the same everywhere."""

import json
import re

import pytest
from tools import frontend


def test_the_lock_file_pins_hashes_and_names_no_address():
    text = (frontend.ROOT / "package-lock.json").read_text()
    assert "://" not in text and "resolved" not in text
    packages = [entry for name, entry in json.loads(text)["packages"].items() if name]
    assert packages and all(entry["integrity"].startswith("sha512-") for entry in packages)
    assert "://" not in (frontend.ROOT / "tools" / "node.lock").read_text()


def test_what_is_fetched_is_what_was_pinned():
    assert frontend.broken_files() == []


def test_a_changed_file_is_found(tmp_path):
    for name in ("package-lock.json", "tools/frontend.sha256"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((frontend.ROOT / name).read_bytes())
    names = [line.split("  ", 1)[1] for line in (tmp_path / "tools/frontend.sha256").read_text().splitlines()]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((frontend.ROOT / name).read_bytes())
    assert frontend.broken_files(tmp_path) == []
    (tmp_path / names[3]).write_bytes(b"noget andet")
    (tmp_path / names[5]).unlink()
    assert frontend.broken_files(tmp_path) == [names[3], names[5]]


def test_a_second_run_fetches_nothing():
    said = []
    frontend.ensure(say=said.append)
    assert said == []


def test_the_style_sheet_names_only_files_that_are_there():
    folder = frontend.ROOT / frontend.VENDOR / "css"
    css = (folder / "dkfds.min.css").read_text()
    names = set(re.findall(r"url\((?!data:)([^)]*)\)", css))
    assert names and all((folder / name).exists() for name in names)
    assert "sourceMappingURL" not in css and ".eot" not in css and ".ttf" not in css
    assert "sourceMappingURL" not in (frontend.ROOT / frontend.VENDOR / "js" / "dkfds.min.js").read_text()


def test_a_style_sheet_with_unknown_files_stops_the_fetch():
    font = '@font-face{src:url(../fonts/a/woff2/A.woff2) format("woff2"),url(../fonts/a/eot/A.eot)}'
    css, fonts, _ = frontend.slim_css(font + "\n/*# sourceMappingURL=x.map */")
    assert fonts == ["A.woff2"] and css == '@font-face{src:url(../fonts/A.woff2) format("woff2")}\n'
    with pytest.raises(frontend.FrontendMissing):
        frontend.slim_css(font + ".x{background:url(../img/ukendt.png)}")


def test_fonts_for_print_are_there_with_their_licence(settings):
    names = {path.name for path in settings.FONT_DIR.iterdir()}
    assert {"IBMPlexSans-Regular.ttf", "IBMPlexSans-Bold.ttf", "IBMPlexSans-Italic.ttf", "license.txt"} <= names
