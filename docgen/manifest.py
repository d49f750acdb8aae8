"""manifest.toml: what a document type says of itself, validated strictly, in Russian.

An unknown key is a fault, so that a slip of the pen never becomes a silent default. Knows no document type
by name and nothing of what the types are about.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from docgen.errors import Fault

FILE_NAME = "manifest.toml"
SubjectKind = Literal["person", "pair", "pairs", "organisation"]
InputType = Literal["text", "long_text", "date", "number", "money", "bool", "choice", "person", "people"]
Text = Annotated[str, Field(min_length=1)]
Reference = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*(:[0-9]+(\.[0-9]+)*)?$")]
# TOML has lists only; what stands in them is still checked strictly.
Texts = Annotated[tuple[Text, ...], Field(strict=False)]
_DEFAULT_KINDS: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "long_text": (str,),
    "date": (date,),
    "number": (int,),
    "money": (int, float, str),
    "bool": (bool,),
    "choice": (str,),
    "person": (),
    "people": (),
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Choice(_Strict):
    """One answer of a choice: what is kept and what is shown."""

    value: Text
    label: Text


class InputField(_Strict):
    """A question the page asks before the document is made; the form reads it as «ввод.<name>»."""

    name: Annotated[str, Field(pattern=r"^[а-яё][а-яё0-9_]*$")]
    label: Text
    why: Text
    type: InputType
    required: bool = True
    default: Any = None
    choices: Annotated[tuple[Choice, ...], Field(strict=False)] = ()
    max_length: Annotated[int, Field(ge=1, le=20_000)] | None = None

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if (self.type == "choice") != bool(self.choices):
            raise PydanticCustomError("choices", "варианты (choices) нужны полю вида «choice», и только ему")
        if self.default is not None and not self._fits(self.default):
            raise PydanticCustomError("default", "значение по умолчанию не того вида, что поле")
        return self

    def _fits(self, value: object) -> bool:
        if isinstance(value, bool) != (self.type == "bool") or isinstance(value, datetime):
            return False
        if not isinstance(value, _DEFAULT_KINDS[self.type]):
            return False
        return self.type != "choice" or value in {choice.value for choice in self.choices}


class Manifest(_Strict):
    """A document type as data: its title, place in the list, numbering, law, consents and questions.

    ``purposes``: what people must have agreed to for their facts to stand in the paper; ``without_basis``:
    whether the paper of one who did not is refused, or his facts are masked. ``needs_counts``: the paper
    tells numbers, which are counted when it is made.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Text
    description: Text
    stage: Text
    position: int
    subject: SubjectKind
    series: Text
    retention: Text
    retention_basis: Text
    acts: Annotated[tuple[Reference, ...], Field(strict=False)]
    rules: Texts = ()
    needs_private: bool = False
    needs_counts: bool = False
    records_consent: Text | None = None
    required_consents: Texts = ()
    purposes: Texts = ()
    without_basis: Literal["refuse", "mask"] = "refuse"
    effect: Text | None = None
    file_title: Text
    copies: Annotated[int, Field(ge=1, le=20)] = 1
    roles: Annotated[Texts, Field(min_length=1)]
    inputs: Annotated[tuple[InputField, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        twice = [name for name, count in Counter(field.name for field in self.inputs).items() if count > 1]
        if twice:
            raise PydanticCustomError("twice", "поле «{name}» описано дважды", {"name": twice[0]})
        return self


def read_manifest(folder: Path) -> tuple[Manifest | None, list[Fault]]:
    """The manifest of a document type's folder, or every fault of it; the id must be the folder's name."""
    place = f"{folder.name}/{FILE_NAME}"
    try:
        raw = tomllib.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        manifest = Manifest.model_validate(raw)
    except UnicodeDecodeError:
        return None, [Fault("manifest_encoding", "файл не в кодировке UTF-8", place)]
    except tomllib.TOMLDecodeError as error:
        return None, [Fault("manifest_syntax", f"файл не читается как TOML{_line(error)}", place)]
    except ValidationError as error:
        return None, [_fault(details, place) for details in error.errors()]
    return manifest, list(_folder_faults(manifest, folder, place))


def _line(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+)", str(error))
    return f" (строка {found[1]})" if found else " (файл обрывается)"


def _folder_faults(manifest: Manifest, folder: Path, place: str) -> Iterator[Fault]:
    if manifest.id != folder.name:
        message = f"id «{manifest.id}» не совпадает с именем папки «{folder.name}»"
        yield Fault("manifest_id", message, place, manifest.id, folder.name)
    if not (folder / "template.docx").is_file():
        yield Fault("manifest_form", "нет формы template.docx", folder.name)


def _fault(details: ErrorDetails, place: str) -> Fault:
    key = ".".join(str(part) if isinstance(part, str) else str(part + 1) for part in details["loc"])
    message = _MESSAGES.get(details["type"], "{msg}").format(
        **{"msg": details["msg"], **details.get("ctx", {})}
    )
    message = message.replace(" or ", " или ")
    return Fault("manifest_key", f"{key}: {message}" if key else message, place, key)


_MESSAGES = {
    "missing": "ключа нет, а он нужен",
    "extra_forbidden": "такого ключа нет",
    "string_type": "нужен текст",
    "string_too_short": "текст пуст",
    "string_pattern_mismatch": "имя состоит из строчных букв, цифр и подчёркиваний",
    "int_type": "нужно целое число",
    "bool_type": "нужно true или false",
    "tuple_type": "нужен список",
    "too_short": "список пуст",
    "literal_error": "можно только {expected}",
    "greater_than_equal": "нужно не меньше {ge}",
    "less_than_equal": "нужно не больше {le}",
    "model_type": "нужна таблица ключей",
}
