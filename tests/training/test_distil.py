"""What a teacher answers, and what a student learns from it."""

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")
pytest.importorskip("onnx", reason="training needs the extra 'train'")

from tests.training.windows import example  # noqa: E402
from training.attribution.answers import (  # noqa: E402
    Answer,
    Answers,
    Likely,
    Taught,
    targets,
    with_gold,
    with_labels,
)
from training.attribution.batching import collate  # noqa: E402
from training.attribution.data import IGNORE  # noqa: E402
from training.attribution.distil import Taughts, taught_losses  # noqa: E402
from training.attribution.export import load  # noqa: E402
from training.attribution.fast import fast_model  # noqa: E402
from training.attribution.labels import (  # noqa: E402
    ENTITY_LABELS,
    RELATIONS,
    ROLE_LABELS,
    TAGS,
)
from training.attribution.models import (  # noqa: E402
    empty_model,
    fewer_layers,
    with_projection,
)

PLAN = {"pieces": 16, "hidden": 8, "layers": 2, "ends": 4, "dropout": 0.0, "chance": 0.02}
WIDTH = 5  # of the teacher's vectors


def likely(*at):
    return Likely(at=np.array(at, dtype=np.int16), values=np.ones(len(at), dtype=np.float16))


def answer(words):
    """Certain of a source of two words, then of nothing; every word hangs on the first."""
    labels = np.zeros((words, len(ROLE_LABELS)), dtype=np.float16)
    labels[[0, 1], [1, 2]] = 1
    labels[2:, 0] = 1
    names = np.zeros((words, len(ENTITY_LABELS)), dtype=np.float16)
    names[:, 0] = 1
    return Answer(
        words=labels,
        follow=np.zeros((len(ROLE_LABELS),) * 2, dtype=np.float16),
        spans=likely((0, 1, 0)),
        entities=names,
        tags=likely(*((word, 3) for word in range(words))),
        relations=likely(*((word, 7) for word in range(words))),
        arcs=likely(*((word, 0) for word in range(words))),
        vectors=np.ones((words, WIDTH), dtype=np.float16),
    )


def taught(words, **known):
    return Taught(example=example(words, **known), answer=answer(words))


def answers_of(group):
    return targets(group, tags=len(TAGS), relations=len(RELATIONS))


def small():
    torch.manual_seed(4)
    return with_projection(fast_model(PLAN), WIDTH)


@pytest.fixture
def teacher():
    torch.manual_seed(5)
    return fast_model(PLAN).eval()


def test_the_gold_has_its_share_where_there_is_gold():
    group = [taught(4), taught(4, roles=np.array([0, 0, 3, 0]))]
    batch = collate([one.example for one in group])

    mixed = with_gold(answers_of(group).attributions, batch["roles"], 0.25)

    assert mixed.spans[:, 0, 1, 0].tolist() == [1, 0.75]
    assert mixed.spans[:, 2, 2, 1].tolist() == [0, 0.25]
    torch.testing.assert_close(mixed.words.sum(-1), torch.ones(2, 4))


def test_labels_have_their_share_word_by_word():
    labels = torch.tensor([[2, IGNORE]])
    target = torch.tensor([[[1.0, 0.0, 0.0], [1.0, 0.0, 0.0]]])

    mixed = with_labels(target, labels, 0.25)

    assert mixed.tolist() == [[[0.75, 0.0, 0.25], [1.0, 0.0, 0.0]]]


def test_shorter_answers_are_padded_with_zeros():
    found = answers_of([taught(3), taught(6)])

    assert found.tags[0, :, 3].tolist() == [1, 1, 1, 0, 0, 0]
    assert found.arcs[1, :, 0].tolist() == [1] * 6
    assert found.vectors[0].sum(-1).tolist() == [WIDTH] * 3 + [0] * 3


def test_the_losses_fall_when_the_student_does_as_it_is_taught():
    model = small()
    group = [taught(6, roles=np.array([1, 2, 0, 0, 0, 0]))]
    batch = collate([group[0].example])
    optimizer = torch.optim.Adam(model.parameters(), 0.03)
    before = taught_losses(model, batch, group, 0.5)

    for _ in range(60):
        optimizer.zero_grad()
        sum(taught_losses(model, batch, group, 0.5).values()).backward()
        optimizer.step()

    after = taught_losses(model, batch, group, 0.5)
    assert {name for name in before if after[name] > before[name] / 2} == set()


def test_answers_say_what_the_teacher_says(teacher, tmp_path):
    items = [example(words) for words in (5, 9, 7)]
    answers = Answers(tmp_path / "answers")

    answers.ask(lambda: teacher, "of chance", items)

    [path] = answers.parts()
    by_size = {len(one.answer.words): one for one in answers.part(path)}
    one = by_size[7]
    words = teacher.words(collate([one.example]))
    names = teacher.entities(words)[0].softmax(-1).detach().numpy()
    np.testing.assert_allclose(one.answer.entities, names, atol=2e-3)
    arcs = torch.zeros(7, 7)
    one.answer.arcs.into(arcs)
    given = teacher.syntax.arcs(words)[0].softmax(-1).detach()
    torch.testing.assert_close(arcs, given, atol=4e-3, rtol=0)
    assert answers.width() == teacher.encoder.width


def test_what_was_answered_is_not_asked_again(teacher, tmp_path, monkeypatch):
    monkeypatch.setattr("training.attribution.answers.PART", 2)
    items = [example(5) for _ in range(5)]
    answers = Answers(tmp_path)
    answers.ask(lambda: teacher, "of chance", items)
    middle = answers.parts()[1]
    kept = [path.stat().st_mtime_ns for path in answers.parts()]
    middle.unlink()
    calls = []

    answers.ask(lambda: calls.append(1) or teacher, "of chance", items)
    answers.ask(lambda: calls.append(1) or teacher, "of chance", items)

    assert calls == [1]
    again = [path.stat().st_mtime_ns for path in answers.parts()]
    assert [old == new for old, new in zip(kept, again, strict=True)] == [True, False, True]


def test_answers_of_another_teacher_or_other_texts_are_refused(teacher, tmp_path):
    items = [example(5)]
    answers = Answers(tmp_path)
    answers.ask(lambda: teacher, "the first", items)

    with pytest.raises(ValueError, match="another teacher"):
        answers.ask(lambda: teacher, "the second", items)
    with pytest.raises(ValueError, match="other texts"):
        answers.ask(lambda: teacher, "the first", [example(5)])


def test_an_epoch_of_answers_goes_on_with_the_batches_that_were_not_done(teacher, tmp_path):
    answers = Answers(tmp_path)
    answers.ask(lambda: teacher, "of chance", [example(words) for words in range(3, 23)])
    config = {"batch_pieces": 40, "packed": 0.0, "of_nobody": 0.4}

    def groups(done):
        lessons = Taughts(answers, [], None, config, random.Random(3))
        return [[one.window.pieces.tolist() for one in g] for _, g in lessons.epoch(done)]

    assert len(groups(0)) > 4
    assert groups(3) == groups(0)[3:]


def test_a_smaller_student_begins_with_the_layers_that_it_keeps():
    large = empty_model("minilm")

    small = fewer_layers(large, [0, 2, 3, 5])

    assert len(small.encoder.layers) == 4
    kept = large.encoder.layers[3].up.weight
    torch.testing.assert_close(small.encoder.layers[2].up.weight, kept)
    torch.testing.assert_close(small.roles.weight, large.roles.weight)


def test_what_is_thrown_away_is_not_loaded(tmp_path):
    student = with_projection(fewer_layers(empty_model("minilm"), [0, 5]), WIDTH)
    made_as = {"encoder": "minilm", "layers": 2}
    torch.save({"averaged": student.state_dict(), **made_as}, tmp_path / "checkpoint.pt")

    found = load(tmp_path)

    assert len(found.encoder.layers) == 2
    torch.testing.assert_close(found.roles.weight, student.roles.weight)
