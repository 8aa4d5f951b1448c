"""Pronouns and descriptions that are no sources: whom "his", "she" and "the premier" mean."""

from onrecord.resolve.anaphora.floor import Floor
from onrecord.resolve.anaphora.sweep import Sweep

__all__ = ["Floor", "Sweep"]
