"""The closed choices of the record: every kind of thing that it tells apart."""

from __future__ import annotations

from enum import StrEnum


class Genre(StrEnum):
    """What kind of text a document is."""

    NEWS = "news"
    OPINION = "opinion"
    EDITORIAL = "editorial"  # the publisher's own opinion, under nobody's name
    SPEECH = "speech"
    TRANSCRIPT = "transcript"
    RELEASE = "release"
    LIVE_BLOG = "live blog"


class SegmentKind(StrEnum):
    """What bounds a part of a document."""

    TURN = "turn"  # what one speaker says until another does
    DIRECTION = "stage direction"  # "(Laughter.)": said by nobody
    PART = "part"  # an entry of a live blog, an item of a digest


class Kind(StrEnum):
    """How the content of an attribution is given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Role(StrEnum):
    """The part that a span plays in an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE_BODY = "state body"
    COUNTRY = "country"
    PLACE = "place"
    PUBLISHER = "publisher"
    GROUP = "group"
    FACTION = "faction"


class Act(StrEnum):
    """What somebody does by saying something: PLOVER's verbal roots, taken apart further."""

    STATE = "state"
    ANNOUNCE = "announce"
    EXPLAIN = "explain"
    PROMISE = "promise"
    PREDICT = "predict"
    PRAISE = "praise"
    SUPPORT = "support"
    THANK = "thank"
    AGREE = "agree"
    ASK = "ask"
    DEMAND = "demand"
    PROPOSE = "propose"
    CRITICISE = "criticise"
    ACCUSE = "accuse"
    DENY = "deny"
    REJECT = "reject"
    REFUSE = "refuse"
    WARN = "warn"
    THREATEN = "threaten"
    APOLOGISE = "apologise"
    CONCEDE = "concede"
    CONFIRM = "confirm"
    DECLINE = "decline to comment"


class Channel(StrEnum):
    """How words came to the document."""

    INTERVIEW = "interview"
    SPEECH = "speech"
    BRIEFING = "briefing"
    STATEMENT = "written statement"
    POST = "social-media post"
    DOCUMENT = "document"
    LEAK = "leak"
    PRESS = "press report"
    COURT = "court"
    LAW = "law"
    POLL = "poll"
    OBSERVATION = "observation"  # the reporter was there
    NO_COMMENT = "declined comment"


class TieKind(StrEnum):
    """How one entity stands to another; read from the first to the second."""

    PARENT = "parent of"
    SPOUSE = "spouse of"
    SIBLING = "sibling of"
    KIN = "kin of"
    AIDE = "aide to"
    ALLY = "ally of"
    RIVAL = "rival of"
    MEMBER = "member of"
    HOLDS_OFFICE = "holds office in"
    PROTECTS = "protects"
    APPOINTED = "appointed"
    SUCCEEDED = "succeeded"
    OWNS = "owns"
    MET = "met with"
    ENDORSED = "endorsed"


class NameKind(StrEnum):
    """What the tagger takes a name for; not each is an entity."""

    PERSON = "person"
    ORGANISATION = "organisation"  # a party is one: it has members, officers and a statute
    STATE_BODY = "state body"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"  # peoples, creeds, adherents, factions and armed movements; adjectives too
    PUBLISHER = "publisher"
    LAW_OR_EVENT = "law or event"
    OFFICE_TITLE = "office title"  # beside a person or standing for one


class Precision(StrEnum):
    """The grain at which a time is known."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    BOUND = "bound"  # only that it was not later than `until`


class Relation(StrEnum):
    """How a word hangs on its head: Universal Dependencies 2, with the subtypes of GUM in use."""

    ROOT = "root"
    NSUBJ = "nsubj"
    NSUBJ_PASS = "nsubj:pass"  # noqa: S105 - passive, no password
    CSUBJ = "csubj"
    CSUBJ_PASS = "csubj:pass"  # noqa: S105
    OBJ = "obj"
    IOBJ = "iobj"
    OBL = "obl"
    OBL_AGENT = "obl:agent"
    CCOMP = "ccomp"
    XCOMP = "xcomp"
    ADVCL = "advcl"
    ACL = "acl"
    ACL_RELCL = "acl:relcl"
    NMOD = "nmod"
    NMOD_POSS = "nmod:poss"
    NMOD_DESC = "nmod:desc"  # a title before a name
    APPOS = "appos"
    AMOD = "amod"
    NUMMOD = "nummod"
    DET = "det"
    DET_PREDET = "det:predet"
    CASE = "case"
    MARK = "mark"
    COP = "cop"
    AUX = "aux"
    AUX_PASS = "aux:pass"  # noqa: S105
    ADVMOD = "advmod"
    COMPOUND = "compound"
    COMPOUND_PRT = "compound:prt"
    FLAT = "flat"
    FIXED = "fixed"
    CONJ = "conj"
    CC = "cc"
    CC_PRECONJ = "cc:preconj"
    PARATAXIS = "parataxis"
    DISCOURSE = "discourse"
    VOCATIVE = "vocative"
    EXPL = "expl"
    PUNCT = "punct"
    GOESWITH = "goeswith"  # a later part of a token that is several of our words
    DEP = "dep"  # anything else


class Action(StrEnum):
    """What a human decides."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"  # entities of the case that are one
    SPLIT = "split"  # members of one that are somebody else
    JOIN = "join"  # utterances that are one saying
    PART = "part"  # reports of one that are of another saying


class Verdict(StrEnum):
    """What became of an attribution by decisions."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"


class CopyKind(StrEnum):
    """How two documents come to share text."""

    COPY = "copy"  # most of one stands in the other
    PARTIAL = "partial"  # paragraphs of one stand in the other
    VERSION = "version"  # the same publisher put the document out again
    COMMON = "common text"  # both print what neither has from the other: a release, a quotation


class Edit(StrEnum):
    """What a later version of a document changed."""

    HEADLINE = "headline"
    QUOTATION_ADDED = "quotation added"
    QUOTATION_GONE = "quotation gone"
    NAMED = "unnamed to named"
    UNNAMED = "named to unnamed"
    HEDGE_ADDED = "hedge added"
    HEDGE_GONE = "hedge gone"
    NUMBER = "number"
    VERB = "verb of saying"
    TEXT_ADDED = "text added"
    TEXT_GONE = "text gone"
    WORDING = "wording"
    TRIVIAL = "trivial"  # a typing error, an article: nothing else is said by it
