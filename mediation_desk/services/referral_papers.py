"""A referral as a letter: its facts from what was typed and the register, and the wall it passes."""

from __future__ import annotations

from collections.abc import Collection

from mediation_desk.documents.paper import PLAIN, Imprint, Paper
from mediation_desk.documents.referral_letter import ReferralLetterFacts, referral_letter
from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.counselling_file import CounsellingFile
from mediation_desk.domain.dates import age
from mediation_desk.domain.numerals import numeral, plain_date
from mediation_desk.domain.party import Party, PartyRole, Side
from mediation_desk.domain.person import Sex
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.domain.referral import Referral
from mediation_desk.domain.referral_content import ReferralContent
from mediation_desk.domain.referral_ground import LAW, ConsentManner, ReferralConsent, ReferralGround
from mediation_desk.register import cases, counselling_files, office, people, receptions, referral_consents
from mediation_desk.register.records import Records
from mediation_desk.services.clause_books import statutes
from mediation_desk.words import paper_term

LETTER = "referral_letter"
_TOLD_SEX = (Sex.MALE, Sex.FEMALE)


def letter_paper(
    records: Records,
    referral: Referral,
    content: ReferralContent,
    *,
    number: str = "",
    on: str = "",
    imprint: Imprint = PLAIN,
) -> Paper:
    """The letter as it would go out; `on` is its day as printed."""
    person = people.get(records, referral.person_id) if referral.person_id else None
    centre = office.centre(records)
    sex = paper_term(person.sex) if person and content.with_age and person.sex in _TOLD_SEX else ""
    years = ""
    if person and content.with_age and person.born is not None:
        years = f"{age(person.born, records.today)}岁"
    return referral_letter(
        ReferralLetterFacts(
            sender=centre.committee if referral.case_id else centre.counselling_centre,
            number=number,
            agency=content.agency.strip(),
            matter=content.matter.strip(),
            who=person.name if content.named and person else content.code.strip(),
            sex=sex,
            age=years,
            contact=content.contact,
            guardian=content.guardian,
            family=content.family,
            needs=content.needs,
            measures=content.measures,
            risk=content.risk,
            hints=content.hints,
            request=content.request,
            ground=ground_said(records, referral, content.ground),
            materials=tuple(line.strip() for line in content.materials.splitlines() if line.strip()),
            reply_days=str(content.reply_days),
            our_contact=content.our_contact,
            our_phone=content.our_phone,
            date=on,
            committee=referral.case_id is not None,
            imprint=imprint,
        )
    )


def ground_said(records: Records, referral: Referral, ground: ReferralGround | None) -> str:
    """What the letter stands on, as it prints: the article of a law as shipped, or whose consent of when."""
    if ground is None:
        return ""
    if ground is not ReferralGround.CONSENT:
        article = statutes().article(LAW[ground])
        title = article.law.title if article else LAW[ground].law
        return f"《{title}》第{numeral(LAW[ground].article)}条"
    found = referral_consents.of_referral(records, referral.id)
    return _consent_said(found[0]) if found else ""


def walls(records: Records, referral: Referral) -> list[tuple[Case, frozenset[Side]]]:
    """Every matter the person is in, each with the sides that may be spoken of: their own alone.

    A reception that is no case yet has the same two sides. Of a counselling file the person is one side and
    everybody else who comes to it the other, whether they stand in a case or not.
    """
    if referral.person_id is None:
        return []
    own = people.same(records, referral.person_id)
    found = [cases.get(records, case_id) for case_id in cases.of_person(records, referral.person_id)]
    if referral.reception_id is not None:
        reception = receptions.get(records, referral.reception_id)
        if reception.case_id is None:
            found.append(
                Case(
                    id=reception.id,
                    number=reception.number,
                    state=CaseState.ACCEPTED,
                    accepted_on=records.today,
                    parties=reception.parties,
                    mediator_ids=(),
                    source=reception.source,
                    dispute_subtype=reception.dispute_subtype,
                )
            )
    if referral.file_id is not None:
        found += _as_sides(counselling_files.get(records, referral.file_id), own)
    return [
        (matter, frozenset(party.side for party in matter.parties if party.person_id in own))
        for matter in found
    ]


def _as_sides(file: CounsellingFile, own: Collection[str]) -> list[Case]:
    if len(file.client_ids) < 2:
        return []
    parties = tuple(
        Party(person_id=one, side=Side.SEEKER if one in own else Side.OTHER, role=PartyRole.APPLICANT)
        for one in file.client_ids
    )
    return [
        Case(
            id=file.id,
            number=file.number,
            state=CaseState.ACCEPTED,
            accepted_on=file.opened_on,
            parties=parties,
            mediator_ids=(),
            source=Source.PARTY_APPLICATION,
            dispute_subtype=DisputeSubtype.OTHER,
        )
    ]


def _consent_said(consent: ReferralConsent) -> str:
    who = "监护人" if consent.by_guardian else "本人"
    day = plain_date(consent.given_on)
    if consent.manner is ConsentManner.WRITTEN:
        return f"{who}{day}的书面同意（同意书编号：{consent.paper}）"
    return f"{who}{day}的口头同意（已记录在案）"
