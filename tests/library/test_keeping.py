"""What is built of files is one object until a file changes, and never an older one."""

from jobbro.library import CONTENT, look_again, rulebook, texts, toolboxes
from jobbro.library.keeping import kept


def _built(*parts):
    return [*parts]


def test_the_same_parts_give_the_same_object_and_others_give_another():
    first = kept(_built, ("a",), ("b",))
    assert kept(_built, ("a",), ("b",)) is first == [("a",), ("b",)]
    assert kept(_built, ("a",), ("c",)) == [("a",), ("c",)]
    assert kept(_built, ("a",), ("b",)) is first


def test_only_the_latest_makings_are_kept():
    first = kept(_built, "first")
    for number in range(20):
        assert kept(_built, number) == [number]
    assert kept(_built, "first") is not first


def test_what_is_read_from_content_is_built_once_and_a_chosen_rule_set_beside_it():
    look_again()
    plain, signed = rulebook(), rulebook(signed_off=["no such set"])
    look_again()
    assert rulebook(root=CONTENT) is plain is not signed
    assert rulebook(signed_off=["no such set"]) is signed
    assert (texts() is texts(), toolboxes() is toolboxes()) == (True, True)
