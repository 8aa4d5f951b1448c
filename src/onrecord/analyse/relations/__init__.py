"""Who does what towards whom, over the whole case: tables that several questions ask."""
