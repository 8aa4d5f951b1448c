"""Coreference: which mentions of a document mean one entity, and whom a source means."""
