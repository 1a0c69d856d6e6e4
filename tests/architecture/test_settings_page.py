"""Every setting that the code reads has a line in docs/settings.md, and no line is left over."""

import re

from tests.architecture.source import ROOT, python_files

PAGE = ROOT / "docs" / "settings.md"
NAME = re.compile(r"[\"'](JOBBRO_[A-Z_]+|DATABASE_URL)[\"']")


def test_every_setting_is_told_of():
    code = "".join(path.read_text() for path in [*python_files("src"), ROOT / "jobbro"])
    told = re.findall(r"^\| `([A-Z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.M)
    assert sorted(set(NAME.findall(code)) ^ set(told)) == []
    assert len(told) == len(set(told))
