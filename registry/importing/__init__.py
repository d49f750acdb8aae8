"""From a school's own lists to the registry: people and pairs, read, mended, checked, then saved on a word.

Knows what rows mean and how they meet the facts already kept. How files are read stands in
``registry.spreadsheet``.
"""
