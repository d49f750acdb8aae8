"""Work behind the page: the only folder that knows the job engine. Progress is kept in the registry."""
