"""The keys by which a citizen is sorted and found; whoever writes a name writes these with it."""

import re
from typing import TypedDict

# The Danish alphabet is defined once, where SQLite is taught it.
from config.sqlite.danish import sort_key as in_danish_order
from jobbro.domain.language.normal_form import normal_form


class NameKeys(TypedDict):
    """The columns of Citizen that follow from the name and the contact."""

    sort_key: bytes
    search_text: str


def name_keys(first_name: str, last_name: str, *, phone: str = "", email: str = "") -> NameKeys:
    """Return the sort key (last name first, Danish alphabet) and the search text of a citizen."""
    digits = re.sub(r"\D", "", phone)
    return {
        "sort_key": f"{in_danish_order(last_name)}\t{in_danish_order(first_name)}\t{first_name}".encode(),
        "search_text": normal_form(first_name, last_name, phone, digits, email),
    }
