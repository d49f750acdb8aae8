"""What an addendum cannot do without: the four blocks of ТК РФ, ст. 351.8, the contract and the parties."""

from __future__ import annotations

from templates_docx.vocabulary.own_words import OwnWords

REQUIRED = (
    "организация.город",
    "организация.адрес",
    "организация.инн",
    "организация.огрн",
    "руководитель.основание",
    "пара.наставник.должность",
    "пара.наставник.договор",
    "пара.наставник.договор.номер",
    "пара.наставляемые.должность",
    "пара.вид",
    "пара.режим",
    "пара.сумма",
    "пара.куратор",
    "пара.куратор.должность",
    "ввод.основание_выплаты",
)

extend = OwnWords(required=REQUIRED)
