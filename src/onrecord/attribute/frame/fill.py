"""Fill in what becomes of a saying, to whom, on what occasion and where it is said.

All of it is read off the clause of the cue: its verb group, its subject and objects, and what
hangs on it beside them. The content is not looked into: what is doubted or denied there is not
the saying. docs/glossary.md has the definitions.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribute.draft import Draft
from onrecord.attribute.frame.addressee import addressees
from onrecord.attribute.frame.clause import CueClause
from onrecord.attribute.frame.denied import is_denied
from onrecord.attribute.frame.hedged import is_hedged
from onrecord.attribute.frame.hypothetical import is_hypothetical
from onrecord.attribute.frame.negated import is_negated
from onrecord.attribute.frame.occasion import circumstances
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import Attribution


def framed(scene: TaggedText, draft: Draft, found: Attribution) -> Attribution:
    """Fill in the frame of an attribution; an addressee that is known stays."""
    clause = CueClause(scene, draft)
    negated, beside = is_negated(clause), circumstances(clause)
    addressee = found.addressee or addressees(clause, beside)
    phrases = [(one, clause.span(one.at)) for one in beside]
    # A phrase that only tells who is addressed is none of its own: "told farmers in the south".
    phrases = [
        (one, at)
        for one, at in phrases
        if not any(to.start <= at.start and at.end <= to.end for to in addressee)
    ]
    return replace(
        found,
        addressee=addressee,
        occasion=tuple(at for one, at in phrases if one.occasion),
        place=tuple(at for one, at in phrases if one.place),
        hedged=is_hedged(clause),
        negated=negated,
        denied=not negated and is_denied(clause),
        hypothetical=is_hypothetical(clause),
    )
