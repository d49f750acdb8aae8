"""Work behind the page: the only folder that knows the job engine. Progress itself is kept in the registry."""
