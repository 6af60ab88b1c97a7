"""Step 2: the centre and the bodies it speaks as."""

from __future__ import annotations

from mediation_desk.domain.centre import Centre
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _

_NEEDED = ("district", "abbreviation", "committee", "counselling_centre", "womens_federation")


class CentreStep(Form):
    """Asks for the names that stand on papers; the long ones are offered from the district."""

    def __init__(self) -> None:
        super().__init__()
        self.district = TextField("district", _("District or county"), max_length=40)
        self.abbreviation = TextField(
            "abbreviation",
            _("Short name in numbers"),
            helper=_("One to four characters, as in the number of an agreement"),
            max_length=4,
        )
        self.committee = TextField("committee", _("People's mediation committee"), max_length=80)
        self.counselling = TextField("counselling_centre", _("Counselling centre"), max_length=80)
        self.federation = TextField("womens_federation", _("Women's federation"), max_length=80)
        self.address = TextField("address", _("Address"), max_length=120, optional=True)
        self.phone = TextField("phone", _("Phone"), max_length=40, optional=True)
        self.add(self.district, self.abbreviation)
        self.add(self.committee)
        self.add(self.counselling, self.federation)
        self.add(self.address, self.phone, weights=(2, 1))
        self._offered: dict[str, str] = {}
        self.district.edit.editingFinished.connect(self._offer)

    def read(self) -> Centre:
        """The centre; DeskError beside the first missing field."""
        for name in _NEEDED:
            if not self.fields[name].value():
                raise DeskError("field.needed", field=name)
        return Centre(**{name: str(field.value()) for name, field in self.fields.items()})

    def _offer(self) -> None:
        district = self.district.value()
        if not district:
            return
        offers = {
            "committee": f"{district}婚姻家庭纠纷人民调解委员会",
            "counselling_centre": f"{district}婚姻家庭辅导中心",
            "womens_federation": f"{district}妇女联合会",
        }
        for name, offer in offers.items():
            field = self.fields[name]
            if field.value() in ("", self._offered.get(name)):
                field.set_value(offer)
        self._offered = offers
