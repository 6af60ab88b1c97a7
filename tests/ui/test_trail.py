from mediation_desk.ui.trail import Trail


def test_one_goes_back_the_way_one_came():
    trail = Trail()
    trail.left("", (), "today")
    trail.left("today", (), "case")
    trail.left("case", ("a",), "case")
    trail.left("case", ("a",), "laws")
    assert trail.back() == ("case", ("a",))
    assert trail.back() == ("today", ())
    assert trail.back() is None


def test_a_long_day_is_not_remembered_whole():
    trail = Trail()
    for step in range(100):
        trail.left(str(step), (), "x")
    assert len(trail.steps) == 20
    assert trail.back() == ("99", ())
