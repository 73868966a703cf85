"""A store with records, documents and evidence, and ways to damage its file as disks, sticks and interrupted copies do."""

import random
from collections.abc import Callable
from pathlib import Path

from db.opening import open_store
from inspections.use_cases.attach_evidence import Found, attach
from inspections.use_cases.import_records import import_records
from inspections.use_cases.issue import issue_document
from tests.support.store_samples import AT, ISSUED_ON, PREFIX, checked, order, record

PAGE, SECTOR, HEADER = 4096, 512, 100
RECORDS = 12


def make(base: Path) -> None:
    """Make the store, closed."""
    store = open_store(base)
    numbers = [f"A-{number}" for number in range(1, RECORDS + 1)]
    import_records(store, checked(*map(record, numbers)), author="张某", at=AT)
    for number in numbers[:4]:
        issue_document(store, order(store, record(number)), prefix=PREFIX, issued_on=ISSUED_ON)
    photo = base.with_name("照片.jpg")
    photo.write_bytes(b"\xff\xd8photo")
    attach(store, record("A-1").uuid, [Found(photo, "现场照片", (), AT, "配电房", "张某")])
    store.close()


def flip_bits(content: bytearray, chance: random.Random) -> None:
    """Flip one to eight bits anywhere."""
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def zero_page(content: bytearray, chance: random.Random) -> None:
    """Fill a page with zeroes."""
    start = chance.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)


def scramble_sector(content: bytearray, chance: random.Random) -> None:
    """Fill a sector with what lay elsewhere on the disk."""
    start = chance.randrange(len(content) // SECTOR) * SECTOR
    content[start : start + SECTOR] = chance.randbytes(SECTOR)


def truncate(content: bytearray, chance: random.Random) -> None:
    """Cut the file off."""
    del content[chance.randrange(1, len(content)) :]


def swap_pages(content: bytearray, chance: random.Random) -> None:
    """Exchange two pages."""
    one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    first = content[one : one + PAGE]
    content[one : one + PAGE], content[other : other + PAGE] = content[other : other + PAGE], first


def zero_header(content: bytearray, chance: random.Random) -> None:
    """Lose the head of the file, or some of it."""
    start = chance.choice([0, 0, 16, 56])
    content[start:HEADER] = bytes(HEADER - start)


def scramble_all(content: bytearray, chance: random.Random) -> None:
    """Leave nothing of it: zeroes or noise."""
    content[:] = bytes(len(content)) if chance.random() < 0.5 else chance.randbytes(len(content))


Damage = Callable[[bytearray, random.Random], None]
DAMAGES: tuple[Damage, ...] = (
    flip_bits,
    flip_bits,
    flip_bits,
    zero_page,
    scramble_sector,
    scramble_sector,
    truncate,
    swap_pages,
    zero_header,
    scramble_all,
)


def damage(base: Path, seed: int) -> None:
    """Damage the file in the way that the seed says."""
    chance = random.Random(seed)  # no secret: the same damage again for the same seed
    content = bytearray(base.read_bytes())
    DAMAGES[seed % len(DAMAGES)](content, chance)
    base.write_bytes(bytes(content))
