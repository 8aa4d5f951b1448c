"""English forms of a word: plural, third person, past, participles.

Forms are made by rules and a list of the irregular; one that does not exist matches nothing.
"""

from __future__ import annotations

import re
from functools import cache

# Each line is one word: its base form first.
_IRREGULAR = """
be am is are was were been being
have has had having
do does did done doing
go goes went gone going
say says said saying
make makes made making
take takes took taken taking
give gives gave given giving
come comes came coming
become becomes became becoming
see sees saw seen seeing
know knows knew known knowing
speak speaks spoke spoken speaking
break breaks broke broken breaking
choose chooses chose chosen choosing
rise rises rose risen rising
arise arises arose arisen arising
write writes wrote written writing
drive drives drove driven driving
fall falls fell fallen falling
grow grows grew grown growing
draw draws drew drawn drawing
show shows showed shown showing
begin begins began begun beginning
win wins won winning
lose loses lost losing
find finds found finding
bind binds bound binding
fight fights fought fighting
seek seeks sought seeking
bring brings brought bringing
buy buys bought buying
think thinks thought thinking
teach teaches taught teaching
build builds built building
send sends sent sending
spend spends spent spending
lend lends lent lending
meet meets met meeting
lead leads led leading
feed feeds fed feeding
keep keeps kept keeping
leave leaves left leaving
feel feels felt feeling
deal deals dealt dealing
mean means meant meaning
hold holds held holding
uphold upholds upheld upholding
withhold withholds withheld withholding
stand stands stood standing
understand understands understood understanding
withstand withstands withstood withstanding
tell tells told telling
sell sells sold selling
pay pays paid paying
lay lays laid laying
put puts putting
cut cuts cutting
set sets setting
let lets letting
cost costs costing
hit hits hitting
run runs ran running
swear swears swore sworn swearing
bear bears bore borne bearing
tear tears tore torn tearing
forget forgets forgot forgotten forgetting
forbid forbids forbade forbidden forbidding
get gets got gotten getting
man men
woman women
child children
foot feet
life lives
wife wives
crisis crises
basis bases
person people persons
country countries
policy policies
"""
_LEAST = 3  # letters; shorter words but the irregular have no forms made for them
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")


@cache
def _irregular() -> dict[str, frozenset[str]]:
    rows = [frozenset(line.split()) for line in _IRREGULAR.strip().splitlines()]
    return {word: row for row in rows for word in row}


def inflected(word: str) -> frozenset[str]:
    """Give a word with its forms; a word of another script is its only form.

    The base form is expected; a plural or a participle gets forms that do not exist.
    """
    if word in _irregular():
        return _irregular()[word]
    if not (word.isascii() and word.isalpha() and len(word) >= _LEAST):
        return frozenset({word})
    return frozenset({word, *_regular(word)})


def _regular(word: str) -> list[str]:
    if word.endswith("y") and word[-2] not in "aeiou":
        return [f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"]
    plural = f"{word}es" if re.search(r"(s|x|z|ch|sh)$", word) else f"{word}s"
    if word.endswith("ee"):
        return [plural, f"{word}d", f"{word}ing"]
    if word.endswith("ie"):
        return [plural, f"{word}d", f"{word[:-2]}ying"]
    if word.endswith("e"):
        return [plural, f"{word}d", f"{word[:-1]}ing"]
    forms = [plural, f"{word}ed", f"{word}ing"]
    if _DOUBLING.search(word):
        forms += [f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"]
    if word.endswith("f"):
        forms.append(f"{word[:-1]}ves")
    return forms
