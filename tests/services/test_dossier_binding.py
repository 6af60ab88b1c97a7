"""Binding real cases: order, numbers, both volumes, and what never enters."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from mediation_desk.documents.bound import Leaf
from mediation_desk.documents.kind import Shelf
from mediation_desk.documents.papers import PAPERS
from mediation_desk.domain.dossier import Part, Volume
from mediation_desk.domain.party import Side
from mediation_desk.errors import DeskError
from mediation_desk.register import cases
from mediation_desk.services import binding_gate, dossier_binding, dossier_sources, sides
from mediation_desk.services.paper_gate import MadePaper
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.documents.reading import pdf_pages, pdf_text, squeezed
from tests.documents.test_papers import FILLED
from tests.dossier_fixtures import ALONE, TOGETHER, closed_case, scan


def bound(office: Office, case_id: str, volume: Volume = Volume.MAIN) -> MadePaper:
    """A volume, bound as the desk does it."""
    with office.reading(MEDIATOR) as records:
        plan = dossier_binding.binding_plan(records, case_id, volume)
    leaves: list[Leaf] = []
    counts: list[tuple[str, int]] = []
    for part in plan.parts:
        use = dossier_binding.binding_restricted_leaf if part.restricted else dossier_binding.binding_leaf
        with office.as_(MEDIATOR) as records:
            made = use(records, case_id, part.id)
        assert not made.stop
        leaves.append(made.leaf)
        counts.append((part.id, made.pages))
    with office.reading(MEDIATOR) as records:
        ends = dossier_binding.binding_ends(records, case_id, volume, tuple(counts))
    return binding_gate.bind(ends.name, case_id, ends.front, leaves, ends.back)


def test_cover_and_index_come_first_and_the_index_tells_the_real_pages(desk_office: Office) -> None:
    made = bound(desk_office, closed_case(desk_office))
    pages = pdf_pages(made.pdf)
    assert "调解卷宗" in pages[0]
    assert "林晓芸与赵启帆" in pages[0]
    assert "卷内目录" in pages[1]
    numbered = len(pages) - 3
    assert f"{numbered}" in pages[-1]
    index = squeezed(pages[1])
    for line, title in (
        ("人民调解申请书或者受理登记表", "受理登记表"),
        ("人民调解当事人权利义务告知书", "权利义务告知书"),
        ("人民调解记录", "调解记录"),
        ("人民调解协议书", "调解协议书"),
    ):
        first = next(n for n, page in enumerate(pages[2:], 1) if title in page)
        assert f"{line}{first}" in index


def test_every_page_between_them_bears_its_number_and_no_other_does(desk_office: Office) -> None:
    made = bound(desk_office, closed_case(desk_office))
    marks = ["/MDNumbered" in page for page in PdfReader(BytesIO(made.pdf)).pages]
    assert marks == [False, False, *[True] * (len(marks) - 3), False]
    assert all(
        page.startswith(str(n)) or str(n) in page for n, page in enumerate(pdf_pages(made.pdf)[2:-1], 1)
    )


def test_the_talk_alone_is_bound_in_the_side_volume_alone(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    main, side = bound(desk_office, case_id), bound(desk_office, case_id, Volume.SIDE)
    assert TOGETHER in pdf_text(main.pdf)
    assert ALONE not in pdf_text(main.pdf)
    assert ALONE in pdf_text(side.pdf)
    assert TOGETHER not in pdf_text(side.pdf)
    assert "副卷" in pdf_pages(side.pdf)[0]


def test_a_private_phrase_stops_the_main_volume_with_its_sentence(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        sides.keep_phrase_apart(records, case_id, Side.SEEKER, "因家务分工和债务问题")
        part = next(
            one
            for one in dossier_binding.binding_plan(records, case_id, Volume.MAIN).parts
            if one.key == "acceptance_form"
        )
        made = dossier_binding.binding_leaf(records, case_id, part.id)
    assert "因家务分工和债务问题" in made.stop.finds[0].sentence
    assert made.leaf.pdf == b""


def test_what_one_side_gave_lies_in_the_side_volume(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    theirs = scan(desk_office, case_id, item=6, side=Side.SEEKER)
    with desk_office.reading(MEDIATOR) as records:
        parts = {
            part.id: part.volume for part in dossier_sources.parts_of(records, cases.get(records, case_id))
        }
    assert parts[f"scan:{theirs}"] is Volume.SIDE


@pytest.mark.parametrize(
    "kind", [kind for kind in PAPERS if kind.shelf is Shelf.COUNSELLING], ids=lambda kind: kind.key
)
@pytest.mark.parametrize("volume", list(Volume))
def test_no_counselling_paper_enters_by_any_source(
    desk_office: Office, kind: object, volume: Volume, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither under its own kind, nor as a print kept somewhere, nor as a scan of unknown kind."""
    from mediation_desk.documents import pdf

    case_id = closed_case(desk_office)
    paper = kind.build(FILLED[kind.key])  # type: ignore[attr-defined]
    printed = pdf.render(paper)
    part = Part(id="x:1", source="x", key=kind.key, item=7, title="x", volume=volume)  # type: ignore[attr-defined]
    with desk_office.reading(MEDIATOR) as records:
        case = cases.get(records, case_id)
        with pytest.raises(DeskError, match=r"dossier\.counselling"):
            binding_gate.leaf_of_paper(records, part, paper, case)
        for key in (part.key, "", "evidence_list"):
            with pytest.raises(DeskError, match=r"dossier\.counselling"):
                binding_gate.leaf_of_file(records, replace(part, key=key), printed, case, signed=True)


def test_office_papers_and_what_is_restricted_are_refused_too(desk_office: Office) -> None:
    card = Part(id="x:1", source="x", key="restore_card", item=1, title="x")
    with pytest.raises(DeskError, match="not_of_dossier"):
        binding_gate.admit(card, ())
    told = Part(id="x:1", source="x", key="", item=7, title="x", restricted=True)
    with pytest.raises(DeskError, match="only_side_volume"):
        binding_gate.admit(told, ())
    binding_gate.admit(replace(told, volume=Volume.SIDE), ())
    with pytest.raises(DeskError, match="envelope"):
        binding_gate.admit(replace(told, volume=Volume.SIDE, envelope=True), ())


def test_a_restricted_scan_is_bound_for_its_readers_alone_and_journalled(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    kept = scan(desk_office, case_id, item=6, restricted=True)
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"dossier\.restricted"):
            dossier_binding.binding_leaf(records, case_id, f"scan:{kept}")
        made = dossier_binding.binding_restricted_leaf(records, case_id, f"scan:{kept}")
        assert ("bind_restricted", (case_id, kept), ()) in records.acts
    assert made.pages == 1
    with desk_office.reading(MEDIATOR) as records:
        case = cases.get(records, case_id)
        with pytest.raises(DeskError):
            binding_gate.admit(replace(made.part, volume=Volume.MAIN), ())
        assert case.id == case_id


@pytest.mark.parametrize("who", [OTHER_MEDIATOR, RECEPTION])
def test_nobody_else_binds(desk_office: Office, who: object) -> None:
    case_id = closed_case(desk_office)
    with desk_office.reading(who) as records, pytest.raises(DeskError):  # type: ignore[arg-type]
        dossier_binding.binding_plan(records, case_id, Volume.MAIN)
    with desk_office.reading(DIRECTOR) as records:
        assert dossier_binding.binding_plan(records, case_id, Volume.MAIN).parts


def test_binding_stops_when_it_is_told_to(desk_office: Office) -> None:
    class StopHereError(Exception):
        pass

    seen: list[tuple[int, int]] = []

    def went(done: int, pages: int) -> None:
        seen.append((done, pages))
        if done == 2:
            raise StopHereError

    leaf = Leaf(name="x", pdf=bound(desk_office, closed_case(desk_office)).pdf)
    with pytest.raises(StopHereError):
        binding_gate.bind("x", "", [], [leaf], [], went)
    assert len(seen) == 2
