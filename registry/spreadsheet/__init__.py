"""Spreadsheets in and out: .xlsx, .xls, .ods and .csv read as sheets of columns, remarks written back.

Knows files, sheets, headers and cells. Knows nothing of people and pairs: what a column means to them stands
in ``registry.importing``.
"""
