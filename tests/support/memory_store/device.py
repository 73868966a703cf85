"""The device of a store in memory."""

from uuid import UUID

from tests.support.memory_store.contents import Contents

DEVICE = UUID("00000000-0000-4000-8000-000000000001")


class MemoryDevice:
    def __init__(self, contents: Contents) -> None:
        self.id = DEVICE
        self._contents = contents

    def take(self, count: int) -> range:
        first = self._contents.sequence
        self._contents.sequence += count
        return range(first, first + count)
