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


# What Python's reader says, by the words it begins with.
_SAID_IN_DANISH = {
    "Expecting value": "her mangler en værdi",
    "Expecting property name": "her skal stå et navn i dobbelte anførselstegn",
    "Expecting ':'": "her mangler et kolon",
    "Expecting ','": "her mangler et komma eller en slutparentes",
    "Extra data": "her står mere efter slutparentesen; er det én sag pr. linje, så skriv --jsonl",
    "Invalid control character": "her står et tegn, som ikke kan stå i en tekst",
    "Invalid \\": "her står en omvendt skråstreg, som ikke kan læses",
    "Unterminated string": "teksten her mangler sit sidste anførselstegn",
}
_MOST_DIGITS = 100


def read_object(text: str) -> dict[str, Any]:
    """The JSON object in a text, numbers as exact decimals; BadInput when it is anything else."""
    told = text.removeprefix("\ufeff")
    if not told.strip():
        raise BadInput([InputProblem("", "her er ikke noget at læse.")])
    try:
        data = json.loads(
            told,
            object_pairs_hook=_no_double_keys,
            parse_int=_whole,
            parse_float=_exact,
            parse_constant=_no_constants,
        )
        json.dumps(data, ensure_ascii=False, default=str).encode()
    except json.JSONDecodeError as error:
        raise BadInput([_not_json(error)]) from error
    except UnicodeEncodeError as error:
        raise BadInput([InputProblem("", "her er tegn, som ikke er tekst; gem filen som UTF-8.")]) from error
    except RecursionError as error:
        raise BadInput([InputProblem("", "der er for mange lag inden i hinanden.")]) from error
    if not isinstance(data, dict):
        raise BadInput([InputProblem("", "her skal stå ét objekt i {…}.")])
    return data


def _not_json(error: json.JSONDecodeError) -> InputProblem:
    said = next((danish for words, danish in _SAID_IN_DANISH.items() if error.msg.startswith(words)), "")
    message = f"her er ikke gyldig JSON: {said}." if said else "her er ikke gyldig JSON."
    return InputProblem(f"linje {error.lineno}, tegn {error.colno}", message)


def _no_double_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key, value in pairs:
        if key in built:
            raise BadInput([InputProblem(key, "navnet står to gange.")])
        built[key] = value
    return built


def _exact(text: str) -> Decimal:
    if "e" in text.lower():
        raise BadInput([InputProblem("", f"tallet {_start_of(text)} skal skrives helt ud.")])
    _refuse_endless(text)
    return Decimal(text)


def _whole(text: str) -> int:
    _refuse_endless(text)
    return int(text)


def _refuse_endless(text: str) -> None:
    if len(text) > _MOST_DIGITS:
        raise BadInput([InputProblem("", f"tallet {_start_of(text)} har for mange cifre.")])


def _start_of(text: str) -> str:
    return text if len(text) <= _MOST_DIGITS else f"{text[:10]}…"


def _no_constants(text: str) -> NoReturn:
    raise BadInput([InputProblem("", f"{text} er ikke et tal.")])
