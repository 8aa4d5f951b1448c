"""Closed classes of English words, each written down once: grammar, verbs, nouns, marks."""
