"""Stage four: a paragraph's pieces → lines of a given width."""
