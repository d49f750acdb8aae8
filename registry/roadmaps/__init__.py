"""A road map as a school has it → a plan of the registry: lines and rows in, stages, items and findings out.

Text is read here; a Word file is brought as lines and rows by whoever knows Word.
"""
