"""Stage one: what the DOCX states, part by part and property by property."""
