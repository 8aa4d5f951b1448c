"""Questions over a whole case, each answered with its evidence, denominator and method."""
