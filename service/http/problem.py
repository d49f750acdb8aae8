"""An error as JSON, always in one shape: code, sentence, place, findings of rules, faults of the input."""

from __future__ import annotations

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from docgen.errors import DocgenError
from registry.errors import RegistryError
from registry.rules import Finding
from service.errors import ServiceError

MEDIA_TYPE = "application/problem+json"


class RemedyOut(BaseModel):
    """Чем устранить замечание."""

    kind: str = Field(description="consent, person, pair, school, order, name (склонение имени).")
    consent_kind: str = Field(description="Вид согласия, когда kind = consent.")
    person_id: int | None
    pair_id: int | None
    type_id: str = Field(description="Вид документа, который выпускают сначала, когда kind = paper.")
    field: str = Field(description="Вопрос, ответ на который поправить, когда kind = input.")
    act_id: str = Field(description="Акт, когда kind = act.")


class FindingOut(BaseModel):
    """Замечание правила: чего не хватает для документа."""

    rule: str = Field(description="Код правила.")
    severity: str = Field(description="block — выпустить нельзя, warn — внимание, info — к сведению.")
    message: str = Field(description="Что не так, одним предложением.")
    norm: str = Field(description="Норма, на которую опирается правило.")
    remedy: RemedyOut | None
    overridable: bool = Field(description="Можно ли выпустить вопреки правилу, назвав причину (overrides).")

    @classmethod
    def of(cls, finding: Finding) -> FindingOut:
        remedy = finding.remedy
        return cls(
            rule=finding.rule,
            severity=finding.severity,
            message=finding.message,
            norm=finding.norm,
            remedy=RemedyOut(
                kind=remedy.kind,
                consent_kind=remedy.consent_kind,
                person_id=remedy.person_id,
                pair_id=remedy.pair_id,
                type_id=remedy.type_id,
                field=remedy.field,
                act_id=remedy.act_id,
            )
            if remedy
            else None,
            overridable=finding.overridable,
        )


class FaultOut(BaseModel):
    """Одна ошибка ввода."""

    place: str = Field(description="Поле или место.")
    message: str


class Problem(BaseModel):
    """Ответ об ошибке."""

    code: str = Field(description="Постоянный код ошибки.")
    message: str = Field(description="Одно предложение: что не так и что сделать.")
    place: str = Field("", description="Где: поле, форма, строка таблицы; может быть пустым.")
    findings: list[FindingOut] = Field(default_factory=list, description="Замечания правил.")
    faults: list[FaultOut] = Field(default_factory=list, description="Все ошибки ввода сразу.")


def problem_of(error: ServiceError | RegistryError | DocgenError) -> Problem:
    faults = [
        FaultOut(place=getattr(fault, "field", "") or getattr(fault, "place", ""), message=fault.message)
        for fault in getattr(error, "faults", ())
    ]
    findings = [FindingOut.of(finding) for finding in getattr(error, "findings", ())]
    return Problem(
        code=error.code, message=error.message, place=error.place, findings=findings, faults=faults
    )


def problem_response(status: int, problem: Problem) -> JSONResponse:
    return JSONResponse(problem.model_dump(), status_code=status, media_type=MEDIA_TYPE)
