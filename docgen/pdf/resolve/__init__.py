"""Stage two: what the DOCX states, all inheritance carried out → what the paper says and how it looks."""
