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
# Occasions alone: "in a tweet".
WRITINGS = WRITTEN | frozenset(
    "affidavit analysis announcement answer article articles autobiography blog book brief "
    "bulletin circular column comment comments commentary complaint decision declaration decree "
    "directive dispatch editorial essay footnote foreword indictment interview judgement judgment "
    "lawsuit leaflet manifesto manuscript memoir memoirs motion notice op-ed opinion order paper "
    "petition post posts posting postcard preface proclamation release releases reply resolution "
    "response ruling submission survey telegram text texts thread tweet tweets verdict video "
    "videos".split()
)
# Occasions at which one speaks.
EVENTS = frozenset(
    "address appearance appearances assembly banquet briefing briefings broadcast call ceremony "
    "commemoration conference congress consultations convention conversation conversations debate "
    "debates deposition dinner discussion discussions encounter event exchange exchanges forum "
    "funeral gathering hearing hearings inauguration interview interviews keynote lecture lunch "
    "luncheon march mass meeting meetings negotiations presentation presser procession programme "
    "protest questioning rally rallies reception remarks rehearsal retreat seminar sermon service "
    "session sessions show sitting speech speeches statement summit symposium talk talks "
    "testimony toast tour trial vigil visit webinar workshop appeal news-conference party "
    "commencement celebration demonstration breakfast q&a roundtable round-table teleconference "
    "videoconference".split()
)
# Before whom one testifies.
TRIBUNALS = frozenset(
    "committee commission inquiry panel court tribunal judge judges jury parliament congress "
    "senate council assembly lawmakers subcommittee magistrate".split()
)
# Where one stands when one speaks.
LOCATIONS = frozenset(
    "airport altar auditorium balcony bank bar barracks base beach border bridge building cafe "
    "café camp campus capital capitol castle cathedral cemetery centre center chamber chapel "
    "checkpoint church city classroom clinic club college compound corridor corridors country "
    "county court courtroom courthouse crossing desk district dock dockyard door doorstep embassy "
    "entrance estate factory farm ferry field floor foyer front garden gate gates grave graveside "
    "ground hall hallway harbour harbor headquarters home hospital hotel house island jail "
    "kitchen lawn lectern library lobby market microphone mill mine mosque mountain museum "
    "neighbourhood neighborhood office offices palace park parliament pier plane platform plaza "
    "podium port prison province pub pulpit quay region residence restaurant river road roadside "
    "rostrum scene school senate ship shipyard shop shore site square stadium stage stairs stand "
    "station steps street streets studio suburb synagogue temple terminal theatre theater tower "
    "town train university valley village villages villa warehouse waterfront wharf yard".split()
)
# On what one is heard or read.
MEDIA = frozenset(
    "air account accounts blog broadcaster channel channels feed internet intercom line link "
    "loudspeaker megaphone network networks newspaper outlet page pages phone platform podcast "
    "programme program radio show site station telephone television tv twitter website websites "
    "wire".split()
)
