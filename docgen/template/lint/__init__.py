"""Step 3, check: every fault of a form, each with its place, never only the first.

``rules`` lists what is looked for; ``texts`` reads paragraphs and rows, ``tags`` each tag, ``cures`` what a
broken tag was meant to be, ``blocks`` how tags pair. The environment is the one that fills forms.
"""
