"""Compare: what one set of words says more than another, and two speeches side by side."""
