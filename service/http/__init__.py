"""What the pages and the API share as doors of one house; neither imports the other for it."""
