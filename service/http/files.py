"""Files as answers: one to keep, or a PDF for the browser's own viewer, in a tab or in a page of ours."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Response
from fastapi.responses import StreamingResponse

from service.operations.take_document import File
from service.operations.zip_papers import Archive

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
MEDIA_TYPES = {"docx": DOCX, "pdf": PDF, "xlsx": XLSX, "csv": CSV}

# The viewer is the browser's own; a PDF asks for nothing, and only our pages may frame it.
SHOWN = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'self'",
    "x-frame-options": "SAMEORIGIN",
}


def kept(file: File) -> Response:
    """The file to be saved under its name."""
    media_type = MEDIA_TYPES[file.name.rpartition(".")[2]]
    return Response(file.content, media_type=media_type, headers=_attached(file.name))


def shown(file: File) -> Response:
    """The PDF in the browser's viewer, which prints it and can save it under its name."""
    named = {"Content-Disposition": f"inline; {_named(file.name)}"}
    return Response(file.content, media_type=PDF, headers=named | SHOWN)


def streamed(archive: Archive) -> Response:
    return StreamingResponse(archive.chunks, media_type=ZIP, headers=_attached(archive.name))


def _attached(file_name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; {_named(file_name)}"}


def _named(file_name: str) -> str:
    """A Russian name as RFC 6266 writes it."""
    return f"filename*=UTF-8''{quote(file_name, safe='')}"
