from mediation_desk.services.law_letters import laws_meant
from mediation_desk.ui.basis import statutes


def test_letters_mean_a_law_wherever_its_name_begins():
    laws = statutes().laws
    assert "民法典" in laws_meant(laws, "mfd")
    assert laws_meant(laws, "fjtbl") == {"反家庭暴力法"}
    assert laws_meant(laws, "RMTJF") == {"人民调解法"}
    assert not laws_meant(laws, "zzzz")
    assert not laws_meant(laws, "m")
