"""The words that tell speakers' labels and stage directions from what only looks like them."""

from __future__ import annotations

import re

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
# What stands before a colon, time and again, and does not speak: as the first word of a label ...
NOBODY = re.compile(
    r"(?:the )?(?:advertisement|advertising|updated?|sources?|figures?|tables?|photos?|images?"
    r"|pictures?|videos?|related|watch|read|see|also|listen|more|correction|clarification"
    r"|background|what|when|where|who|why|how|which|whom|contacts?|date|time|location|venue|place"
    r"|subject|re|to|from|cc|bcc|sent|tel|telephone|e-?mail|phone|fax|website|web|breaking"
    r"|exclusive|analysis|opinion|facts?|claims?|verdict|pros?|cons?|ratings?|cost|score|results?"
    r"|conclusion|summary|examples?|warning|caution|tips?|reminder|p\.?s|headlines?|title|latest"
    r"|live|recap|previously|here|there|this|these|that|those|it|he|she|they|we|i|you|my|our|your"
    r"|his|her|but|and|so|or|if|yes|no|not|then|now|today|tomorrow|yesterday|tonight|meanwhile|on"
    r"|at|in|for|with|by|as|of|follow|sign|click|download|subscribe|share|credit|copyright"
    r"|just|n\.b\.?|fyi|disclosure|disclaimer|answers? to|editor|editor[’']s|notes?|nb|reality"
    r"|context|truth|false|true|misleading|january|february|march|july|september|october|november|december|monday"
    r"|tuesday|wednesday|thursday|friday|saturday|sunday|first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|one|two|three|four|five|six|seven|eight|nine|ten|number|finally"
    r"|lastly|next|previous|population|currency|bottom|poll|polls|quotes?|issues?|problem|solution"
    r"|reasons?|winners?|losers?|takeaways?|lesson|total|percent|abstract|keywords?|methods?"
    r"|objectives?|outcome|translation|factbox|timeline|explainer|transcript|review|statement"
    r"|[ap]\.m\.|motion|amendment|yeas|nays|ayes|noes|full|original|according)(?![\w-])",
    re.IGNORECASE,
)
# ... and as the whole of it.
NOTHING = re.compile(
    r"(?:the )?(?:april|may|june|august|age|born|died|capital|language|religion|name|address|bill"
    r"|education|occupation|job|career|family|party|price|page|bonus|remember|rank|change|report"
    r"|(?:\w+ )?interview|weather|traffic|sports?|diagnosis|prognosis|absent|present|votes?|begin"
    r"|end|key)"
    r"|(?:day|step|part|section|point|phase|stage|round|week|rule|act|scene|episode|chapter|page"
    r"|question|april|may|june|august) \w+",
    re.IGNORECASE,
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
