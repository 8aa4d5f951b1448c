"""Nouns by what they mean, as far as a rule has to know it: who speaks, what is read, and where."""

from __future__ import annotations

from onrecord.grammar.words.open_classes import listed

SPEAKERS = listed("speakers")
FINDERS = listed("finders")
PAPERS = listed("papers")
WRITTEN = listed("written")
DOCUMENTS = WRITTEN | listed("documents")
