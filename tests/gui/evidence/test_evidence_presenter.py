import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from gui.evidence.copies import OpenedCopies
from gui.evidence.moments import TYPED
from gui.evidence.presenter import EvidencePresenter, EvidenceSurroundings
from gui.evidence.state import EvidenceState
from gui.operations.progress import Progress
from inspections.cases.evidence import Evidence, EvidenceKind
from inspections.session import Session
from inspections.use_cases.changes import Changed
from tests.support.gui.synchronous_operations import SynchronousOperations
from tests.support.photo_files import NOW
from tests.support.stored_records import ShownFaults

Photo = Callable[..., Path]
REVIEW = Path(__file__).resolve().parents[2] / "data/review/pictures"


class Adding:
    def __init__(self, session: Session, record: UUID, folder: Path) -> None:
        self.session, self.record = session, record
        self.operations, self.faults = SynchronousOperations(session), ShownFaults()
        self.states: list[EvidenceState] = []
        self.opened: list[Path] = []
        around = EvidenceSurroundings(
            self.operations, self.faults, OpenedCopies(folder / "copies"), lambda: NOW, self.opened.append, "张某"
        )
        self.presenter = EvidencePresenter(self.states.append, around, record)
        self.presenter.load()

    @property
    def state(self) -> EvidenceState:
        return self.states[-1]

    def kept(self) -> tuple[Evidence, ...]:
        with self.session.store.reading() as unit:
            stored = unit.records.get(self.record)
            assert stored is not None
            return unit.evidence.of_case(stored.case)


@pytest.fixture
def adding(session: Session, record: UUID, tmp_path: Path) -> Adding:
    return Adding(session, record, tmp_path)


def test_what_is_known_is_proposed(adding: Adding, photo: Photo) -> None:
    adding.presenter.add_files([photo("a.jpg", "2023:08:15 10:12:30", "+08:00"), photo("b.jpg")])
    first = adding.state.pending[0]
    assert (first.taken, first.taken_from) == ("2023-08-15 10:12", "照片中记录的拍摄时间，请核对。")
    assert first.place == "供电公司营业厅、业务档案室和武陟县某某合金制品有限公司配电室"
    assert first.taken_by == "张某某"
    second = adding.state.pending[1]
    assert second.taken == ""
    assert second.taken_from.startswith("请填写。文件时间 ")
    assert second.taken_from.endswith("，不一定是取得时间。")
    assert adding.state.inspectors == ("张某某", "欧阳某某")
    assert adding.state.findings


def test_several_are_added_at_once_with_their_findings(adding: Adding, photo: Photo) -> None:
    adding.presenter.add_files([photo("a.jpg", "2023:08:15 10:12:30", "+08:00"), photo("b.jpg", "2023:08:15 10:20:00", colour=(9, 9, 9))])
    requirement = adding.state.findings[0][0]
    adding.presenter.write("shows", "收费公示栏")
    adding.presenter.write("taken_by", "欧阳某某")
    adding.presenter.mark(requirement, on=True)
    adding.presenter.spread()
    adding.presenter.choose(1)
    adding.presenter.write("shows", "收据")
    adding.presenter.attach()
    first, second = adding.kept()
    assert (first.number, first.shows, first.requirements, first.taken_by) == (1, "收费公示栏", (requirement,), "欧阳某某")
    assert first.taken_at.isoformat() == "2023-08-15T10:12:30+08:00"
    assert (second.number, second.shows, second.requirements, second.taken_by) == (2, "收据", (requirement,), "欧阳某某")
    assert adding.state.message == "已添加2件，编为第1号至第2号证据。"
    assert not adding.state.pending
    assert [piece.digest for piece in adding.state.pieces] == [first.sha256[:8], second.sha256[:8]]
    assert all(piece.thumbnail for piece in adding.state.pieces)
    assert adding.operations.broadcast[-1].touch(Changed.EVIDENCE)


def test_what_is_missing_is_told_beside_its_field_and_nothing_is_kept(adding: Adding, photo: Photo) -> None:
    adding.presenter.add_files([photo("a.jpg", "2023:08:15 10:12:30"), photo("b.jpg", "2023:08:15 10:12:31", colour=(1, 2, 3))])
    adding.presenter.write("shows", "收据")
    assert not adding.state.pending[0].faults
    adding.presenter.attach()
    assert adding.state.message == "没有添加：1个文件还有内容要填写，已用红字标出。"
    assert adding.state.chosen == 1
    assert adding.state.pending[1].faults == {"shows": "请写明这件证据证明什么。"}
    for name, text in (("shows", "收据"), ("taken", "昨天"), ("place", " "), ("taken_by", "")):
        adding.presenter.write(name, text)
    assert set(adding.state.pending[1].faults) == {"taken", "place", "taken_by"}
    assert adding.state.pending[1].taken_from == TYPED
    adding.presenter.write("taken", "2024-01-01 08:00")
    assert adding.state.pending[1].faults["taken"] == "取得时间晚于现在，请核对。"
    assert not adding.kept()


def test_what_cannot_be_read_is_told_and_the_rest_stays(adding: Adding, photo: Photo, tmp_path: Path) -> None:
    adding.presenter.add_files([photo("a.jpg"), tmp_path, tmp_path / "gone.jpg"])
    assert adding.faults.codes == ["folder", "no_file"]
    assert not adding.state.pending
    adding.presenter.add_files([photo("a.jpg"), photo("a.jpg")])
    assert len(adding.state.pending) == 1
    adding.presenter.leave_out()
    assert adding.state.chosen == -1


def test_what_no_page_could_show_is_told_while_the_camera_is_at_hand(adding: Adding, photo: Photo, tmp_path: Path) -> None:
    whole = photo("a.jpg").read_bytes()
    cut, text = tmp_path / "cut.jpg", tmp_path / "text.png"
    cut.write_bytes(whole[: len(whole) // 3])
    text.write_bytes(b"no picture")
    adding.presenter.add_files([cut, text, REVIEW / "photo.heic", REVIEW / "eps_loop.jpg", REVIEW / "d06_iphone.heic"])
    warnings = [file.warning for file in adding.state.pending]
    assert warnings[0].startswith("JPEG 图片打不开，文件已损坏或者不完整，请从相机或者手机重新拷贝")
    assert warnings[1].startswith("文件名像照片，内容却不是可以显示的图片")
    assert warnings[2].startswith("HEIC 图片打不开，文件已损坏或者不完整，请在手机上导出为 JPEG 后再添加")
    assert warnings[3].startswith("文件名像照片，内容却不是可以显示的图片")
    assert warnings[4] == ""
    assert [file.kind for file in adding.state.pending] == ["照片", "书证", "照片", "书证", "照片"]
    assert [file.thumbnail is not None for file in adding.state.pending] == [False, False, False, False, True]
    adding.presenter.choose(2)
    for index in range(5):
        adding.presenter.choose(index)
        adding.presenter.write("shows", "公示栏")
        adding.presenter.write("taken", "2023-08-15 10:00")
    adding.presenter.attach()
    assert len(adding.kept()) == 5


def test_a_time_outside_the_inspection_is_pointed_out_and_not_refused(adding: Adding, photo: Photo) -> None:
    adding.presenter.add_files([photo("a.jpg", "2023:08:15 10:12:30"), photo("b.jpg", "2023:08:13 10:12:30", colour=(9, 9, 9))])
    assert [file.doubt for file in adding.state.pending] == ["", "不在检查期间（2023-08-15 09:05至2023-08-15 11:30），请核对。"]
    adding.presenter.write("taken", "2023-08-15 17:00")
    assert adding.state.pending[0].doubt.startswith("不在检查期间")
    for index in range(2):
        adding.presenter.choose(index)
        adding.presenter.write("shows", "公示栏")
    adding.presenter.attach()
    assert len(adding.kept()) == 2


def test_a_file_that_tells_no_time_is_not_added_before_someone_says_it(adding: Adding, photo: Photo) -> None:
    adding.presenter.add_files([photo("a.jpg"), photo("IMG_20230815_101230.jpg", colour=(9, 9, 9))])
    assert [file.taken for file in adding.state.pending] == ["", "2023-08-15 10:12"]
    assert adding.state.pending[1].taken_from == "文件名中的时间，请核对。"
    for index in (0, 1):
        adding.presenter.choose(index)
        adding.presenter.write("shows", "公示栏")
    adding.presenter.attach()
    assert adding.state.pending[0].faults["taken"].startswith("请填写。文件时间 ")
    adding.presenter.write("taken", "2023")
    adding.presenter.write("taken", "")
    assert adding.state.pending[0].faults == {"taken": "请填写取得时间。"}
    assert not adding.kept()


def test_a_name_that_reads_backwards_is_shown_as_it_is(adding: Adding, tmp_path: Path) -> None:
    path = tmp_path / "a\u202egpj.exe"
    path.write_bytes(b"MZ" + bytes(200))
    adding.presenter.add_files([path])
    assert adding.state.pending[0].name == "a<U+202E>gpj.exe"
    assert adding.state.pending[0].warning.startswith("这个文件是可执行程序")


@pytest.mark.parametrize("name", ["照片.jpg", "a\u202egpj.exe", "照片.exe"])
def test_a_program_is_kept_and_never_opened(adding: Adding, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"MZ" + bytes(200))
    adding.presenter.add_files([path])
    adding.presenter.write("taken", "2023-08-15 10:00")
    adding.presenter.write("shows", "电脑中的文件")
    adding.presenter.attach()
    (piece,) = adding.kept()
    assert piece.kind is EvidenceKind.DOCUMENT
    adding.presenter.open(piece.uuid)
    assert adding.opened == []
    assert adding.faults.codes == ["program"]
    assert not [path for path in (tmp_path / "copies").rglob("*") if path.is_file()]
    adding.presenter.save_as(piece.uuid, tmp_path / "taken out")
    assert (tmp_path / "taken out").read_bytes() == path.read_bytes()


def test_copies_are_this_person_s_alone_and_go_with_the_window(adding: Adding, photo: Photo, tmp_path: Path) -> None:
    add(adding, photo("收据.jpg", "2023:08:15 10:12:30"))
    adding.presenter.open(adding.state.pieces[0].uuid)
    (copy,) = adding.opened
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "copies").stat().st_mode) == 0o700
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    OpenedCopies(tmp_path / "copies").clear()
    assert not (tmp_path / "copies").exists()


def add(adding: Adding, path: Path) -> None:
    adding.presenter.add_files([path])
    adding.presenter.write("shows", "收据")
    adding.presenter.attach()


def test_the_same_file_twice_is_refused_by_the_one_presenter(adding: Adding, photo: Photo) -> None:
    path = photo("a.jpg", "2023:08:15 10:12:30")
    add(adding, path)
    add(adding, path)
    assert adding.faults.codes == ["kept_before"]
    assert len(adding.state.pending) == 1
    assert not adding.state.busy


def test_a_cancelled_adding_keeps_nothing(session: Session, record: UUID, photo: Photo, tmp_path: Path) -> None:
    adding = Adding(session, record, tmp_path)
    adding.presenter.add_files([photo("a.jpg", "2023:08:15 10:12:30")])
    adding.presenter.write("shows", "收据")
    stopped = Progress()
    stopped.cancel()
    adding.operations.progress = stopped
    adding.presenter.attach()
    assert adding.state.message == "已取消，没有添加任何证据。"
    assert len(adding.state.pending) == 1
    assert not adding.kept()


def test_a_piece_is_withdrawn_with_its_reason(adding: Adding, photo: Photo) -> None:
    add(adding, photo("a.jpg", "2023:08:15 10:12:30"))
    adding.presenter.withdraw(adding.state.pieces[0].uuid, "与本案无关")
    assert adding.state.pieces[0].withdrawn == "与本案无关"
    assert adding.kept()[0].withdrawn == "与本案无关"


def test_a_copy_is_opened_not_the_original(adding: Adding, photo: Photo) -> None:
    path = photo("收据.jpg", "2023:08:15 10:12:30")
    add(adding, path)
    piece = adding.state.pieces[0].uuid
    adding.presenter.open(piece)
    (copy,) = adding.opened
    assert copy.name == "收据.jpg"
    copy.write_bytes(b"changed by another program")
    adding.presenter.open(piece)
    assert adding.opened[1].read_bytes() == path.read_bytes()


def test_a_kept_file_that_is_damaged_is_told(adding: Adding, photo: Photo, session: Session, tmp_path: Path) -> None:
    add(adding, photo("a.jpg", "2023:08:15 10:12:30"))
    (session.store.archive.folder / adding.kept()[0].sha256).write_bytes(b"damaged")
    again = Adding(session, adding.record, tmp_path)
    assert again.state.pieces[0].lost == "存档文件已被改动或损坏"
    assert replace(again.state.pieces[0], lost="", thumbnail=None) == replace(adding.state.pieces[0], thumbnail=None)
