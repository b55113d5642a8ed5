from datetime import date
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import ArticleError
from sitegen.ingest.raw import article_from_raw, read_raw
from sitegen.model import Proposal

LEAD = "قال الوزير إن المحادثات انتهت بنجاح كبير."
PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>بوتين في موسكو</title>
<meta property="og:site_name" content="روسيا اليوم"><script>alert(1)</script>
<meta property="article:published_time" content="2022-01-07T10:00:00+03:00"></head><body>
<nav><a href="/">الرئيسية</a></nav><article><h1>بوتين في موسكو</h1>
<p>التقى الرئيس الروسي نظيره في العاصمة موسكو، وبحث الجانبان العلاقات بين البلدين وسبل تطويرها.</p>
<p>وقال إن المحادثات كانت بناءة، وأضاف أن البلدين سيواصلان العمل معا من أجل الاستقرار.</p>
</article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_lines_of_text_are_paragraphs_with_their_white_space() -> None:
    raw = read_raw(f"  {LEAD} \r\n\r\n\tوأضاف  ذلك.\n".encode(), "x.txt")
    assert raw.paragraphs == (f"  {LEAD} ", "\tوأضاف  ذلك.")
    article = article_from_raw(f"  {LEAD} \n\tوأضاف  ذلك.".encode(), "-")
    assert article.text == f"  {LEAD} \n\tوأضاف  ذلك."
    assert [article.text[block.start : block.end] for block in article.blocks] == [
        f"  {LEAD} ",
        "\tوأضاف  ذلك.",
    ]


def test_a_line_set_apart_at_the_top_is_the_title() -> None:
    raw = read_raw(f"الوزير: المحادثات  انتهت\n\n{LEAD}".encode(), "x.txt")
    assert raw.stated["title"] == Proposal("الوزير: المحادثات انتهت", "first line of the file")
    assert raw.paragraphs == (LEAD,)
    assert article_from_raw(f"عنوان قصير\n\n{LEAD}".encode(), "x.txt").title == "عنوان قصير"


@pytest.mark.parametrize(
    "text",
    [
        f"عنوان قصير\n{LEAD}",  # not set apart
        f"قال ذلك.\n\n{LEAD}",  # a sentence
        f"قال: “نعم.”\n\n{LEAD}",
        f"{LEAD.rstrip('.')} {LEAD.rstrip('.')}\n\n{LEAD}",  # longer than what follows
        "عنوان وحده",
        "عنوان وحده\n\n",
        f"-اعلان-\n{LEAD}",
        f"موسكو، 7 يناير 2022\n\n{LEAD}",
        f"الخرطوم، السودان (أ ف ب)\n\n{LEAD}",
        f"مكة المكرمة – واس\n\n{LEAD}",
        f"آخر تحديث: 18/03/2024\n\n{LEAD}",
        f"وصل الوزير إلى البلاد في\n\n{LEAD}",
        f"وصل الوزير إلى البلاد\n\nبعد رحلة طويلة قادما\n\nمن القاهرة مع وفد\n\nكبير جدا\n\n{LEAD}",
    ],
)
def test_other_first_lines_are_no_title(text: str) -> None:
    assert read_raw(text.encode(), "x.txt").title == ""


def test_lines_broken_at_a_width_are_joined_without_moving_a_word() -> None:
    text = (
        "أعلن وزير الخارجية المصري اليوم أن المحادثات التي جرت في العاصمة\n"
        "القاهرة بين الوفدين انتهت بنجاح كبير، وأن الجانبين اتفقا على عقد\n"
        "جولة أخرى.\n\n"
        "وأضاف الوزير في مؤتمر صحفي أن الجولة المقبلة ستعقد في العاصمة\n"
        "الأردنية عمان خلال الأسبوع المقبل بحضور ممثلين عن الأمم المتحدة\n"
        "وأطراف أخرى.\nالمصدر: سبوتنيك\n"
    )
    raw = read_raw(text.encode(), "x.txt")
    first, second = text.split("\n\n")
    assert raw.paragraphs[:2] == (
        first.replace("\n", " "),
        second.removesuffix("\nالمصدر: سبوتنيك\n").replace("\n", " "),
    )
    assert raw.paragraphs[2] == "المصدر: سبوتنيك"


def test_broken_lines_are_joined_where_no_empty_line_parts_the_paragraphs() -> None:
    paragraphs = [
        "أعلنت وزارة الصحة أمس انطلاق المرحلة الرابعة من العيادات المتنقلة في الأسواق التجارية "
        "والتي تنفذها الإدارة العامة للتوعية الصحية بالتعاون مع عدد من الشركات الوطنية الكبرى في "
        "جميع مناطق البلاد خلال الأشهر الثلاثة المقبلة.",
        "وقال المتحدث الرسمي باسم الوزارة خالد المرغلاني إن العيادات ستكون في كل المدن الكبرى "
        "والصغرى على السواء وإن تواجدها في هذه المواقع سيستمر لمدة ثلاثة أسابيع بواقع ثلاث "
        "ساعات يوميا من بعد صلاة المغرب مباشرة قبل أن تنتقل إلى مواقع أخرى في المحافظات.",
        "وأوضح المرغلاني أن أنشطة العيادات نجحت خلال المراحل الثلاث الأولى في الوصول إلى أكثر من "
        "خمسين ألف مواطن وذلك في أكثر من خمسة عشر موقعا في مناطق البلاد المختلفة، وأن هناك "
        "برنامجا آخر دائما يطبق في المدارس بالتعاون مع وزارة التربية والتعليم في كل المراحل.",
    ]
    broken = "\n".join(line for one in paragraphs for line in wrap(one, 72))
    article = article_from_raw(broken.encode(), "wide.txt")
    assert [article.text[block.start : block.end] for block in article.blocks] == paragraphs


def test_a_list_of_headlines_is_not_joined() -> None:
    titles = [
        "الحكومة تعلن خطة جديدة لدعم المزارعين في المحافظات الجنوبية والشرقية",
        "مجلس الأمن يبحث الأوضاع الإنسانية في جلسة طارئة مساء اليوم",
        "المنتخب الوطني يبدأ معسكره التدريبي استعدادا لتصفيات كأس آسيا المقبلة",
        "ارتفاع أسعار النفط بعد بيانات المخزونات الأمريكية",
        "افتتاح معرض الكتاب الدولي بمشاركة دور نشر من ثلاثين دولة عربية",
        "وزير التعليم يلتقي ممثلي نقابات المعلمين لبحث مطالبهم",
        "حريق في مستودع للأخشاب وسط العاصمة دون إصابات بشرية",
        "باحثون يطورون طريقة جديدة لتحلية مياه البحر بالطاقة الشمسية",
        "الأرصاد تتوقع انخفاضا في درجات الحرارة بدءا من يوم الخميس",
        "انطلاق مهرجان السينما العربية في دورته العاشرة الأسبوع المقبل",
    ]
    article = article_from_raw("\n".join(titles).encode(), "titles.txt")
    assert len(article.text.split("\n")) + bool(article.title) >= len(titles)


@pytest.mark.parametrize("between", ["        ", " ... ", " * ", "\t"])
def test_verse_of_two_halves_is_not_joined(between: str) -> None:
    halves = [
        ("على قدر أهل العزم تأتي العزائم", "وتأتي على قدر الكرام المكارم"),
        ("وتعظم في عين الصغير صغارها", "وتصغر في عين العظيم العظائم"),
        ("يكلف سيف الدولة الجيش همه", "وقد عجزت عنه الجيوش الخضارم"),
        ("ويطلب عند الناس ما عند نفسه", "وذلك ما لا تدعيه الضراغم"),
        ("يفدي أتم الطير عمرا سلاحه", "نسور الفلا أحداثها والقشاعم"),
        ("وما ضرها خلق بغير مخالب", "وقد خلقت أسيافه والقوائم"),
    ]
    verses = [between.join(pair) for pair in halves]
    text = "\n".join(["ألقى الشاعر قصيدة المتنبي", "", *verses[:3], "", *verses[3:]])
    article = article_from_raw(f"{text}\n".encode(), "poem.txt")
    assert len(article.text.split("\n")) + bool(article.title) >= len(verses) + 1


def test_lists_are_not_joined() -> None:
    lines = [f"- البند رقم {'كلمة ' * 11}في القائمة {n}" for n in range(10)]
    text = "\n".join([*lines[:5], "", *lines[5:]])
    assert len(read_raw(text.encode(), "list.txt").paragraphs) == len(lines)


def test_paragraphs_on_lines_of_their_own_are_not_joined() -> None:
    lines = ["أعلن الوزير أن المحادثات التي جرت في العاصمة القاهرة انتهت بنجاح كبير."] * 4
    assert read_raw("\n".join(["عنوان", "", *lines]).encode(), "x.txt").paragraphs == tuple(lines)


def test_inspection_cleans_dates_and_titles_without_proposing() -> None:
    article = article_from_raw(f"موسكو، 7 يناير 2022\n{LEAD}\n-اعلان-\n".encode(), "x.txt")
    assert article.text == f"موسكو، 7 يناير 2022\n{LEAD}"
    assert article.title == ""
    assert article.date == date(2022, 1, 7)
    assert [part.reason for part in article.removed] == ["advertisement"]


def test_markdown_keeps_its_front_matter_markup_and_heading() -> None:
    body = "---\ndate: 2022-01-06\n---\n# عنوان\n\nقال *الوزير* ذلك.\n\n> اقتباس\n\nإعلان\n"
    article = article_from_raw(body.encode(), "x.md")
    assert (article.title, article.date) == ("عنوان", date(2022, 1, 6))
    assert article.text == "قال الوزير ذلك.\nاقتباس"
    assert [block.kind for block in article.blocks] == ["paragraph", "quotation"]
    assert article.markup[0].kind == "emphasis"


def test_an_article_that_was_ingested_is_not_cleaned_again() -> None:
    front = f"---\ntitle: عنوان\norigin: {{file: seeds/a.txt, sha256: {'0' * 64}}}\n---\n"
    article = article_from_raw(f"{front}إعلان\n".encode(), "a.md")
    assert article.text == "إعلان"
    assert article.removed == ()


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    raw = read_raw(PAGE.encode(), "x.html")
    assert len(raw.paragraphs) == 2
    assert raw.paragraphs[0].startswith("التقى الرئيس")
    assert raw.title == "بوتين في موسكو"
    assert raw.stated["date"].value == "2022-01-07"
    assert raw.stated["sitename"].value == "روسيا اليوم"


def test_what_a_page_holds_beside_its_article_is_kept_in_order() -> None:
    (outside,) = read_raw(PAGE.encode(), "x.html").outside
    assert (outside.text, outside.reason) == ("الرئيسية\nجميع الحقوق محفوظة", "outside-article")


def test_comments_and_hidden_text_do_not_land_in_the_article() -> None:
    page = PAGE.replace("<article>", "<div class='post has-comments'>").replace(
        "</article>",
        "<div class='comment'>محمد: شكرا</div><p hidden>مخفي</p>"
        "<figure><figcaption>صورة</figcaption></figure></div>",
    )
    raw = read_raw(page.encode(), "x.html")
    assert raw.paragraphs == read_raw(PAGE.encode(), "x.html").paragraphs
    assert raw.outside[0].text.split("\n")[1:3] == ["محمد: شكرا", "صورة"]
    assert "مخفي" not in raw.outside[0].text


def test_what_is_kept_of_a_long_page_says_that_it_is_cut() -> None:
    page = PAGE.replace("<footer>", "<footer>" + "".join(f"<p>رابط {n}</p>" for n in range(2_000)))
    text = read_raw(page.encode(), "x.html").outside[0].text
    assert len(text) < 10_000
    assert "…" in text


def test_a_page_may_declare_another_encoding() -> None:
    legacy = PAGE.replace("utf-8", "windows-1256").encode("windows-1256")
    assert read_raw(legacy, "x.htm").paragraphs == read_raw(PAGE.encode(), "x.html").paragraphs


@pytest.mark.parametrize(
    "data", [b"", b"<", b"<html>" * 2_000, b"<!-- ", b"<script>x</script>", b"\xef\xbb\xbf"]
)
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match="no article is found"):
        read_raw(data, "x.html")


@pytest.mark.parametrize("data", [b"", b"\n \n", b"***\n", "\u200f\n\ufeff".encode()])
def test_a_file_without_words_is_refused(data: bytes) -> None:
    for name in ("x.txt", "x.md"):
        with pytest.raises(ArticleError, match="has no text"):
            read_raw(data, name)


def test_a_file_of_boilerplate_is_refused() -> None:
    with pytest.raises(ArticleError, match="no article"):
        article_from_raw("إعلان\nشارك\n".encode(), "x.txt")


@given(st.text(max_size=200))
def test_any_text_is_an_article_or_an_article_error(text: str) -> None:
    for name in ("x.txt", "x.md"):
        try:
            article = article_from_raw(text.encode(), name)
        except ArticleError:
            continue
        joined = "\n".join(article.text[block.start : block.end] for block in article.blocks)
        assert joined == article.text


def test_a_line_right_above_a_dateline_is_the_headline() -> None:
    text = (
        "الأردن يستضيف قمة ثلاثية\nعمان - يستضيف الأردن اليوم قمة ثلاثية تبحث التعاون الاقتصادي.\n"
    )
    raw = read_raw(text.encode(), "a.txt")
    assert raw.stated["title"].value == "الأردن يستضيف قمة ثلاثية"
    assert len(raw.paragraphs) == 1
    running = "الأردن يستضيف قمة ثلاثية\nيستضيف الأردن اليوم قمة ثلاثية تبحث التعاون الاقتصادي.\n"
    assert "title" not in read_raw(running.encode(), "a.txt").stated
