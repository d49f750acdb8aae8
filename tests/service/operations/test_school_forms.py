"""A school's own form: checked, rehearsed beside the old text, published, papers made by it, rolled back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from papers import CATALOG, reworded
from served import Served

from docgen.errors import UnsafePackage
from docgen.paper_lines import paper_lines
from registry import audit, form_versions
from registry.errors import Conflict, NotFound
from registry.models import IssuedDocument
from service.access import Actor, robot
from service.errors import Forbidden
from service.operations.issue_document import Request, issue_document, preview_document
from service.operations.keep_forms import (
    drop_form,
    roll_back_form,
    take_form,
    take_version,
    upload_form_version,
)
from service.operations.publish_form import publish_form
from service.operations.rehearse_form import rehearse_form, rehearsed_pdf
from service.parts import Parts

TYPE = "interview_sheet"
OLD, NEW = "Оценка кандидата", "Общая оценка кандидата"
ANSWERS = {"дата_собеседования": "28.08.2025", "проводят": "Орлова А. С., директор"}
HOUSE = CATALOG[TYPE].source
OWN = reworded(HOUSE, OLD, NEW)
# One letter of the word is Latin, as it happens when the keyboard was not switched.
BROKEN = reworded(HOUSE, OLD, "Оценка кандидата {{ лицо.фио_должноcть }}")
UNMADE = reworded(HOUSE, OLD, "Оценка кандидата {{ лицо.класс }}")
"""Nobody but a pupil has a class: the form is sound, and papers about employees cannot be made by it."""


def of_role(served: Served, role: str, school: int | None = None) -> Actor:
    where = school or served.told.school
    return Actor(None, role, role, role, where, (where,))


def bring(served: Served, form: bytes = OWN, type_id: str = TYPE) -> int:
    actor = of_role(served, "methodist")
    return upload_form_version(served.parts, actor, type_id, form, served.at, note="наш заголовок")


def publish(served: Served, form: bytes = OWN) -> int:
    version = bring(served, form)
    served.at += timedelta(minutes=1)
    publish_form(served.parts, of_role(served, "methodist"), version, served.at)
    return version


def issue(served: Served) -> tuple[int, str, str]:
    """The paper's id, its text and the version of its form."""
    parts, actor = served.parts, robot(served.told.school, "secretary")
    request = Request(TYPE, (served.told.teacher,), served.at.date(), ANSWERS)
    record = issue_document(parts, actor, request, served.at)
    return record.id, _text(parts, record.sha256), _version(served, record.id)


def _text(parts: Parts, sha256: str) -> str:
    return "\n".join(paper_lines(parts.storage.get(sha256)))


def _version(served: Served, document_id: int) -> str:
    with served.uow() as uow:
        row = uow.session.get(IssuedDocument, document_id)
        assert row is not None
        return row.template_version


class TestUpload:
    def test_tells_every_fault_and_gives_the_form_back_marked(self, served: Served) -> None:
        actor = of_role(served, "methodist")
        version = bring(served, BROKEN)

        made = rehearse_form(served.parts, actor, version, served.at)

        assert [fault.code for fault in made.checked.faults] == ["unknown_word"]
        assert not made.stands
        marked = take_version(served.parts, actor, version, served.at, kind="marked")
        assert marked.name == f"{CATALOG[TYPE].manifest.file_title} – форма с примечаниями.docx"
        assert marked.content != BROKEN
        fixed = take_version(served.parts, actor, version, served.at, kind="fixed").content
        assert made.checked.fixable == 1
        assert rehearse_form(served.parts, actor, bring(served, fixed), served.at).stands

    def test_of_what_is_no_form_is_refused_and_nothing_is_kept(self, served: Served) -> None:
        with pytest.raises(UnsafePackage):
            bring(served, b"%PDF-1.7")
        with served.uow() as uow:
            assert form_versions.of_type(uow.session, served.told.school, TYPE) == []

    def test_of_the_form_in_force_given_back_changes_nothing(self, served: Served) -> None:
        actor = of_role(served, "methodist")
        given = take_form(served.parts, actor, TYPE, served.at)

        made = rehearse_form(served.parts, actor, bring(served, given.content), served.at)

        assert made.stands
        assert {paper.changes for paper in made.papers} == {0}

    def test_can_be_taken_back_before_it_is_published(self, served: Served) -> None:
        version = bring(served)
        with served.uow() as uow:
            sha256 = form_versions.get(uow.session, version).sha256

        drop_form(served.parts, of_role(served, "methodist"), version, served.at)

        with pytest.raises(NotFound):
            rehearse_form(served.parts, of_role(served, "methodist"), version, served.at)
        assert not served.parts.storage._path(sha256).exists()


class TestRehearsal:
    def test_shows_old_and_new_of_invented_and_of_real_people(self, served: Served) -> None:
        document, _, _ = issue(served)

        made = rehearse_form(served.parts, of_role(served, "methodist"), bring(served), served.at)

        assert made.stands
        assert [paper.is_real for paper in made.papers].count(True) == 1
        assert len(made.papers) > 10
        for paper in made.papers:
            [row] = [row for row in paper.rows if row.kind in ("changed", "gone", "added")]
            assert OLD in "".join(piece.text for piece in row.old)
            assert NEW in "".join(piece.text for piece in row.new)
        with served.uow() as uow:
            noted = [one for one in audit.latest(uow.session) if one.action == "rehearse_form"]
        assert [one.object_id for one in noted] == [str(document)]

    def test_names_the_people_a_paper_cannot_be_made_for(self, served: Served) -> None:
        made = rehearse_form(served.parts, of_role(served, "methodist"), bring(served, UNMADE), served.at)

        assert made.checked.is_fit
        assert not made.stands
        assert {paper.stands for paper in made.papers} == {True, False}
        with pytest.raises(Conflict, match="Не все документы получаются"):
            publish_form(served.parts, of_role(served, "methodist"), made.version.id, served.at)

    def test_tells_a_fault_of_agreement_the_old_text_has_not(self, served: Served) -> None:
        slip = reworded(HOUSE, OLD, "Поручить {{ лицо.фио }} наставничество")

        made = rehearse_form(served.parts, of_role(served, "methodist"), bring(served, slip), served.at)

        [told] = [paper.remarks for paper in made.papers if paper.title == "обычный сотрудник"]
        assert "дательном" in " ".join(told)

    def test_refuses_a_form_that_says_another_day_than_the_facts(self, served: Served) -> None:
        type_id = "personal_program"
        torn = reworded(CATALOG[type_id].source, "{{ пара.начало | дата", "{{ пара.окончание | дата")
        actor, version = of_role(served, "methodist"), bring(served, torn, type_id)

        made = rehearse_form(served.parts, actor, version, served.at)

        assert made.checked.is_fit
        assert [paper.title for paper in made.papers if paper.stands] == []
        assert "период" in " ".join(made.papers[0].blocks)
        with pytest.raises(Conflict):
            publish_form(served.parts, actor, version, served.at)

    def test_says_so_of_a_paper_the_journal_keeps_no_facts_of(self, served: Served) -> None:
        type_id = "consent_pd_minor"  # The small school has one from before it kept facts.
        version = bring(served, CATALOG[type_id].source, type_id)

        made = rehearse_form(served.parts, of_role(served, "methodist"), version, served.at)

        [real] = [paper for paper in made.papers if paper.is_real]
        assert "сравнить не с чем" in real.remarks[0]
        assert made.stands

    def test_keeps_real_papers_from_a_role_that_does_not_issue_them(self, served: Served) -> None:
        version = bring(served, CATALOG["clearance_check"].source, "clearance_check")

        seen = {
            role: rehearse_form(served.parts, of_role(served, role), version, served.at).may_see_real
            for role in ("methodist", "deputy")
        }

        assert seen == {"methodist": False, "deputy": True}


class TestPages:
    def test_show_any_paper_of_the_rehearsal_by_the_new_form(self, served: Served) -> None:
        issue(served)
        actor, version = of_role(served, "methodist"), bring(served)
        made = rehearse_form(served.parts, actor, version, served.at)

        for paper in (made.papers[0], made.papers[-1]):
            file = rehearsed_pdf(served.parts, actor, version, paper.key, served.at)
            assert file.content.startswith(b"%PDF")
        for key in ("c999", "p999", "x1", "c", "p²", "p" + "9" * 30):
            with pytest.raises(NotFound):
                rehearsed_pdf(served.parts, actor, version, key, served.at)

    def test_of_a_real_paper_are_for_those_who_issue_such(self, served: Served) -> None:
        document, _, _ = issue(served)
        version = bring(served, CATALOG["clearance_check"].source, "clearance_check")

        with pytest.raises(NotFound):  # A paper of another type is no paper of this rehearsal.
            rehearsed_pdf(served.parts, of_role(served, "deputy"), version, f"p{document}", served.at)
        with pytest.raises(Forbidden):
            rehearsed_pdf(served.parts, of_role(served, "methodist"), version, f"p{document}", served.at)


class TestPublished:
    def test_papers_are_made_by_it_and_issued_ones_keep_theirs(self, served: Served) -> None:
        first, before, house = issue(served)
        publish(served)

        request = Request(TYPE, (served.told.teacher,), served.at.date(), ANSWERS)
        shown = preview_document(served.parts, robot(served.told.school, "secretary"), request, served.at)
        second, after, own = issue(served)

        assert NEW in "\n".join(paper_lines(shown.docx))
        assert NEW in after
        assert NEW not in before
        assert own != house == CATALOG[TYPE].version
        with served.uow() as uow:
            found = form_versions.in_force(uow.session, served.told.school, TYPE)
        assert found is not None
        assert found.version == own
        assert (_version(served, first), _version(served, second)) == (house, own)

    def test_another_school_keeps_the_form_of_the_program(self, served: Served) -> None:
        publish(served)

        given = take_form(
            served.parts, of_role(served, "methodist", served.told.other_school), TYPE, served.at
        )

        assert given.content == HOUSE

    def test_goes_back_to_the_one_before_and_to_the_program(self, served: Served) -> None:
        publish(served)
        publish(served, reworded(HOUSE, OLD, "Баллы кандидата"))
        assert "Баллы кандидата" in issue(served)[1]

        actor = of_role(served, "director")
        roll_back_form(served.parts, actor, TYPE, served.at, to_house=False)
        assert NEW in issue(served)[1]
        roll_back_form(served.parts, actor, TYPE, served.at, to_house=True)
        assert OLD in issue(served)[1]
        with pytest.raises(Conflict):
            roll_back_form(served.parts, actor, TYPE, served.at, to_house=False)

    def test_one_with_faults_is_not_published(self, served: Served) -> None:
        with pytest.raises(Conflict, match="есть ошибки"):
            publish(served, BROKEN)

        assert NEW not in issue(served)[1]

    def test_lies_sealed_and_is_not_kept_beside_the_code(self, served: Served) -> None:
        publish(served)
        kept = sorted((served.parts.settings.data_dir / "forms").glob("*"))

        issue(served)

        assert sorted((served.parts.settings.data_dir / "forms").glob("*")) == kept
        files = [one for one in served.parts.settings.files_dir.rglob("*") if one.is_file()]
        assert files
        assert all(not one.read_bytes().startswith(b"PK") for one in files)


class TestAccess:
    @pytest.mark.parametrize("role", ["secretary", "hr", "operator"])
    def test_is_for_those_who_keep_forms(self, served: Served, role: str) -> None:
        version, actor = bring(served), of_role(served, role)

        with pytest.raises(Forbidden):
            upload_form_version(served.parts, actor, TYPE, OWN, served.at)
        with pytest.raises(Forbidden):
            rehearse_form(served.parts, actor, version, served.at)
        with pytest.raises(Forbidden):
            publish_form(served.parts, actor, version, served.at)
        with pytest.raises(Forbidden):
            roll_back_form(served.parts, actor, TYPE, served.at, to_house=True)

    def test_of_another_school_is_as_unknown_as_none(self, served: Served) -> None:
        version, stranger = bring(served), of_role(served, "director", served.told.other_school)

        for act in (rehearse_form, publish_form, drop_form, take_version):
            with pytest.raises(NotFound) as refused:
                act(served.parts, stranger, version, served.at)
            with pytest.raises(NotFound) as unknown:
                act(served.parts, stranger, 999_999, served.at)
            assert refused.value.message == unknown.value.message
