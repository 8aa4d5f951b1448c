"""Which documents share text: candidates, shared passages, kind, direction, what changed."""
