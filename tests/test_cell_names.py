"""What cells may call the entries of a ledger."""

from hypercare_cli.cells.names import Called, names, together


def test_ids_and_titles() -> None:
    words = names([Called("delay", ("Time to handle a case",)), Called("errors", ("",))])
    assert words["time to handle a case"] == words["delay"] == "delay"
    assert words["errors"] == "errors"
    assert "" not in words


def test_a_title_of_two_means_neither() -> None:
    words = names([Called("a", ("Wait",)), Called("b", ("WAIT",))])
    assert words["wait"] == ""
    assert words["wait (b)"] == "b"


def test_an_id_counts_before_a_title() -> None:
    assert names([Called("a", ("b",)), Called("b", ("x",))])["b"] == "b"


def test_an_id_made_from_a_title_does_not() -> None:
    words = names([Called("wait", ("Wait",), is_made=True), Called("wait2", ("Wait",))])
    assert words["wait"] == ""


def test_kinds_together() -> None:
    tasks = names([Called("T1", ("Start",)), Called("T2", ("M1",))])
    milestones = names([Called("M1", ("Start",)), Called("M2", ("T1",))])
    words = together(milestones, tasks)
    assert (words["start"], words["m1"], words["t1"], words["m2"]) == ("", "M1", "T1", "M2")
    assert words == together(tasks, milestones)
