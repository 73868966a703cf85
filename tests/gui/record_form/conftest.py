"""The form's bench."""

from pathlib import Path

import pytest

from inspections.session import Knowledge
from tests.gui.record_form.form_door import FormBench


@pytest.fixture
def bench(tmp_path: Path, knowledge: Knowledge) -> FormBench:
    return FormBench(tmp_path, knowledge)
