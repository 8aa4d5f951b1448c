"""Finds which attributions of different documents report one saying."""

from onrecord.link.utterances.reporting import utterances
from onrecord.link.utterances.saying import Bridge, Joined, Report, Saying, Utterance, Why

__all__ = ["Bridge", "Joined", "Report", "Saying", "Utterance", "Why", "utterances"]
