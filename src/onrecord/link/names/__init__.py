"""Persons' names compared: romanised, shortened, turned round, misspelt."""

from onrecord.link.names.match import same_person

__all__ = ["same_person"]
