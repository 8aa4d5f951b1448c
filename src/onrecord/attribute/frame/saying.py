"""Closed classes of words that tell what becomes of a saying."""

from __future__ import annotations

_BASES = """
accept acknowledge add address admit advise affirm agree announce answer apologise apologize appeal
argue ask assert assure attest blame boast call caution challenge cite claim clarify comment
complain concede conclude condemn confess confide confirm congratulate contend counter criticise
criticize declare define demand deny describe detail disclose discuss dispute divulge elaborate
endorse estimate explain express give hint identify imply indicate inform insist instruct justify
lie mention name notify object offer order persuade plead pledge praise predict proclaim promise
propose protest provide publish question quote react recall recommend refer reject remark remind
repeat reply report request respond retract reveal say share specify speak speculate state stress
suggest swear talk tell testify thank threaten unveil urge vow warn whisper write
""".split()
_IRREGULAR = {
    "say": "said", "tell": "told", "speak": "spoke spoken", "write": "wrote written",
    "swear": "swore sworn", "give": "gave given", "lie": "lied lying", "deny": "denied",
    "reply": "replied", "identify": "identified", "clarify": "clarified", "justify": "justified",
    "imply": "implied", "notify": "notified", "specify": "specified", "testify": "testified",
    "refer": "referred referring", "admit": "admitted admitting",
}  # fmt: skip


def forms(base: str) -> set[str]:
    """The forms of a verb, as far as spelling tells; some that nobody writes are among them."""
    stem = base.removesuffix("e")
    third = base[:-1] + "ies" if base.endswith(("ply", "ify", "ny")) else base + "s"
    hissing = {base + "es"} if base.endswith(("s", "sh", "ch", "x")) else set()
    made = {base, third, stem + "ed", stem + "ing", *hissing}
    return made | set(_IRREGULAR.get(base, "").split())


def _all(bases: str) -> frozenset[str]:
    return frozenset(form for base in bases.split() for form in forms(base))


SAY = frozenset(_BASES)
SAYING = frozenset(form for base in _BASES for form in forms(base))

BE = frozenset("is are was were am be been being".split())
HAVE = frozenset("has have had having".split())
DO = frozenset("do does did".split())
MODALS = frozenset("will would could can may might should shall must ought cannot".split())
AUXILIARIES = BE | HAVE | DO | MODALS
FIRST_PERSON = frozenset("i we let".split())

NEGATORS = frozenset("not never neither nor cannot no".split())
ONLY = frozenset("only merely just simply".split())
# "did not hesitate to say", "could not hide", "never tires of telling": it was said.
NOT_HELD_BACK = _all(
    "hesitate hide conceal disguise tire shy shrink mince resist help bother forbear cease"
) | {"hid", "hidden", "stopped", "stop", "exaggeration", "secret", "doubt", "question"}
WITHHOLD = _all("decline refuse fail avoid omit neglect forget refrain dodge evade") | frozenset(
    "stopped stops stop refusal refusing declining forgot forgotten".split()
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
SEEM = _all("seem appear")
DOUBTED = frozenset("alleged purported supposed reported rumoured rumored".split())  # "remark"
UNCONFIRMED = frozenset("unconfirmed unverified uncorroborated unsubstantiated".split())

DENY = _all("dispute refute rebut repudiate disavow contradict disclaim debunk") | frozenset(
    "deny denies denied denying denial denials rebutted rebutting rebuttal disavowal "
    "repudiation".split()
)
RULE = frozenset("rule rules ruled ruling".split())  # "out"
TURN_DOWN = _all("reject dismiss") | frozenset("rejection rejections dismissal".split())
TURN_AWAY = _all("brush laugh wave shrug push") | frozenset("bats batted batting".split())
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

CONDITIONS = frozenset("if unless whether lest supposing suppose".split())
PROSPECTS = _all("plan plann intend expect hope want wish aim prepare mean need") | frozenset(
    "due likely unlikely set slated scheduled poised ready going about supposed meant".split()
)
WANTING = _all("want expect need await like") | {"let", "for"}
HABITUAL = frozenset("often always sometimes usually regularly frequently invariably then".split())
ADVERBS = HABITUAL | frozenset(
    "also already again ever even just only still soon once later now yet so far too perhaps "
    "maybe once twice long first instead rather simply merely all both either".split()
)
NOUNS_IN_LY = frozenset(
    "ally anomaly assembly bully daily elderly family homily italy july monopoly monthly rally "
    "reply supply tally weekly".split()
)
PREPOSITIONS = frozenset(
    "in on at by for from with during after before about of over under through across between "
    "against among inside outside near since until within without into upon despite aboard "
    "beside behind beyond".split()
)


def is_adverb(word: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    return word in ADVERBS or (word.endswith("ly") and word not in NOUNS_IN_LY)
