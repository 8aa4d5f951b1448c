"""Fill in what stands around a saying, read off the clause of its cue."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribute.draft import Draft
from onrecord.attribute.frame.addressee import addressees
from onrecord.attribute.frame.clause import CueClause
from onrecord.attribute.frame.flags import flags
from onrecord.attribute.frame.occasion import circumstances
from onrecord.grammar.tagged_text import TaggedText
from onrecord.model import Attribution


def framed(scene: TaggedText, draft: Draft, found: Attribution) -> Attribution:
    """Fill in the frame of an attribution; an addressee that is known stays."""
    clause = CueClause(scene, draft)
    became, beside = flags(clause), circumstances(clause)
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
        hedged=became.hedged,
        negated=became.negated,
        denied=became.denied,
        hypothetical=became.hypothetical,
    )
