"""What the tests of content share."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jobbro.library import CONTENT


@pytest.fixture
def spoilt(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """The shipped content with one text replaced in one file."""

    def spoil(name: str, old: str, new: str) -> Path:
        shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
        file = tmp_path / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return spoil
