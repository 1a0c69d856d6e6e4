"""What a role may do. A permission is about a kind of page or verb; which rows it reaches is access.py's answer."""

from enum import StrEnum

from django.db import models


class Role(models.TextChoices):
    """The job a user has in Jobbro."""

    CONSULTANT = "consultant", "Virksomhedskonsulent"
    CASEWORKER = "caseworker", "Sagsbehandler"
    TEAM_LEAD = "team_lead", "Teamleder"
    ADMINISTRATOR = "administrator", "Administrator uden sagsadgang"
    AUDITOR = "auditor", "Revisor af opslag"


class EmployerType(models.TextChoices):
    """Whom the user is employed by."""

    MUNICIPALITY = "municipality", "Kommunen"
    OTHER_ACTOR = "other_actor", "Anden aktør"


class Permission(StrEnum):
    """A right that a view asks for by name."""

    HOME = "home"
    OWN_SETTINGS = "own_settings"
    RULES_SEE = "rules_see"
    RATES_ENTER = "rates_enter"
    RULES_SIGN_OFF = "rules_sign_off"
    TOOLBOX_MANAGE = "toolbox_manage"
    TOOLS_USE = "tools_use"
    COMPANY_SEE = "company_see"
    COMPANY_EDIT = "company_edit"
    COMPANY_IMPORT = "company_import"
    CITIZEN_SEE = "citizen_see"
    CITIZEN_EDIT = "citizen_edit"
    CITIZEN_IMPORT = "citizen_import"
    CITIZEN_RELEASE = "citizen_release"
    PLACEMENT_SEE = "placement_see"
    PLACEMENT_PLAN = "placement_plan"
    PLACEMENT_SHARE = "placement_share"
    PLACEMENT_LOCK = "placement_lock"
    GRANT_REGISTER = "grant_register"
    TEAM_OVERVIEW = "team_overview"
    LOOKUPS_REVIEW = "lookups_review"
    USERS_MANAGE = "users_manage"
    SETTINGS_MANAGE = "settings_manage"


_ALL = frozenset({Permission.HOME, Permission.OWN_SETTINGS, Permission.RULES_SEE, Permission.TOOLS_USE})
_CASEWORK = _ALL | {
    Permission.COMPANY_SEE,
    Permission.COMPANY_EDIT,
    Permission.CITIZEN_SEE,
    Permission.CITIZEN_EDIT,
    Permission.CITIZEN_RELEASE,
    Permission.PLACEMENT_SEE,
    Permission.PLACEMENT_PLAN,
    Permission.PLACEMENT_SHARE,
    Permission.PLACEMENT_LOCK,
    Permission.GRANT_REGISTER,
}
ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CONSULTANT: _CASEWORK,
    Role.CASEWORKER: _CASEWORK,
    Role.TEAM_LEAD: _CASEWORK
    | {
        Permission.TEAM_OVERVIEW,
        Permission.RATES_ENTER,
        Permission.TOOLBOX_MANAGE,
        Permission.CITIZEN_IMPORT,
        Permission.COMPANY_IMPORT,
    },
    Role.ADMINISTRATOR: _ALL
    | {
        Permission.USERS_MANAGE,
        Permission.SETTINGS_MANAGE,
        Permission.COMPANY_IMPORT,
        Permission.RATES_ENTER,
        Permission.RULES_SIGN_OFF,
        Permission.TOOLBOX_MANAGE,
    },
    Role.AUDITOR: _ALL | {Permission.LOOKUPS_REVIEW},
}
# An other actor uses every tool of the dialogue but does not register grants.
NOT_FOR_OTHER_ACTORS: frozenset[Permission] = frozenset({Permission.GRANT_REGISTER})
