"""Stage three: letters → widths and heights, from the fonts that travel with the package."""
