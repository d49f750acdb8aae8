"""Stage five: lines and rows → pages."""
