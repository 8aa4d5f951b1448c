"""Nouns by what they mean, as far as a rule has to know it: who speaks, what is read, and where.

These classes are open: they hold the usual words, and a rule must bear that one is missing.
"""

from __future__ import annotations

# Whoever can be cited by a noun alone: people by what they do, and the bodies that act for them.
SPEAKERS = frozenset(
    "source sources official officials person people persons diplomat diplomats aide aides "
    "adviser advisers advisor advisors spokesman spokeswoman spokesperson spokesmen officer "
    "officers witness witnesses lawmaker lawmakers analyst analysts expert experts insider "
    "insiders resident residents relative relatives friend friends police prosecutors prosecutor "
    "investigators minister ministers ministry agency government staff authorities executive "
    "executives lawyer lawyers doctor doctors scholar scholars colleague colleagues employee "
    "employees mother father grandmother grandfather brother sister uncle aunt teacher prefect "
    "governor president premier ambassador envoy envoys commander general embassy pm chancellor "
    "secretary cabinet senator senators mp mps governors mayor mayors council army navy military "
    "economist economists watchdog bank union unions opposition party campaign critic critics "
    "activist activists bishop bishops pope chief head leader leaders boss ceo chair chairman "
    "chairwoman director un eu nato imf".split()
)
# What finds something out.
FINDERS = frozenset(
    "poll polls survey surveys research data court courts jury inquiry inquest investigation "
    "investigators auditors researchers scientists panel judge judges commission studies".split()
)
# Who prints and broadcasts.
PAPERS = frozenset(
    "paper newspaper daily weekly magazine agency broadcaster station radio television media site "
    "outlet tabloid journal".split()
)
# What is read, both as a source and as the occasion of a saying.
WRITTEN = frozenset(
    "letter letters memo memos memorandum report reports document documents statement statements "
    "communiqué communique cable cables email emails message messages minutes note notes "
    "transcript transcripts e-mail e-mails recording filing filings study review papers "
    "diary".split()
)
# Sources alone: somebody else has seen them.
DOCUMENTS = WRITTEN | frozenset(
    "record records draft copy audit figures files assessment dossier".split()
)
