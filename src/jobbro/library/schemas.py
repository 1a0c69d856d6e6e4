"""The JSON Schemas of the content files, for editors that complete and check while one types."""

from __future__ import annotations

import json
from pathlib import Path

from jobbro.library.file_types import FILE_TYPES
from jobbro.library.folder import CONTENT


def schema_files() -> dict[str, str]:
    """What content/schema/ should hold: name of file and text."""
    return {f"{kind.name}.schema.json": _text(kind.model.model_json_schema()) for kind in FILE_TYPES}


def stale_schemas(*, root: Path = CONTENT) -> tuple[str, ...]:
    """The names of the schemas that are missing or say something else than the models."""
    folder = root / "schema"
    return tuple(
        name
        for name, text in schema_files().items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text
    )


def write_schemas(*, root: Path = CONTENT) -> tuple[str, ...]:
    """Write the schemas that are stale and name them."""
    stale = stale_schemas(root=root)
    (root / "schema").mkdir(exist_ok=True)
    for name in stale:
        (root / "schema" / name).write_text(schema_files()[name], encoding="utf-8")
    return stale


def _text(schema: dict[str, object]) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"
