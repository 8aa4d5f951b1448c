"""Persons' names compared: romanised, shortened, turned round, misspelt."""

from onrecord.link.names.match import SAME, Agreement, Level, Paired, agreement, parts, same_person

__all__ = ["SAME", "Agreement", "Level", "Paired", "agreement", "parts", "same_person"]
