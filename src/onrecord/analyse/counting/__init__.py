"""Words of a case as tables that questions count over: where each stands, and whose it is."""
