"""Timeline: what was said, held, and met when, as texts tell it, and where they disagree."""
