"""Suggest: recurring phrases that a codebook lacks, and pairs that differ in one thing."""
