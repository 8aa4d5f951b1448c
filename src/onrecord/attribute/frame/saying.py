"""Words that tell what becomes of a saying: withheld, doubted, denied, still to come."""

from __future__ import annotations

from onrecord.grammar.words.verbs import forms

ONLY = frozenset("only merely just simply".split())
# "did not hesitate to say", "could not hide", "never tires of telling": it was said.
NOT_HELD_BACK = forms(
    "hesitate hide conceal disguise tire shy shrink mince resist help bother forbear cease"
) | {"stopped", "stop", "exaggeration", "secret", "doubt", "question"}
WITHHOLD = forms("decline refuse fail avoid omit neglect forget refrain dodge evade") | frozenset(
    "stopped stops stop refusal".split()
)
SILENT = frozenset("silent mum lipped".split())  # "tight-lipped"
NOBODY = frozenset("nobody none nothing neither".split())

# Said by hearsay: "is said to have", "is thought to".
HEARSAY = frozenset(
    "said reported believed thought alleged rumoured rumored understood claimed reputed supposed "
    "presumed assumed whispered".split()
)
DOUBTS = frozenset(
    "reportedly allegedly apparently supposedly purportedly ostensibly seemingly presumably "
    "reputedly evidently".split()
)
LIKELY = frozenset("probably possibly perhaps maybe conceivably".split())
SEEM = forms("seem appear")
DOUBTED = frozenset("alleged purported supposed reported rumoured rumored".split())  # "remark"
UNCONFIRMED = frozenset("unconfirmed unverified uncorroborated unsubstantiated".split())

DENY = forms("deny dispute refute rebut repudiate disavow contradict disclaim debunk") | frozenset(
    "denial denials rebuttal disavowal repudiation".split()
)
RULE = forms("rule")  # "out"
TURN_DOWN = forms("reject dismiss") | frozenset("rejection rejections dismissal".split())
TURN_AWAY = forms("brush laugh wave shrug push bat")
AWAY = frozenset("off aside away back".split())
CLAIMS = frozenset(
    "accusation accusations allegation allegations assertion assertions characterisation "
    "characterization charge charges claim claims contention contentions gossip idea implication "
    "innuendo insinuation insinuations inference interpretation notion notions possibility report "
    "reports rumour rumours rumor rumors speculation story stories suggestion suggestions talk "
    "theory theories version".split()
)
UNTRUE = frozenset(
    "untrue false baseless groundless unfounded nonsense fabricated fake lies lie wrong misleading "
    "invented absurd ridiculous".split()
)

PROSPECTS = forms("plan intend expect hope want wish aim prepare mean need") | frozenset(
    "due likely unlikely set slated scheduled poised ready going about supposed meant".split()
)
WANTING = forms("want expect need await like") | {"let", "for"}
