"""The command line: the same operations as the pages and the API, in a terminal."""

from __future__ import annotations

import sys

import typer

from docgen.errors import DocgenError
from registry.errors import RegistryError
from service.cli import (
    accounts,
    audit,
    check_form,
    consents,
    demo,
    documents,
    grammar,
    imports,
    jobs,
    pdf,
    schools,
    serve,
    surroundings,
)
from service.cli.console import errors_to
from service.errors import ServiceError

app = typer.Typer(
    name="nastavnik",
    help="Наставник: пронумерованные и законные документы школьного наставничества из списка сотрудников.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(schools.app, name="school")
app.add_typer(imports.app, name="import")
app.add_typer(documents.app, name="document")
app.add_typer(consents.app, name="consent")
app.add_typer(accounts.app, name="account")
app.add_typer(audit.app, name="audit")
app.add_typer(grammar.app, name="grammar")
app.add_typer(jobs.app, name="jobs")
app.command("check-form")(check_form.check_form)
app.command("demo")(demo.demo)
app.command("pdf")(pdf.pdf)
app.command("serve")(serve.serve)


def main() -> None:
    """Run a command; what the house refuses is one Russian line and exit code 1, never a traceback."""
    try:
        app()
    except (DocgenError, RegistryError, ServiceError) as error:
        errors_to(sys.stderr, error)
        sys.exit(1)
    except surroundings.FAULTS as error:
        surroundings.tell(error)
        sys.exit(1)
