"""The JSON API under /api/v1: the same operations as the pages, one noun a file. It decides nothing itself.

What the OpenAPI description shows is Russian, the docstrings of the models too.
"""

from __future__ import annotations

from fastapi import APIRouter

from service.api import (
    acts,
    batches,
    consents,
    consistency,
    document_types,
    documents,
    imports,
    numbers,
    packages,
    pairs,
    people,
    plans,
)

PREFIX = "/api/v1"
TITLE = "Наставник"
VERSION = "1"
DESCRIPTION = (
    "Те же действия, что и на страницах, с теми же правами.\n\n"
    "Вход — cookie сеанса страницы /sign-in. Запрос, который что-то меняет (не GET), должен говорить, откуда "
    "он: браузер делает это сам, программе нужен заголовок Origin с адресом службы или Sec-Fetch-Site: "
    "same-origin; без него ответ — 403. Ошибка — JSON с постоянным кодом, предложением по-русски, местом, "
    "замечаниями правил и ошибками ввода."
)

router = APIRouter(prefix=PREFIX)
for part in (
    document_types,
    acts,
    people,
    pairs,
    documents,
    batches,
    consents,
    consistency,
    imports,
    numbers,
    packages,
    plans,
):
    router.include_router(part.router)
