"""The examples that the rules were ordered by: each stands among the cases, and answers alike in the years after."""

import json
from decimal import Decimal

import pytest

from jobbro import library
from jobbro.domain.eligibility import check_placement, overall
from jobbro.library import rulebook
from jobbro.library.case_format import parse_case

EXAMPLES = {
    "R1": ("En ejer uden ansatte har altid plads til én på fuld tid.",),
    "R2": ("Fire ansatte giver én plads.",),
    "R4": ("Ti ansatte giver to pladser.",),
    "R6": (
        "Nitten ansatte giver tre pladser.",
        "Tyve ansatte giver fire pladser.",
        "Halvtreds ansatte giver ti pladser.",
    ),
    "R8": ("Ti, ti, ni og ni ansatte er 9,5 i snit og giver én plads.",),
    "R10": ("To af to pladser er brugt, så ti timer mere er for meget.",),
    "R12": ("Tolv personer, hvor to er i fleksjob og én er 17 år, er ni ordinært ansatte og giver én plads.",),
    "R14": (
        "Hvert P-nummer står for sig, så otte ansatte og én på fuld tid er fyldt, også når naboafdelingen er stor.",
    ),
    "R18": ("Arbejdsgiveren har skrevet under, men medarbejdernes repræsentant har ikke.",),
    "V1": ("Dagpenge i fire uger er i orden.",),
    "V2": ("Dagpenge i fem uger er for længe, og fire er loftet.",),
    "V4": ("Jobparat på kontanthjælp i 13 uger er for længe, og fire er loftet.",),
    "V6": ("Thomas er aktivitetsparat og kan være i praktik 13 uger med ni timer.",),
    "V7": ("Marianne er aktivitetsparat og kan være i praktik otte uger med fem timer.",),
    "V8": (
        "Tretten uger mere efter de første 13 er i orden med en skriftlig, konkret vurdering.",
        "Tretten uger mere uden en konkret vurdering er for længe.",
    ),
    "V12": ("Sygedagpenge i 13 uger er i orden.",),
    "V14": ("En jobparat kan ikke komme i praktik hos den seneste arbejdsgiver, heller ikke i to uger.",),
    "V17": ("Dagpenge og en ny praktik på fire uger i en anden virksomhed er i orden.",),
    "V18": ("Fyrre timer om ugen er over en fuld uge.", "Syvogtredive timer om ugen er i orden."),
    "V20": ("Uden et formål er aftalen ikke færdig.",),
    "V21": ("En dimittend kunne få otte uger i marts 2022 med opgaver fra sin uddannelse.",),
    "L1": ("Dagpenge i syv måneder giver seks måneders løntilskud hos en privat.",),
    "L3": ("Fire måneder er i orden i det offentlige.", "Seks måneder er for længe i det offentlige."),
    "L5": ("En uddannelsesparat, der ikke er åbenlyst parat, kan få seks måneder hos en privat.",),
    "L6": ("En åbenlyst uddannelsesparat kan ikke få løntilskud.",),
    "L10": ("Kontanthjælp uden en kompetencegivende uddannelse kan begynde den første dag.",),
    "L13": ("En fleksjobvisiteret kan ikke få løntilskud.", "En ung under 18 kan ikke få løntilskud."),
    "L14": ("En førtidspensionist kan begynde uden tid på ydelse og blive i årevis.",),
    "L17": ("Et tilskud på 30,88 kroner er 24,15 procent af en løn på 20.500.",),
    "H1": ("Restauranten træner smørrebrød i praktik og lønner buffeten, ti og fem timer.",),
    "H4": ("Tyve timer løn og tyve timers praktik er over en fuld uge.",),
    "H5": ("Løntimer uden en noteret ansættelseskontrakt er ikke færdige.",),
}
# The experiment for graduates was over in 2023.
OF_ITS_TIME = {"V21"}


def _as_json(value):
    return float(value) if isinstance(value, Decimal) else value.isoformat()


WORKED = {case.sentence: case for case in library.cases().worked}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_stands_among_the_cases(name):
    assert set(EXAMPLES[name]) <= WORKED.keys()


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - OF_ITS_TIME))
def test_no_change_of_law_that_is_known_turns_an_example(name, year):
    for sentence in EXAMPLES[name]:
        case = WORKED[sentence]
        told = json.dumps(case.case, default=_as_json)
        form = parse_case(told.replace("2022-", f"{year - 1}-").replace("2023-", f"{year}-"))
        assert overall(check_placement(form.planned(), rulebook(), topics=form.topics)) == case.verdict, sentence
