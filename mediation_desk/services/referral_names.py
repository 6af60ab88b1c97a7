"""Names in a letter: whoever did not agree to be named is not named in what was typed either."""

from __future__ import annotations

from mediation_desk.domain.folding import Folding, fold
from mediation_desk.domain.referral import Referral
from mediation_desk.domain.referral_content import ReferralContent, own_words
from mediation_desk.domain.referral_ground import DUTIES
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, counselling_files, people, receptions
from mediation_desk.register.records import Records

_SHORTEST = 2


def check_names(records: Records, referral: Referral, content: ReferralContent) -> None:
    """Refuse a text that names its person although it must not, or anybody else on mere consent.

    Nobody consents for another person (个人信息保护法 art 23); a duty of law may need every name.
    Raises DeskError: referral.name_in_text, referral.identity_in_text, referral.other_named, each beside the
    field it stands in.
    """
    if referral.person_id is None:
        return
    own = people.same(records, referral.person_id)
    person = people.get(records, referral.person_id)
    others = [
        one.name for one in people.get_many(records, _everybody(records, referral)) if one.id not in own
    ]
    for field, text in own_words(content):
        said = fold(text, Folding.WORDS).text
        if not content.named and _says(said, person.name):
            raise DeskError("referral.name_in_text", field=field)
        if not content.named and _says_number(text, person.identity_number):
            raise DeskError("referral.identity_in_text", field=field)
        if content.ground not in DUTIES and any(_says(said, name) for name in others):
            raise DeskError("referral.other_named", field=field)


def _says(said: str, name: str) -> bool:
    wanted = fold(name, Folding.WORDS).text
    return len(wanted) >= _SHORTEST and wanted in said


def _says_number(text: str, number: str) -> bool:
    return bool(number) and fold(number, Folding.DIGITS).text in fold(text, Folding.DIGITS).text


def _everybody(records: Records, referral: Referral) -> list[str]:
    """Everybody in what the referral belongs to."""
    ids: list[str] = []
    if referral.case_id is not None:
        ids += [party.person_id for party in cases.get(records, referral.case_id).parties]
    if referral.reception_id is not None:
        ids += [party.person_id for party in receptions.get(records, referral.reception_id).parties]
    if referral.file_id is not None:
        ids += counselling_files.get(records, referral.file_id).client_ids
    return list(dict.fromkeys(ids))
