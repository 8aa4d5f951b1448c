"""The tables of a case and its search: schema/*.sql, queries/*.sql and what runs them."""
