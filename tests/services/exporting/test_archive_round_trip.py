"""An archive is complete: an empty collection that takes it in writes the same archive again."""

import json
import random

import pytest
from studying import assert_sound, note, opened

from studyapp.core.cards import NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.interview.rubric import Tick
from studyapp.core.quiz.questions import QuestionKind, QuizSpec, Response
from studyapp.core.scheduling.events import Grade

GRADES = (Grade.WRONG, Grade.HARD, Grade.GOOD, Grade.GOOD, Grade.EASY)


def shelf():
    plain = [
        note(f"n{i}", "Top::A", front=f"Term {i}", back=f"Meaning {i}", tags=("x", "y"))
        for i in range(8)
    ]
    points = ("It keeps *keys*.", "It keeps values.")
    asked = [
        note(f"o{i}", "Top::B", NoteKind.OPEN, front=f"Why {i}?", back="So.", key_points=points)
        for i in range(2)
    ]
    cloze = note("c", "Top::B", NoteKind.CLOZE, front="{{c1::λ}} and {{c3::μ}}", more="Small.")
    return [*plain, *asked, cloze]


@pytest.fixture
def used(collection, clock):
    """A collection with study days, undo, suspension, flags, a quiz and interviews."""
    chance = random.Random(3)
    collection.library.add(shelf())
    for _ in range(6):
        session = collection.study.begin()
        while session.current is not None:
            session.answer(chance.choice(GRADES), chance.randint(500, 9_000))
            clock.tick(30)
            if chance.random() < 0.2:
                session.undo()
        clock.next_day()
    collection.library.suspend(["d/n1"])
    session = collection.study.begin()
    session.flag(2)
    quiz(collection, answers=3)
    clock.tick(60)
    quiz(collection, answers=1)
    interview(collection)
    return collection


def quiz(collection, *, answers):
    spec = QuizSpec(kinds=(QuestionKind.TYPED,), questions=3, seed=1)
    run = collection.quiz.begin(spec)
    for _ in range(answers):
        run.answer(Response(text="λ or so"), 2_000)


def interview(collection):
    run = collection.interview.begin("Top::B", minutes=10, seed=1)
    run.lock("It keeps keys.", milliseconds=60_000)
    run.confirm((Tick.YES, Tick.NO))


def archive(collection, path):
    collection.exporting.export(path)
    return json.loads(path.read_text(encoding="utf-8"))


def in_any_order(data):
    """Return an archive with its lists sorted, without the rows that a collection gives its cards."""
    data = dict(data)
    for name in ("decks", "notes", "cards", "events", "attempts"):
        values = [{**each, "id": 0} if name == "cards" else each for each in data[name]]
        data[name] = sorted(values, key=lambda each: json.dumps(each, sort_keys=True))
    return data


def test_an_empty_collection_that_takes_an_archive_in_writes_the_same(used, clock, tmp_path):
    first = archive(used, tmp_path / "all.json")
    other = opened(tmp_path / "other", clock)
    report = other.importing.apply(other.importing.plan(tmp_path / "all.json"))

    second = archive(other, tmp_path / "again.json")

    assert report.attempts == len(first["attempts"]) == 3
    assert in_any_order(second) == in_any_order(first)
    assert [attempt["status"] for attempt in second["attempts"]] == [
        "finished",
        "running",
        "running",
    ]
    assert_sound(other)
    other.close()


def test_an_attempt_can_be_finished_where_the_archive_came_to(used, clock, tmp_path):
    used.exporting.export(tmp_path / "all.json")
    other = opened(tmp_path / "other", clock)
    other.importing.apply(other.importing.plan(tmp_path / "all.json"))

    run = other.quiz.resume()
    while run.current is not None:
        run.answer(Response(text="λ"), 1_000)

    assert len(other.quiz.history()) == 2
    other.close()


def test_attempts_come_once_and_stay_when_the_import_is_undone(used, clock, tmp_path):
    used.exporting.export(tmp_path / "all.json")
    other = opened(tmp_path / "other", clock)

    first = other.importing.apply(other.importing.plan(tmp_path / "all.json"))
    again = other.importing.apply(other.importing.plan(tmp_path / "all.json"))
    other.importing.take_back(first)

    assert (first.attempts, again.attempts) == (3, 0)
    assert attempts(other) == attempts(used)
    other.close()


def attempts(collection):
    with collection.database.reading() as tx:
        return list(tx.attempt_archive.all())


@pytest.mark.parametrize("wanted", [{"deck": "Top"}, {"schedule": False}])
def test_a_part_of_the_collection_takes_no_attempts_along(used, tmp_path, wanted):
    used.exporting.export(tmp_path / "part.json", **wanted)

    assert json.loads((tmp_path / "part.json").read_text())["attempts"] == []


def test_an_import_that_fails_leaves_no_attempts(used, clock, tmp_path, monkeypatch):
    used.exporting.export(tmp_path / "all.json")
    other = opened(tmp_path / "other", clock)
    plan = other.importing.plan(tmp_path / "all.json")

    def failing(*_):
        raise RuntimeError("the power went")

    monkeypatch.setattr("studyapp.storage.settings.SettingRepository.set", failing)
    with pytest.raises(RuntimeError):
        other.importing.apply(plan)

    assert attempts(other) == []
    other.close()


@pytest.mark.parametrize(
    ("kind", "spec", "payload"),
    [
        ("quiz", "{}", '{"what": "answer"}'),
        ("interview", "{}", '{"what": "asked", "step": {}}'),
        ("interview", None, '{"what": "asked", "step": {}}'),
        ("interview", None, '{"what": "marked"}'),
        ("chess", None, "{}"),
    ],
)
def test_an_attempt_that_could_never_be_shown_does_not_come_in(
    used, clock, tmp_path, kind, spec, payload
):
    used.exporting.export(tmp_path / "all.json")
    archive = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    record = next(each for each in archive["attempts"] if each["kind"] == "interview")
    record["kind"], record["spec"] = kind, spec or record["spec"]
    record["entries"][-1]["payload"] = payload
    (tmp_path / "odd.json").write_text(json.dumps(archive), encoding="utf-8")
    other = opened(tmp_path / "other", clock)

    with pytest.raises(StudyError, match="cannot be read"):
        other.importing.plan(tmp_path / "odd.json")

    assert other.interview.unfinished() is None
    other.close()
