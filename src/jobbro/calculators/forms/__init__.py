"""What each calculator asks for."""

from jobbro.calculators.forms.estimates import (
    EstimateForm,
    FreedTimeForm,
    RecruitmentForm,
)
from jobbro.calculators.forms.rates import (
    CalculationForm,
    FlexiblePayForm,
    PaidHoursForm,
    TravelForm,
    WageSubsidyForm,
)
from jobbro.calculators.forms.saying_yes import BottomLineForm, SocialReturnForm

__all__ = [
    "BottomLineForm",
    "CalculationForm",
    "EstimateForm",
    "FlexiblePayForm",
    "FreedTimeForm",
    "PaidHoursForm",
    "RecruitmentForm",
    "SocialReturnForm",
    "TravelForm",
    "WageSubsidyForm",
]
