"""What stands around a saying: flags, addressee, occasion, place."""

from __future__ import annotations

from onrecord.attribute.frame.fill import framed

__all__ = ["framed"]
