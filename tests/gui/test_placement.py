"""Where the window opens: whatever is wanted, it ends up on the screen, moved and shrunk no more than needed."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from gui.placement import COMMON, FRAME, first, inside

RECTANGLES = st.builds(QRect, st.integers(-4000, 4000), st.integers(-4000, 4000), st.integers(1, 5000), st.integers(1, 5000))
SCREENS = st.builds(QRect, st.integers(-2000, 2000), st.integers(-2000, 2000), st.integers(640, 4000), st.integers(480, 3000))


@given(wanted=RECTANGLES, free=SCREENS)
def test_the_frame_is_always_on_the_screen_and_what_fits_is_left_alone(wanted: QRect, free: QRect) -> None:
    placed = inside(wanted, free)
    assert free.contains(placed.marginsAdded(FRAME))
    assert inside(placed, free) == placed
    if free.contains(wanted.marginsAdded(FRAME)):
        assert placed == wanted


def test_a_large_screen_gives_the_common_size_and_a_common_one_what_is_left_beside_the_frame() -> None:
    assert first(QRect(0, 0, 1920, 1080)).size() == COMMON
    assert first(QRect(0, 0, 1366, 768)) == QRect(0, 0, 1366, 768).marginsRemoved(FRAME)
