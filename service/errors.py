"""What the service refuses above its floors: a place one may not go, a paper that may not be issued."""

from __future__ import annotations

from collections.abc import Sequence

from registry.rules import Finding


class ServiceError(Exception):
    """Base of the family; ``code`` is stable and English, ``message`` one Russian sentence."""

    code = "service_error"

    def __init__(self, message: str, *, place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place


class Forbidden(ServiceError):
    """The actor's role or organisation does not allow it."""

    code = "forbidden"


class Refused(ServiceError):
    """The rules forbid the issue; ``findings`` names every person, paper and norm."""

    code = "refused"

    def __init__(self, findings: Sequence[Finding]) -> None:
        blocking = [finding for finding in findings if finding.severity == "block"]
        super().__init__(" ".join(finding.message for finding in blocking))
        self.findings = tuple(findings)


class FileLost(ServiceError):
    """The journal names a file that the storage does not hold, or holds altered."""

    code = "file_lost"


class CannotPrint(ServiceError):
    """One file to print cannot be made of several papers; the sentence names each without a PDF, and why."""

    code = "cannot_print"

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(
            f"Общий файл для печати не сделан. {' '.join(faults)} Эти документы напечатайте из Word, "
            "остальные отметьте в журнале."
        )


class SignInRefused(ServiceError):
    """Wrong login or password, or too many tries."""

    code = "sign_in_refused"


class TooManyAttempts(SignInRefused):
    """Too many failures from one network address, whatever the login."""

    code = "too_many_attempts"


class NotSignedIn(ServiceError):
    """The page needs a person, and nobody has signed in."""

    code = "not_signed_in"
