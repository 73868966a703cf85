"""What happens in the dialog for templates. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from gui.documents.shown_pages import DOTS, fitting, stepped
from gui.documents.state import PageImage
from gui.documents.surroundings import DocumentFonts
from gui.faults.presenter import ShowsFaults
from gui.operations.operation import Operation
from gui.operations.progress import Progress
from gui.operations.running import Running
from gui.preferences import PreferencesFile
from gui.templates.state import TemplatesState
from gui.templates.template_form import COLOPHON, SEALED, faults_of, fields_of, texts_of, with_text
from inspections.cases.numbers import NumberKind
from inspections.documents.knowledge import Knowledge
from inspections.documents.templates.reading import overlaid
from inspections.documents.templates.template import Template, Templates
from inspections.faults import Fault
from inspections.files.writing import write_atomically
from inspections.profiles.profile import Profile
from inspections.session import Session
from inspections.use_cases.own_templates import KeptTemplates, keep_templates, own_text, templates_of

T = TypeVar("T")

_SAME = "# 与程序自带的文书模板相同。\n"
"""Stands in a file that words nothing otherwise."""


@dataclass(frozen=True, slots=True)
class TemplateSurroundings:
    """What the dialog works with; `county` is the bureau's, `ratio` dots a logical pixel."""

    operations: Running
    faults: ShowsFaults
    preferences: PreferencesFile
    knowledge: Knowledge
    fonts: DocumentFonts
    county: str
    ratio: float = 1.0


class TemplatesPresenter:
    """All templates of a bureau, edited one kind at a time, kept together."""

    def __init__(
        self, show: Callable[[TemplatesState], None], look_later: Callable[[], None], around: TemplateSurroundings, page_width: int
    ) -> None:
        """Show by `show`; `load` comes next. `look_later` has `preview` called once nobody has typed for a moment."""
        self._show_state, self._look_later, self._around = show, look_later, around
        self._shipped = around.knowledge.templates
        self._templates: Templates = self._shipped
        self._kept: Templates = self._shipped
        self._profile: Profile | None = None
        self._kind = NumberKind.NOTICE
        self._zoom = fitting(page_width)
        self._pages: tuple[PageImage, ...] = ()
        self._preview_told = "正在准备预览…"
        self._faults: Mapping[NumberKind, Mapping[str, str]] = {}
        self._message = ""
        self._busy = False
        self._generation = 0

    @property
    def modified(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return dict(self._templates) != dict(self._kept)

    def load(self) -> None:
        """Fetch the bureau's wording."""
        county, shipped = self._around.county, self._shipped

        def work(session: Session, _progress: Progress) -> tuple[Templates, Profile | None]:
            with session.store.reading() as unit:
                return templates_of(unit, county, shipped), unit.profiles.of(county)

        def done(loaded: tuple[Templates, Profile | None]) -> None:
            self._templates = self._kept = loaded[0]
            self._profile, self._busy = loaded[1], False
            self._show()
            self.preview()

        self._run("读取文书模板", work, done)

    def choose(self, kind: NumberKind) -> None:
        """Show another kind of document."""
        if kind != self._kind:
            self._kind, self._pages, self._preview_told = kind, (), "正在准备预览…"
            self._show()
            self.preview()

    def write(self, name: str, text: str) -> None:
        """Take what is typed into a field."""
        self._take(with_text(self._templates[self._kind], name, text))

    def switch(self, name: str, *, on: bool) -> None:
        """Keep the place for a seal free, or always set a 版记."""
        template = self._templates[self._kind]
        self._take(replace(template, sealed=on) if name == SEALED else replace(template, colophon=on))

    def restore(self) -> None:
        """Word this kind as shipped."""
        self._take(self._shipped[self._kind])

    def save(self) -> None:
        """Keep what differs from the shipped wording."""
        if self._faults or self._busy:
            return
        county, shipped, templates = self._around.county, self._shipped, self._templates
        text = own_text(shipped, templates)

        def done(_: KeptTemplates) -> None:
            self._kept, self._busy, self._message = templates, False, "已保存，以后出具的文书按此行文。"
            self._show()

        self._run("保存文书模板", lambda session, _: keep_templates(session.store, county, text, shipped), done)

    def load_file(self, path: Path) -> None:
        """Take the wording of a file; nothing is kept before 保存."""
        shipped = self._shipped

        def work(_session: Session, _progress: Progress) -> Templates:
            from inspections.checklists.toml_text import read_bytes  # noqa: PLC0415 # the worker's

            return overlaid(shipped, read_bytes(path), path.name)

        def done(templates: Templates) -> None:
            self._around.preferences.change(last_folder=str(path.parent))
            self._templates, self._faults, self._busy = templates, {}, False
            self._message = f"已读入“{path.name}”，核对后请点“保存”。"
            self._show()
            self.preview()

        self._run("读取模板文件", work, done)

    def save_file(self, path: Path) -> None:
        """Write what differs from the shipped wording to a file."""
        content = (own_text(self._shipped, self._templates) or _SAME).encode()

        def done(_: None) -> None:
            self._around.preferences.change(last_folder=str(path.parent))
            self._busy, self._message = False, f"已写入“{path.name}”。"
            self._show()

        self._run("写模板文件", lambda _session, _progress: write_atomically(path, content), done)

    def drop(self) -> None:
        """Go back to what is kept."""
        self._templates, self._faults, self._message = self._kept, {}, ""
        self._show()

    def zoom(self, steps: int) -> None:
        """Show the pages larger (1) or smaller (-1)."""
        zoom = stepped(self._zoom, steps)
        if zoom != self._zoom:
            self._zoom = zoom
            self.preview()

    def preview(self) -> None:
        """Make the pages of the sample in this kind's wording; a wording at fault shows the last good ones."""
        profile, template = self._profile, self._templates[self._kind]
        self._generation += 1
        if profile is None:
            self._preview_told = "在“设置”中填写并保存本单位资料后，可以预览。"
            self._show()
            return
        if self._kind in self._faults:
            return
        generation, around = self._generation, self._around
        scale = self._zoom * DOTS * around.ratio

        def work(session: Session, _progress: Progress) -> tuple[PageImage, ...] | None:
            from gui.templates.sampling import sample_pages  # noqa: PLC0415 # draws in reportlab

            if generation != self._generation:  # overtaken by a later edit
                return None
            return sample_pages(session, template, profile, around.fonts.chosen, scale)

        def done(pages: tuple[PageImage, ...] | None) -> None:
            if pages is not None and generation == self._generation:
                self._pages = pages
                self._show()

        def failed(faults: tuple[Fault, ...]) -> None:
            if generation == self._generation:
                self._pages, self._preview_told = (), "\n".join(fault.sentence() for fault in faults)
                self._show()

        around.operations.run(Operation("预览文书", work, done, failed=failed, quiet=True))

    def _take(self, template: Template) -> None:
        if template == self._templates[self._kind]:
            return
        self._templates = {**self._templates, self._kind: template}
        self._faults = faults_of(self._templates, self._shipped)
        self._message = ""
        self._show()
        self._look_later()

    def _run(self, what: str, work: Callable[[Session, Progress], T], done: Callable[[T], None]) -> None:
        def failed(faults: tuple[Fault, ...]) -> None:
            self._busy = False
            self._show()
            self._around.faults.show_faults(faults)

        self._busy = True
        self._show()
        self._around.operations.run(Operation(what, work, done, failed=failed))

    def _sentence(self) -> str:
        count = sum(map(len, self._faults.values()))
        if count:
            return f"有{count}处需要改正，改正后才能保存。"
        return self._message or ("有改动，还没有保存。" if self.modified else "")

    def _show(self) -> None:
        kind, template = self._kind, self._templates[self._kind]
        self._show_state(
            TemplatesState(
                kinds=tuple((kind, self._shipped[kind].title, kind in self._faults) for kind in self._shipped),
                kind=kind,
                fields=fields_of(kind),
                texts=texts_of(template),
                switches={SEALED: template.sealed, COLOPHON: template.colophon} if template.kind.red_head else {},
                faults=self._faults.get(kind, {}),
                own=template != self._shipped[kind],
                modified=self.modified,
                may_save=self.modified and not self._faults and not self._busy,
                message=self._sentence(),
                pages=self._pages,
                zoom=self._zoom,
                preview_told=self._preview_told,
                busy=self._busy,
            )
        )
