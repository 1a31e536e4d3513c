"""Work shared by processes: what dies of it, what is raised in it, what is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tehletter import processes
from tehletter.bounding import MOST_BYTES
from tehletter.processes import Crew, Failure, with_time_of_its_own

PARENT = """
import os, sys, time
from tehletter.processes import Crew

def work(asked):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece, whoever else writes
    time.sleep(asked)

for _ in Crew(2).share(work, [0, 0, 0.3, 0.3, 0.3, 0.3]):
    pass
"""


@pytest.fixture
def crew() -> Iterator[Crew]:
    with Crew(2) as crew:
        yield crew


def die_of_three(asked: int) -> int:
    if asked == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return asked * 10


def refuse(asked: int) -> int:
    raise ValueError(asked)


_taken: list[str] = []


def take(what: str) -> None:
    _taken.append(what)


def taken(_asked: object) -> tuple[int, list[str]]:
    return os.getpid(), _taken


def test_each_result_comes_with_the_place_of_its_job(crew: Crew) -> None:
    assert dict(crew.share(die_of_three, [7, 8, 9])) == {0: 70, 1: 80, 2: 90}


def test_one_worker_does_its_jobs_in_the_order_that_is_asked_for() -> None:
    with Crew(1) as alone:
        assert [place for place, _ in alone.share(abs, [-1, -2, -3], [2, 0, 1])] == [2, 0, 1]


def test_a_job_of_which_its_process_dies_is_a_failure_and_the_others_are_done(crew: Crew) -> None:
    assert dict(crew.share(die_of_three, [1, 3, 2, 3, 4])) == {0: 10, 1: Failure(), 2: 20, 3: Failure(), 4: 40}


def test_what_is_raised_in_a_process_is_raised_here_and_ends_the_crew(crew: Crew) -> None:
    with pytest.raises(ValueError, match="5"):
        list(crew.share(refuse, [5, 6]))
    assert crew.workers == []


def test_workers_live_on_and_take_their_equipment_once(crew: Crew) -> None:
    equipment = (take, "fonts")
    first = [made for _, made in crew.share(taken, range(6), equipment=equipment)]
    again = [made for _, made in crew.share(taken, range(6), equipment=equipment)]
    assert {pid for pid, _ in again} == {pid for pid, _ in first}
    assert all(what == ["fonts"] for _, what in [*first, *again])
    assert {tuple(what) for _, (_, what) in crew.share(taken, range(6), equipment=(take, "others"))} == {
        ("fonts", "others")
    }


def loop(_asked: object) -> None:
    while True:
        pass


def swell(asked: int) -> int:
    return len(bytes(asked))


def test_a_job_that_takes_too_long_is_a_failure_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "MOST_SECONDS", 0.2)
    with Crew(1) as crew:
        assert dict(crew.share(loop, [1])) == {0: Failure(late=True)}
        assert dict(crew.share(abs, [-1])) == {0: 1}


def busy(seconds: float) -> float:
    begin = time.process_time()
    while time.process_time() - begin < seconds:
        pass
    return seconds


def many_parts(count: int) -> int:
    return len([with_time_of_its_own(busy, 0.2) for _ in range(count)])


def test_the_parts_of_a_job_that_are_bounded_by_themselves_are_not_summed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "MOST_SECONDS", 0.6)
    with Crew(1) as crew:
        assert dict(crew.share(many_parts, [6])) == {0: 6}
        assert dict(crew.share(busy, [1.2])) == {0: Failure(late=True)}


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not bound the memory of a process")
def test_a_job_gets_no_more_memory_than_its_share(crew: Crew) -> None:
    assert dict(crew.share(swell, [10_000_000])) == {0: 10_000_000}
    with pytest.raises(MemoryError):
        list(crew.share(swell, [MOST_BYTES]))


def test_something_is_done_meanwhile_and_once(crew: Crew) -> None:
    done: list[int] = []
    assert len(list(crew.share(abs, [1, 2, 3, 4], meanwhile=lambda: done.append(os.getpid())))) == 4
    assert done == [os.getpid()]


def test_a_worker_that_died_before_it_was_asked_is_replaced() -> None:
    with Crew(1) as alone:
        alone.begin(lambda: os.kill(os.getpid(), signal.SIGKILL))
        alone.workers[0].process.join()
        assert list(alone.share(abs, [-1])) == [(0, 1)]


def test_what_goes_wrong_in_advance_is_left_to_the_work() -> None:
    with Crew(1) as alone:
        alone.begin(lambda: refuse(1))
        assert list(alone.share(abs, [-1])) == [(0, 1)]


def test_who_stops_listening_ends_the_workers_at_once(crew: Crew) -> None:
    sharing = crew.share(time.sleep, [0, 60, 60])
    next(sharing)
    processes = [worker.process for worker in crew.workers]
    begin = time.monotonic()
    sharing.close()
    assert time.monotonic() - begin < 5
    assert not any(process.is_alive() for process in processes)


def test_workers_end_when_the_process_that_asks_them_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = {int(parent.stdout.readline()) for _ in range(4)}
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while any(map(lives, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(lives, workers))


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
