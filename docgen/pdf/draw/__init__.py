"""Stage six: pages → strokes → a PDF."""
