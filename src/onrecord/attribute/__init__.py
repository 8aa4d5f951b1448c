"""Tagged spans -> attributions: pairing, kind, addressee, speaker turns, chains."""

from __future__ import annotations

from onrecord.attribute.steps import attribute

__all__ = ["attribute"]
