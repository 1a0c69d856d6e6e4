"""The permission matrix as a file: for each route and method, who in which relation is let in and who is not.

in          the page or form answers (a form may find mistakes; that is being let in)
login       sent to the log-in page
forbidden   403: the role has no such right
absent      404: as if it did not exist
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.architecture.routes import Route, our_routes
from tests.architecture.source import ROOT
from tests.architecture.world import (
    ABOUT_A_CITIZEN,
    CASEWORK_ROLES,
    CLOSE,
    NESTED,
    OBJECTS,
    RELATIONS,
    ROLES,
)

from jobbro.accounts.permissions import NOT_FOR_OTHER_ACTORS, ROLE_PERMISSIONS, Permission, Role

FILE = ROOT / "tests" / "architecture" / "permission_matrix.toml"
ANSWERS = ("in", "login", "forbidden", "absent")
ANY = "any"
LEFT_OUT = ("anonymous", "inactive")


@dataclass(frozen=True, slots=True)
class Cell:
    """One question to a route, and the answer that was decided."""

    route: Route
    method: str
    role: str
    relation: str
    expected: str


def relations_for(route: Route, role: str) -> tuple[str, ...]:
    """Return the relations in which a role is asked at this route."""
    permission = route.guard.permission if route.guard else None
    rows = set(route.arguments) & set(OBJECTS)
    if not rows or (permission is not None and (role in LEFT_OUT or not holds(role, permission))):
        return (ANY,)
    if role not in CASEWORK_ROLES or not rows & ABOUT_A_CITIZEN:
        near: tuple[str, ...] = (ANY, "missing")
    else:
        near = RELATIONS
    return (*near, "foreign") if rows & NESTED and len(route.arguments) > 1 else near


def questions() -> Iterator[tuple[Route, str]]:
    """Yield every route of ours with every method that it declares."""
    for route in our_routes():
        if route.guard:
            for method in dict.fromkeys((*route.guard.reads, *route.guard.writes)):
                yield route, method


def proposal(route: Route, role: str, relation: str) -> str:
    """Return the answer that the guard and the access rules lead one to expect, for a person to accept or change."""
    permission = route.guard.permission if route.guard else None
    if permission is None:
        return "absent" if relation in {"missing", "foreign"} else "in"
    if role in LEFT_OUT:
        return "login"
    if not holds(role, permission):
        return "forbidden"
    return "in" if relation in {ANY, *CLOSE} else "absent"


@cache
def decided() -> dict[str, dict[str, dict[str, object]]]:
    """Return what the file says: route name → method → role → answer."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def cells(route: Route, method: str) -> list[Cell]:
    """Return every question to one route and method with the answer in the file.

    :raises KeyError: when a row is missing
    """
    row = decided()[route.name][method]
    found = []
    for role in ROLES:
        said = row[role]
        for relation in relations_for(route, role):
            found.append(Cell(route, method, role, relation, said[relation] if isinstance(said, dict) else str(said)))
    return found


def cells_by_place(route: Route) -> list[list[Cell]]:
    """Return every question to one route, those of one role and relation together, with what only reads first.

    :raises KeyError: when a row is missing
    """
    methods = list(dict.fromkeys((*route.guard.reads, *route.guard.writes))) if route.guard else []
    return [list(asked) for asked in zip(*(cells(route, method) for method in methods), strict=True)]


def with_missing_rows() -> str:
    """Return the file with rows appended that it lacks and without rows whose route is gone."""
    kept = decided()
    lines = [line for line in __doc__.splitlines()[2:] if line]
    text = "# Who is let in where. New rows come from `python tools/matrix.py --write` with `decided = false`;\n"
    text += "# a person looks at each, and makes it true.\n" + "".join(f"# {line}\n" for line in lines)
    for route, method in questions():
        row = kept.get(route.name, {}).get(method)
        text += f'\n["{route.name}".{method}]\n'
        text += f"decided = {'true' if row and row.get('decided') else 'false'}\n"
        for role in ROLES:
            said = row.get(role) if row else None
            text += f"{role} = {_written(route, role, said)}\n"
    return text


def _written(route: Route, role: str, said: object) -> str:
    relations = relations_for(route, role)
    if relations == (ANY,):
        answer = said if isinstance(said, str) else proposal(route, role, ANY)
        return f'"{answer}"'
    given = said if isinstance(said, dict) else {}
    pairs = [f'{relation} = "{given.get(relation) or proposal(route, role, relation)}"' for relation in relations]
    return "{ " + ", ".join(pairs) + " }"


def holds(role: str, permission: Permission | None) -> bool:
    """Answer whether the role has the right by the table of roles; everybody has none."""
    if permission is None:
        return True
    if role == "other_actor" and permission in NOT_FOR_OTHER_ACTORS:
        return False
    return permission in ROLE_PERMISSIONS[Role("consultant" if role == "other_actor" else role)]
