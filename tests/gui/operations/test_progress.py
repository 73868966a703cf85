"""Progress: told now and then and at the end, stopped where the person asked."""

import pytest

from gui.operations.progress import Cancelled, Progress


def test_the_end_is_always_told_and_the_rest_not_more_often_than_can_be_read() -> None:
    steps: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: steps.append((done, total)))
    for done in range(1, 100_001):
        progress.tell(done, 100_000)
    assert steps[-1] == (100_000, 100_000)
    assert steps[0] == (1, 100_000)
    assert len(steps) < 1000


def test_work_that_was_cancelled_stops_where_it_next_tells() -> None:
    progress = Progress()
    progress.tell(1, 3)
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.tell(2, 3)
