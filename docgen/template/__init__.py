"""The template engine: a form made in Word becomes documents.

The steps bear the names of the files: open (a package becomes clean stories), patch (docxtpl shapes them),
check (tags, words, structure: every fault together), arrange (what the dialect lacks), layout and generate
(a Python function that writes ready bytes), machine (what that function calls), template (the document).
reference is the plain way beside the fast one; library keeps what was compiled. Knows Word and Russian, not
what the words of a form are about.
"""
