"""The label sets of the heads, in the order of their numbers."""

from onrecord.kinds import Relation

ROLE_LABELS = (
    "O",
    "B-source",
    "I-source",
    "B-cue",
    "I-cue",
    "B-content",
    "I-content",
)
NAME_KINDS = (
    "person",
    "organisation",
    "state body",
    "country",
    "place",
    "group",
    "publisher",
    "law or event",
    "office title",
)
ENTITY_LABELS = ("O", *(f"{begin}-{kind}" for kind in NAME_KINDS for begin in "BI"))

# parts of speech of the Penn Treebank; marks as the CoreNLP layer names them
TAGS = tuple(
    "NN NNS NNP NNPS PRP PRP$ WP WP$ WDT WRB DT PDT EX IN TO CC RP MD VB VBD VBG VBN VBP VBZ "
    "JJ JJR JJS RB RBR RBS CD POS UH FW LS SYM $ # , . : `` '' -LRB- -RRB-".split()
)

RELATIONS = tuple(Relation)
