"""How long `main.py demo` takes once set up, wall time, a new folder each round.

python -m benchmarks.demo_time [ROUNDS]
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

MAIN = Path(__file__).resolve().parent.parent / "main.py"
GOAL_S = 10.0


def main() -> int:
    """Measure, print, and fail where the goal is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    times = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            start = perf_counter()
            subprocess.run([sys.executable, str(MAIN), "demo", "--out", folder], check=True, stdout=subprocess.DEVNULL)
            times.append(perf_counter() - start)
            assert list(Path(folder).glob("*/*.pdf"))
            assert list(Path(folder).glob("*.xlsx"))
    print(f"demo: best {min(times):.2f} s of {rounds} rounds, slowest {max(times):.2f} s (goal {GOAL_S:g} s)")
    return 0 if min(times) <= GOAL_S else 1


if __name__ == "__main__":
    sys.exit(main())
