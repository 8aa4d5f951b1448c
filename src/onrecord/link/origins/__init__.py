"""Counts where reports come from: who cites whom, and how many independent origins a saying has."""
