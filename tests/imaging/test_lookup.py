"""Finding look-alikes among many: the same answers as comparing every pair by hand."""

import random
import sys
from threading import Thread

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.imaging import lookup
from showcase.imaging.lookup import HASHES, Candidate, Lookup

ROWS = st.binary(min_size=64, max_size=64)
NEARBY = st.builds(lambda few: bytes(few) + bytes(56), st.lists(st.integers(0, 255), min_size=8, max_size=8))
STEPS = st.lists(st.tuples(st.integers(1, 12), st.one_of(st.none(), ROWS, NEARBY)), max_size=40)


def by_hand(pictures: dict[int, bytes], wanted: bytes, within: int) -> list[Candidate]:
    found = [Candidate(id, apart(hashes, wanted)) for id, hashes in pictures.items()]
    near = [each for each in found if each.distance <= within]
    return sorted(near, key=lambda each: (each.distance, each.id))


def apart(one: bytes, other: bytes) -> int:
    ones, others = windows(one), windows(other)
    pairs = [(ones[0], window) for window in others] + [(window, others[0]) for window in ones]
    return min((left ^ right).bit_count() for left, right in pairs)


def windows(hashes: bytes) -> list[int]:
    return [int.from_bytes(hashes[at : at + 8], "little") for at in range(0, 64, 8)]


def drawn(number: int) -> bytes:
    return random.Random(number).randbytes(64)


@settings(max_examples=150, deadline=None)
@given(steps=STEPS, wanted=st.one_of(ROWS, NEARBY), within=st.integers(0, 64))
def test_whatever_comes_and_goes_the_answer_is_that_of_comparing_by_hand(steps, wanted, within):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "_BLOCK", 3)
        many, pictures = Lookup(), {}
        for id, hashes in steps:
            if hashes is None:
                many.remove(id)
                pictures.pop(id, None)
            else:
                many.add([id], [hashes])
                pictures[id] = hashes

        assert len(many) == len(pictures)
        assert many.nearest(wanted, within=within) == by_hand(pictures, wanted, within)


def test_a_hundred_and_fifty_thousand_pictures_added_at_once_are_all_found():
    many = Lookup()
    hashes = [random.Random(7).randbytes(64)] + [bytes([number % 251]) * 64 for number in range(149_999)]

    many.add(np.arange(1, 150_001), hashes)

    assert len(many) == 150_000
    assert many.nearest(hashes[0], within=0) == [Candidate(1, 0)]


def test_a_crop_of_a_picture_is_found_from_either_side():
    whole, window = drawn(1), drawn(2)
    many = Lookup()
    many.add([1], [whole[:8] + window[:8] + bytes(48)])

    assert many.nearest(window[:8] + b"\xff" * 56, within=0) == [Candidate(1, 0)]
    assert many.nearest(b"\xff" * 8 + whole[:8] + b"\xff" * 48, within=0) == [Candidate(1, 0)]
    assert many.nearest(b"\xff" * 8 + window[:8] + b"\xff" * 48, within=0) == []


def test_reading_on_from_the_database_twice_changes_nothing():
    many = Lookup()
    for _ in range(5):
        many.add(range(1, 301), [drawn(number) for number in range(1, 301)])

    assert len(many) == 300
    assert many.nearest(drawn(7), within=0) == [Candidate(7, 0)]


def test_reading_on_again_and_again_takes_no_more_room():
    many = Lookup()
    ids, hashes = range(1, 301), [drawn(number) for number in range(300)]
    many.add(ids, hashes)
    room = many._blocks[0].room

    many.add(ids, hashes)

    assert [block.room for block in many._blocks] == [room]


def test_pictures_that_come_and_go_leave_no_room_behind(monkeypatch):
    monkeypatch.setattr(lookup, "_BLOCK", 50)
    many = Lookup()
    for number in range(1, 1_000):
        many.add([number], [drawn(number)])
        many.remove(number - 10)

    assert len(many) == 10
    assert sum(len(block.ids) for block in many._blocks) < 200


def test_new_hashes_take_the_place_of_the_old():
    many = Lookup()
    many.add([1, 2], [drawn(1), drawn(2)])

    many.add([1], [drawn(3)])

    assert many.nearest(drawn(1), within=0) == []
    assert many.nearest(drawn(3), within=0) == [Candidate(1, 0)]


def test_the_same_id_twice_in_one_go_is_one_picture():
    many = Lookup()

    many.add([4, 4], [drawn(1), drawn(2)])

    assert len(many) == 1
    assert many.nearest(drawn(2), within=0) == [Candidate(4, 0)]


def test_nobody_is_near_in_an_empty_house():
    many = Lookup()

    many.remove(1)
    many.add([], [])

    assert many.nearest(drawn(1), within=64) == []


def test_a_limit_keeps_the_nearest():
    many = Lookup()
    blank = bytes(64)
    many.add(range(1, 1001), [blank] * 999 + [b"\x01" + bytes(63)])

    assert many.nearest(blank, within=12, limit=3) == [Candidate(1, 0), Candidate(2, 0), Candidate(3, 0)]


@pytest.mark.parametrize(
    ("ids", "hashes"),
    [([1], [bytes(63)]), ([1, 2], [bytes(64)]), ([0], [bytes(64)]), ([-1, 2], [bytes(64), bytes(64)])],
)
def test_what_does_not_fit_is_refused_whole(ids, hashes):
    many = Lookup()

    with pytest.raises(ValueError, match=r"ids|hashes"):
        many.add(ids, hashes)

    assert len(many) == 0


def test_looking_up_with_half_a_fingerprint_is_refused():
    with pytest.raises(ValueError, match="64 bytes"):
        Lookup().nearest(bytes(8 * HASHES - 1), within=4)


def test_readers_see_whole_pictures_while_others_are_added_and_removed(monkeypatch):
    monkeypatch.setattr(lookup, "_BLOCK", 64)
    restore_interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    many, wrong, done = Lookup(), [], []
    many.add([1], [drawn(1)])

    def write(first: int) -> None:
        for number in range(first, 400, 2):
            many.add([number], [drawn(number)])
            if number % 3:
                many.remove(number)

    def read() -> None:
        while not done:
            for id, distance in many.nearest(drawn(1), within=24):
                if distance != apart(drawn(id), drawn(1)):
                    wrong.append((id, distance))
            if many.nearest(drawn(1), within=0) != [Candidate(1, 0)]:
                wrong.append("the first one was away")

    writers = [Thread(target=write, args=(first,)) for first in (2, 3)]
    readers = [Thread(target=read) for _ in range(2)]
    for thread in writers + readers:
        thread.start()
    for thread in writers:
        thread.join()
    done.append(True)
    for thread in readers:
        thread.join()
    sys.setswitchinterval(restore_interval)

    assert wrong == []
    assert len(many) == 1 + sum(1 for number in range(2, 400) if number % 3 == 0)
