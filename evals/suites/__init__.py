"""One module a suite: what is compared with what, and the measures."""
