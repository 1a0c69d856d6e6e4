"""Reads JSON without its traps: no double keys, no NaN, no floats; and says which place is wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One thing that cannot be used, with its place such as «person.target_group»."""

    path: str
    message: str


class BadInput(ValueError):
    """The input cannot be judged; nothing of it was used."""

    def __init__(self, problems: list[InputProblem]) -> None:
        """Keep the problems."""
        super().__init__("; ".join(f"{problem.path}: {problem.message}" for problem in problems))
        self.problems = tuple(problems)

    def as_data(self) -> dict[str, Any]:
        """The problems as plain data for an answer in JSON."""
        return {
            "error": "bad_input",
            "problems": [{"path": problem.path, "message": problem.message} for problem in self.problems],
        }


def read_object(text: str) -> dict[str, Any]:
    """The JSON object in a text, numbers as exact decimals; BadInput when it is anything else."""
    try:
        data = json.loads(text, object_pairs_hook=_no_double_keys, parse_float=_exact, parse_constant=_no_constants)
    except json.JSONDecodeError as error:
        place = f"linje {error.lineno}, tegn {error.colno}"
        raise BadInput([InputProblem(place, f"her er ikke gyldig JSON ({error.msg}).")]) from error
    except RecursionError as error:
        raise BadInput([InputProblem("", "der er for mange lag inden i hinanden.")]) from error
    if not isinstance(data, dict):
        raise BadInput([InputProblem("", "her skal stå ét objekt i {…}.")])
    return data


def _no_double_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key, value in pairs:
        if key in built:
            raise BadInput([InputProblem(key, "navnet står to gange.")])
        built[key] = value
    return built


def _exact(text: str) -> Decimal:
    if "e" in text.lower():
        raise BadInput([InputProblem("", f"tallet {text} skal skrives helt ud.")])
    return Decimal(text)


def _no_constants(text: str) -> NoReturn:
    raise BadInput([InputProblem("", f"{text} er ikke et tal.")])
