"""Attribution inside attribution: who says that somebody else said something."""

from __future__ import annotations

from onrecord.attribute.nested.chains import nest

__all__ = ["nest"]
