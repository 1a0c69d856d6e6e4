"""A report as plain data, for the command line and other programs. Offsets count characters, `end` not included."""

from __future__ import annotations

from typing import Any

from jobbro.domain.language.report import (
    BlockResult,
    DescriptionReport,
    Evidence,
    Finding,
    PointResult,
    SmartResult,
    TextSpan,
)


def report_as_data(report: DescriptionReport) -> dict[str, Any]:
    """The whole report as dictionaries, lists, texts and numbers."""
    return {
        "fulfilled": report.fulfilled,
        "partly": report.partly,
        "missing": report.missing,
        "ready": report.ready,
        "may_be_shared": report.may_be_shared,
        "points": [_point(result) for result in report.points],
        "blocks": [_block(result) for result in report.blocks],
        "overview": [{"topic": line.topic.value, "title": line.title, "text": line.text} for line in report.overview],
        "smart": {"score": report.smart_score, "letters": [_letter(result) for result in report.smart]},
        "precision": [
            {
                "question": result.question.value,
                "answered": result.answered,
                "ask": result.ask,
                "evidence": [_evidence(proof) for proof in result.evidence],
            }
            for result in report.precision
        ],
        "findings": [_finding(finding) for finding in report.findings],
    }


def _block(result: BlockResult) -> dict[str, Any]:
    return {
        "block": result.block.value,
        "title": result.title,
        "verdict": result.verdict.value,
        "advice": result.advice,
        "evidence": [_evidence(proof) for proof in result.evidence],
    }


def _letter(result: SmartResult) -> dict[str, Any]:
    return {
        "letter": result.letter.value,
        "verdict": result.verdict.value,
        "ask": result.ask,
        "evidence": [_evidence(proof) for proof in result.evidence],
    }


def _point(result: PointResult) -> dict[str, Any]:
    return {
        "point": result.point.value,
        "title": result.title,
        "verdict": result.verdict.value,
        "advice": result.advice,
        "evidence": _evidence(result.proof) if result.proof else None,
        "questions": [
            {
                "question": answer.question.value,
                "ask": answer.ask,
                "example": answer.example,
                "answer": answer.strength.name.lower(),
                "evidence": [_evidence(proof) for proof in answer.evidence],
            }
            for answer in result.answers
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "group": finding.group.value,
        "title": finding.title,
        "reason": finding.reason,
        "suggestion": finding.suggestion,
        "stops_sharing": finding.stops_sharing,
        "evidence": _evidence(finding.evidence) if finding.evidence else None,
    }


def _evidence(proof: Evidence) -> dict[str, Any]:
    if isinstance(proof.place, TextSpan):
        return {
            "quote": proof.quote,
            "part": proof.place.part.value,
            "start": proof.place.start,
            "end": proof.place.end,
        }
    return {"quote": proof.quote, "field": proof.place.name, "index": proof.place.index}
