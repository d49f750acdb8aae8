"""The template engine, thin: a form made in Word becomes documents.

The steps bear the names of the files: open (a package becomes clean stories), patch (docxtpl shapes them),
check (tags, words, structure: every fault together), compile (once for a content), fill (values, escaped,
within a budget), finish (what Word needs); the package writes itself. Knows Word and Russian, not what
the words of a form are about.
"""

from docgen.template.compile import Template, check_template, compile_template
from docgen.template.outline import outline

__all__ = ["Template", "check_template", "compile_template", "outline"]
