"""Posts that sentences give to persons: what they are, were, became, stepped down from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.grammar.words.verbs import SAYING
from onrecord.kinds import Relation
from onrecord.model import Office, Span, span
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.offices.posts import Post, Posts
from onrecord.resolve.ties import Scene
from onrecord.resolve.ties.referents import is_body
from onrecord.resolve.ties.triggers import Dates, words

_LEADING_UP = ("NN", "JJ", "CC", "DT")  # parts of speech of titles before a name
_AT_THE_TIME = ["at", "the", "time"]


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """A post of a draft, as a sentence tells it."""

    draft: EntityDraft
    office: Office
    proof: Span  # the words that give it


def read(scene: Scene, posts: Posts) -> Iterator[HeldOffice]:
    """Every post that a document gives to somebody beside what stands before names."""
    for first, last in scene.referents.sentences():
        for word in range(first, last):
            if scene.tree.lower[word] in words("leads"):
                yield from _led(scene, word)
            if not scene.referents.is_name(word):
                yield from _held(scene, posts, word)


def _held(scene: Scene, posts: Posts, word: int) -> Iterator[HeldOffice]:
    """The post whose noun a word is, for each whom it describes."""
    layout = scene.layout
    index, _ = layout.word_range(*scene.tree.words[word])
    if index >= len(layout.words) or not posts.is_noun(index) or _speaks(scene, word):
        return
    post = posts.at(index)
    if post is None or _is_title(scene, post):
        return
    bearers = [one for one in scene.predication.bearers(word) if one.person][:1]
    status = _promised(scene, word)
    if not bearers or (status is None and scene.is_supposed(word)):
        return
    verb = scene.predication.verb_above(word)
    made = status is not None or _dates(scene, word) is Dates.BEGINS
    told = [word, verb] if made and verb is not None else [word]
    extent = scene.predication.extent(told, bearers)
    last = scene.tree.within(0, layout.words[post.last - 1].end)[1]
    dates = scene.dating.of_post((extent[0], max(extent[1], last)), last, _dates(scene, word))
    for one in bearers:
        office = Office(
            title=post.title,
            organisation=post.organisation or posts.shared(post) or _owner(scene, word),
            since=dates[0],
            until=dates[1],
            status=post.status or status or _then(scene, post.last),
            evidence=span(
                layout.text, layout.words[post.first].start, layout.words[post.last - 1].end
            ),
        )
        yield HeldOffice(one.draft, office, scene.evidence((extent[0], max(extent[1], last))))


def _owner(scene: Scene, word: int) -> str | None:
    """The body that a pronoun before a post means: "as its leader"."""
    owners = [one for one in scene.predication.possessors(word) if is_body(one)]
    pronoun = owners and scene.tree.lower[owners[0].words[0]] in ("its", "their")
    named = owners and owners[0].draft.names
    return owners[0].draft.label if pronoun and named else None


def _is_title(scene: Scene, post: Post) -> bool:
    """Whether a post leads up to a name, beside which it is read: "judge and mayor Ana Reyes"."""
    words, at = scene.layout.words, post.last
    while at < len(words) and scene.layout.gap(at - 1) == " ":
        word = scene.tree.at(words[at].start)
        if scene.referents.is_name(word):
            one = scene.referents.named(word)
            if one is not None and one.person:
                return True
        elif not (
            scene.tree.tags[word].startswith(_LEADING_UP) or words[at].lower in ("of", "from")
        ):
            return False
        at += 1
    return False


def _speaks(scene: Scene, word: int) -> bool:
    """Whether who holds the post says all that: "He wrote to Reyes, the president said"."""
    following = scene.tree.lower[word + 1 : word + 2]
    return bool(following) and following[0] in SAYING and scene.tree.is_verb(word + 1)


def _first(scene: Scene, word: int) -> int:
    """The first of the posts that a row has: what is told of it is told of all."""
    tree = scene.tree
    while tree.relations[word] in {Relation.CONJ, Relation.APPOS} and tree.heads[word] >= 0:
        head = tree.heads[word]
        if scene.referents.is_name(head) and tree.relations[word] == Relation.CONJ:
            head = tree.heads[head]
        if head < 0 or scene.referents.is_name(head) or tree.is_verb(head):
            break
        word = head
    return word


def _governing(scene: Scene, word: int) -> str:
    """The verb that gives a post, in lower case: the one right before it, else by the tree."""
    before = scene.predication.leads_in(word)
    if before in words("becoming") or before in words("ends"):
        return before
    verb = scene.predication.verb_above(_first(scene, word))
    return scene.tree.lower[verb] if verb is not None else ""


def _dates(scene: Scene, word: int) -> Dates:
    """What a day beside a post tells: "became mayor in 2010", "was mayor in 2010"."""
    first, verb = _first(scene, word), _governing(scene, word)
    if scene.predication.leads_in(first) in ("as", "including") and verb not in words("ends"):
        return Dates.BEGINS if verb in words("begins") else Dates.LASTS
    loose = scene.tree.relations[first] in {Relation.APPOS, Relation.NMOD_DESC}
    apposed = loose and scene.predication.leads_in(word) != verb
    if scene.tree.child(first, Relation.COP) is not None:
        return Dates.LASTS
    if verb in words("begins") and not apposed:
        return Dates.BEGINS
    if verb in words("ends") and not apposed:
        return Dates.ENDS
    return Dates.LASTS if verb in words("becoming") and not apposed else Dates.NEVER


def _promised(scene: Scene, word: int) -> str | None:
    """Whether somebody is only to get a post: "nominated to be", "is to become"."""
    verb = scene.predication.verb_above(_first(scene, word))
    if verb is None:
        return None
    above = scene.tree.lower[scene.tree.heads[verb]] if scene.tree.heads[verb] >= 0 else ""
    promised = {scene.tree.lower[verb], above} & words("promised")
    to_become = scene.tree.lower[verb] == "become" and above in ("is", "was", "are", "were")
    return "designate" if promised or to_become else None


def _then(scene: Scene, last: int) -> str | None:
    following = [word.lower for word in scene.layout.words[last : last + 3]]
    return "then" if following == _AT_THE_TIME else None


def _led(scene: Scene, verb: int) -> Iterator[HeldOffice]:
    """Read "heads the Water Board", "the committee, chaired by Reyes"."""
    predication = scene.predication
    if not scene.tree.is_verb(verb) or scene.is_supposed(verb):
        return
    persons = [one for one in predication.slot(verb, "agent") if one.person]
    bodies = [one for one in predication.slot(verb, "patient") if is_body(one)]
    title = "chair" if scene.tree.lower[verb] in words("chairs") else "head"
    for body in bodies[:1]:
        for one in persons:
            extent = predication.extent([verb], [one, body])
            dates = scene.dating.of(extent, Dates.LASTS)
            held = predication.extent([verb], [body])
            office = Office(
                title=title,
                organisation=scene.evidence(body.words).text,
                since=dates[0],
                until=dates[1],
                evidence=scene.evidence(held),
            )
            yield HeldOffice(one.draft, office, scene.evidence(extent))
