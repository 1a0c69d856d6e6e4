"""The business register behind one interface: companies with their sites, and their annual accounts.

The protocol is a search by JSON over HTTP, as the Danish register (CVR) speaks it. Without an address in the settings
there is no register, and nothing is asked of anybody.
"""

from jobbro.integrations.register.client import Connection, SearchRegister, register_from
from jobbro.integrations.register.documents import read_documents
from jobbro.integrations.register.told import (
    Account,
    BusinessRegister,
    Problem,
    RegisterAway,
    Told,
    ToldCompany,
    ToldSite,
)

__all__ = [
    "Account",
    "BusinessRegister",
    "Connection",
    "Problem",
    "RegisterAway",
    "SearchRegister",
    "Told",
    "ToldCompany",
    "ToldSite",
    "read_documents",
    "register_from",
]
