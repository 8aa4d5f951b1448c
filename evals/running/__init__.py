"""How what is measured is run: the command, a linked case, the loops of the speed test."""
