"""Being in touch with companies as one house: how much is enough, when to wait, and whom to contact next."""

from jobbro.domain.contact.load import Load, SoftStop, StopReason, Touch, contact_load, soft_stops
from jobbro.domain.contact.policy import Band, ContactPolicy, NoPolicyInForce, Weights, points_at, policy_on
from jobbro.domain.contact.ranking import Reason, ReasonCode, Standing, order_key, reasons_for, score_of
from jobbro.domain.contact.visits import Point, kilometres, visiting_order

__all__ = [
    "Band",
    "ContactPolicy",
    "Load",
    "NoPolicyInForce",
    "Point",
    "Reason",
    "ReasonCode",
    "SoftStop",
    "Standing",
    "StopReason",
    "Touch",
    "Weights",
    "contact_load",
    "kilometres",
    "order_key",
    "points_at",
    "policy_on",
    "reasons_for",
    "score_of",
    "soft_stops",
    "visiting_order",
]
