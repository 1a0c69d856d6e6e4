"""What a colleague can do with the own account, and what the municipality can add to the rulebook."""

from jobbro.accounts.actions.local_rules import (
    AlreadyThere,
    NewRate,
    NotForThisRule,
    SetHasChanged,
    enter_local_rate,
    sign_off_rule_set,
    withdraw_local_rate,
    withdraw_sign_off,
)
from jobbro.accounts.actions.message_target import set_message_target
from jobbro.accounts.actions.own_settings import EmployerIsSetByAdministrator, OwnSettings, save_own_settings

__all__ = [
    "AlreadyThere",
    "EmployerIsSetByAdministrator",
    "NewRate",
    "NotForThisRule",
    "OwnSettings",
    "SetHasChanged",
    "enter_local_rate",
    "save_own_settings",
    "set_message_target",
    "sign_off_rule_set",
    "withdraw_local_rate",
    "withdraw_sign_off",
]
