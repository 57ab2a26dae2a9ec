"""The benchmark that shows readers damaged files."""

from random import Random

import pytest

from benchmarks.fuzz import fuzzed, made
from benchmarks.fuzz_readers import READERS, Reader
from benchmarks.mutations import LARGEST, MUTATIONS, mutated
from studyapp.core.errors import StudyError


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
@pytest.mark.parametrize("name", READERS)
def test_every_reader_reads_its_samples_and_survives_damaged_ones(name):
    findings = fuzzed(name, READERS[name], range(15), seed=3)

    assert findings.inputs == 15
    assert findings.faults == {}


def test_an_input_is_the_same_whenever_it_is_made():
    samples = READERS["hashcards"].samples()

    assert made(samples, "hashcards", 7, 1) == made(samples, "hashcards", 7, 1)
    assert made(samples, "hashcards", 7, 1) != made(samples, "hashcards", 8, 1)


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("content", [b"", b"a", b"some\nlines\nof text\n" * 20])
def test_every_mutation_takes_any_content(mutation, content):
    changed = {mutation(content, Random(seed))[:LARGEST] for seed in range(20)}

    assert all(isinstance(each, bytes) for each in changed)
    assert len(content) < 2 or changed != {content}


def test_packages_are_damaged_inside_too():
    samples = READERS["mnemosyne"].samples()
    packed = [mutated(samples[:1], Random(seed)) for seed in range(60)]

    opened = {each[:4] for each in packed}
    assert b"PK\x03\x04" in opened
    assert len(set(packed)) > 50


def test_faults_are_counted_by_their_place_and_refusals_are_none():
    def read(content, _folder):
        if content != b"fine" and len(content) % 2:
            raise StudyError("refused")
        if content != b"fine":
            raise KeyError("a fault")

    reader = Reader(lambda: [b"fine"], read)

    findings = fuzzed("own", reader, range(200), seed=1)

    assert findings.refused > 0
    assert sum(findings.faults.values()) > 0
    assert all(fault.startswith("KeyError at test_fuzz_run.py:") for fault in findings.faults)
    assert not findings.is_clean
