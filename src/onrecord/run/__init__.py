"""Where the stages run, and how they follow one another."""
