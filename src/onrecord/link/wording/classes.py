"""Closed classes of words that decide what a change of wording is.

All words stand here in the form that `words.py` gives them: lower case, contractions apart.
"""

from __future__ import annotations

NEGATORS = frozenset(
    "not no never none nobody nothing neither nor nowhere without hardly scarcely barely".split()
)
# "refused to", "declines to", "failed to": the verb denies what follows
REFUSALS = frozenset(
    """refuse refused refuses refusing decline declined declines declining fail failed fails failing
    deny denied denies denying lack lacked lacks lacking""".split()
)
# "unlikely" for "likely": longer ones first, so that "non" is not read as "no" + "n"
NEGATIVE_PREFIXES = ("non", "dis", "un", "in", "im", "il", "ir")

HEDGES = frozenset(
    """about allegedly almost apparently appear appeared appears approximately around could
    likely may maybe might nearly perhaps possible possibly potentially presumably probably
    purportedly reportedly roughly seem seemed seems seemingly should some somewhat sometimes
    supposedly suggest suggested suggests tend""".split()
)
HEDGING_PHRASES = (
    ("i", "think"),
    ("i", "believe"),
    ("i", "guess"),
    ("i", "suppose"),
    ("i", "suspect"),
    ("i", "hope"),
    ("we", "think"),
    ("we", "believe"),
    ("in", "my", "opinion"),
    ("in", "my", "view"),
    ("sort", "of"),
    ("kind", "of"),
    ("more", "or", "less"),
    ("as", "far", "as", "i", "know"),
)

FILLERS = frozenset("ah eh er erm hm hmm mm oh okay ok uh uhm um well yeah yes".split())
FILLING_PHRASES = (("you", "know"), ("i", "mean"), ("you", "see"), ("let", "me", "see"))
# Left out at the start of a sentence as a matter of house style.
OPENERS = frozenset("and but so now look listen well okay because".split())

PRONOUNS = frozenset(
    """he her hers herself him himself his i it its me mine my our ours ourselves she that their
    theirs them themselves there these they this those us we what which who whom you your
    yours""".split()
)
FUNCTION_WORDS = (
    PRONOUNS
    | NEGATORS
    | frozenset(
        """a am an and are as at be because been being but by can did do does doing for from had
        has have having if in into is of off on or out over so than the then to too under up
        very was were when where while will with would 's 'd about after again against all also
        any before between both could down during each few here how just may might more most
        must once only other own same shall should some such through until why""".split()
    )
)
# Verbs of saying and what stands around them: they say nothing about what was said.
SAYING = frozenset(
    """according acknowledged add added adding adds announced argued asserted called claimed
    claims contended declared denied insisted maintained note noted notes report reported
    reporters reports said say saying says spokesman spokeswoman spokesperson stated statement
    tell telling tells testified told warned wrote""".split()
)
# Words in round or square brackets that describe a noise, and are said by nobody.
DIRECTIONS = frozenset(
    """applause booing boos break chanting cheering cheers coughing crosstalk gestures inaudible
    indiscernible interruption laughing laughs laughter music off mic overlapping pause ph
    phonetic sic sighs silence singing speaks spanish translated unintelligible video voices
    whistling""".split()
)
TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady rev reverend sen senator rep representative
    gov governor gen general president vice premier minister prime secretary chancellor king
    queen prince princess pope judge justice captain colonel sergeant officer chief chairman
    chairwoman director speaker mayor""".split()
)
# They are written with a capital, and are no names.
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)
# A full stop behind them ends no sentence.
ABBREVIATED = frozenset(
    """adm capt cmdr co col corp det dr gen gov hon inc jr lieut lt ltd maj mr mrs ms no prof rep
    rev sen sgt sr st supt vs""".split()
)
NO_NAMES = TITLES | CALENDAR | FUNCTION_WORDS | SAYING
