"""One verb a file. No HTTP, no pages: the web, the API, the command line and the jobs are doors to these."""
