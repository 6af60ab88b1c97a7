"""Every page of the desk and every face has exactly one page of the manual."""

from __future__ import annotations

import re

from mediation_desk.documents.manual.reading import manual
from mediation_desk.ui.help.places import FACES
from mediation_desk.ui.pages import PAGES
from tests.house import source


def test_f1_leads_somewhere_from_everywhere_and_to_one_page_only() -> None:
    opened = [place for page in manual("zh_CN").pages for place in page.opens]
    places = {line.key for line in PAGES} | set(FACES)
    assert sorted(places - set(opened)) == [], "no page of the manual is opened here"
    assert sorted({place for place in opened if opened.count(place) > 1}) == []
    faces = {place for place in opened if place.startswith(("face.", "dialog."))}
    assert sorted(faces - places) == [], "there is no such place"


def test_every_face_and_dialog_says_one_of_the_places() -> None:
    said = {
        place
        for path in source.python_files(source.PACKAGE / "ui")
        for place in re.findall(r'^    help_place = "(.+)"$', path.read_text("utf-8"), flags=re.MULTILINE)
    }
    assert said == set(FACES)
