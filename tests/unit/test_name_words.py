import pytest

from sitegen.compose.identity.name_words import bare, name_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("مصطفى عبد الله", 2),
        ("عبد الله بن عبد العزيز", 2),
        ("أبو مازن", 1),
        ("ابن سينا", 1),
        ("آل ثاني", 1),
        ("صلاح الدين الأيوبي", 2),
        ("حسن نصر الله", 2),
        ("سعد بن أبي وقاص", 2),
        ("جورج بوش", 2),
        ("«سبوتنيك»", 1),
        ("ألما-آتا", 2),
        ("…", 0),
    ],
)
def test_compounds_are_one_word(name: str, words: int) -> None:
    assert len(name_words(name)) == words


def test_the_ways_to_write_a_compound_are_one() -> None:
    assert name_words("أسامة ابن لادن") == name_words("اسامه بن لادن")
    assert name_words("حسن نصر الله") == name_words("حسن نصرالله")
    assert name_words("آل ثاني") != name_words("الثاني")


def test_the_article_is_taken_off_what_is_a_word_without_it() -> None:
    assert (bare("الطالباني"), bare("الو"), bare("بوش")) == ("طالباني", "الو", "بوش")
