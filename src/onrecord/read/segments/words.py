"""The words that tell speakers' labels and stage directions from what only looks like them."""

from __future__ import annotations

import re

from onrecord.grammar.words.classes import (
    CONDITIONS,
    COORDINATORS,
    DEFINING,
    NUMBERS,
    PERSONAL,
    PREPOSITIONS,
    QUESTIONS,
    RELATIVES,
    WEEKDAYS,
)

# Who speaks by a part and not by a name; without "the" and a number behind.
ROLES = frozenset(
    {
        *("q", "a", "question", "answer", "questioner", "reporter", "reporters", "journalist"),
        *("moderator", "host", "co-host", "presenter", "anchor", "interviewer", "interviewee"),
        *("speaker", "mr speaker", "madam speaker", "mr. speaker", "madam deputy speaker"),
        *("mr deputy speaker", "deputy speaker", "chair", "chairman", "chairwoman", "chairperson"),
        *("president", "prime minister", "premier", "chancellor", "secretary-general"),
        *("secretary general", "foreign minister", "vice president", "minister", "mayor"),
        *("operator", "announcer", "narrator", "interpreter", "translator", "voiceover"),
        *("voice-over", "voice", "staff", "staffer", "aide", "official", "participant"),
        *("participants", "audience", "audience member", "audience members", "crowd", "all"),
        *("both", "group", "unidentified", "unidentified male", "unidentified female"),
        *("unidentified speaker", "unidentified man", "unidentified woman", "unknown"),
        *("unknown speaker", "unidentified reporter", "unidentified participant", "man", "woman"),
        *("male", "female", "male speaker", "female speaker", "male voice", "female voice"),
        *("child", "student", "caller", "guest", "panelist", "panellist", "spokesperson"),
        *("spokesman", "spokeswoman", "press secretary", "judge", "court", "witness", "clerk"),
        *("counsel", "defendant", "prosecutor", "prosecution", "defence", "defense", "juror"),
        *("foreperson", "bailiff", "hon. members", "hon members", "hon. member", "an hon. member"),
        *("several hon. members", "some hon. members", "an hon member", "protester", "member"),
        *("senior administration official", "senior official", "delegate", "representative"),
        *("photographer", "photojournalist", "off-camera", "multiple speakers", "commentator"),
    }
)
TITLES = frozenset(
    "mr ms mrs miss mx dr prof professor sir dame lord lady baroness hon rt sen senator rep"
    " representative congressman congresswoman gov governor gen general adm admiral col colonel"
    " maj major capt captain lt lieutenant sgt sergeant amb ambassador president minister prime"
    " premier chancellor secretary undersecretary deputy acting assistant mayor judge justice"
    " chair chairman chairwoman commissioner director administrator attorney king queen prince"
    " princess pope cardinal bishop archbishop rev reverend fr father sister rabbi imam sheikh"
    " chief speaker madam vice first surgeon".split()
)
PARTICLES = frozenset(
    "of the and for de la le du da dos das di del der den van von und y e al el bin ibn ben bint"
    " abu ter ten to on at in zu af".split()
)
# A label that begins with one of these names nobody, but for "the": "When:", "For release:",
# "Friday:". Words that are also given names stay out ("April", "Will", "May").
FUNCTION_WORDS = (
    (DEFINING - {"the"})
    | PERSONAL
    | NUMBERS
    | PREPOSITIONS
    | COORDINATORS
    | QUESTIONS
    | RELATIVES
    | CONDITIONS
    | WEEKDAYS
)
_SOUNDS = (
    r"laughter|laughs?|laughing|chuckles?|chuckling|applause|applauds?|cheers?|cheering|boos?"
    r"|booing|jeers?|jeering|inaudible|unintelligible|indiscernible|unclear|cross-? ?talk(?:ing)?"
    r"|overtalk(?:ing)?|coughs?|coughing|sneezes|sighs?|claps|clapping|chants?|chanting|ovation"
    r"|groans?|gasps|sobs|sobbing|crying|whistles|whistling|shouting|shouts|interruptions?"
    r"|interjections?|disorder|silence|music|pauses?"
)
ASIDE = re.compile(  # what is told of a speaker in brackets and is no part of the label
    r"(?:cont(?:inued|inuing|[’'.]?d)?\b|through |via |by |speak|as (?:interpreted|translated)"
    r"|in [a-z]+ese\b|in [a-z]+ish\b|in [a-z]+ian\b|in (?:french|german|arabic|hebrew|dutch|greek)"
    r"|translat|interpret|\d|off[- ]|on camera|voice-?over|sings|reading|laugh|cross-?talk"
    r"|inaudible|video)",
    re.IGNORECASE,
)
SOUND = re.compile(rf"\b(?:{_SOUNDS})\b", re.IGNORECASE)
SOUNDS_ONLY = re.compile(  # nothing but sounds, also in a text that is no transcript
    rf"(?:(?:{_SOUNDS}|loud|prolonged|sustained|standing|scattered|audience|crowd|members|hon\."
    r"|and|from|the|in|of|more|some|general|off-?mi[ck]e?)[ ,;&/]*){1,6}\.?",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"\b(?:I|I[’']\w+|[Yy]ou|[Ww]e|[Oo]ur|[Mm]y|[Yy]our|[Uu]s|[Mm]e|[Tt]hanks?|[Yy]es|[Yy]eah|[Nn]o"
    r"|[Oo]kay|OK|[Ww]ell|[Hh]ello|[Hh]i|[Rr]ight|[Pp]lease)\b|\?"
)
