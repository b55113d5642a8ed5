"""A site to search in: the sample, and 500 more articles of invented text, the same each time.

And the questions that are asked of it, which were written before the first was asked.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polib

from sitegen.cache import Cache
from sitegen.config import load_config
from sitegen.derived import Derived
from sitegen.pipeline import BuildOptions, gather, render_options
from sitegen.render.editions import make_editions
from sitegen.render.environment import open_theme
from sitegen.render.inputs import PageInputs
from sitegen.render.search.index import make_index
from sitegen.render.search.memory import NoMemory
from sitegen.render.search.plans import plan_search
from sitegen.report import Reporter
from tests.conftest import Site, copy_sample

ARTICLES = 500
SEED = 8
FIRST_DAY = date(2020, 1, 1)
# Persons, places and bodies that do not exist, by Arabic and English name.
PEOPLE = (
    ("سامر البرقوقي", "Samer Barquqi"), ("ليندا فارس", "Linda Fares"),
    ("مازن طرخون", "Mazen Tarkhun"), ("هالة الدغمي", "Hala Dughmi"),
    ("نادر شمعون", "Nader Shamoun"), ("رولا زنبوع", "Rula Zanbou"),
)  # fmt: skip
PLACES = (
    ("مدينة الزعفران", "the town of Zaafran"), ("بلدة أم قنطرة", "the town of Umm Qantara"),
    ("وادي السنابل", "Sanabel Valley"), ("ميناء الدلافين", "Dolphin Harbour"),
)  # fmt: skip
DEEDS = (
    ("افتتح معرضا للكتب المستعملة", "opened a fair of used books"),
    ("زار مزارع الزيتون القديمة", "visited the old olive farms"),
    ("أعلن عن خطة لتنظيف الشوارع", "announced a plan for cleaning the streets"),
    ("شارك في سباق للدراجات", "took part in a bicycle race"),
    ("وقع اتفاقا على توريد القمح", "signed an agreement on wheat supplies"),
    ("حضر عرضا لفرقة موسيقية", "attended a show by a band"),
)
LATER = (
    ("وقال إن العمل سيستمر حتى نهاية الصيف.", "He said that work would go on until summer ends."),
    ("وشكر المتطوعين على صبرهم الطويل.", "He thanked the volunteers for their long patience."),
    ("ولم تُعرف بعد كلفة المشروع النهائية.", "The final cost of the project is not known yet."),
)


@dataclass(frozen=True)
class Needle:
    """An article that questions are about: its number, title, sentences, all in both languages."""

    number: int
    title: tuple[str, str]
    lines: tuple[tuple[str, str], ...]

    @property
    def slug(self) -> str:
        return f"made-{self.number:03}"


NEEDLES = (
    Needle(17, ("جسر جديد فوق نهر العقيق", "A new bridge over the Aqiq river"), (
        ("يبلغ طول الجسر ٤٬٣١٧ مترا.", "The bridge is 4,317 metres long."),
        ("وصممه المهندس الكازاخستاني دانيار.", "It was designed by the Kazakh engineer Daniyar."),
    )),
    Needle(101, ("اكتشاف مومياء قط في الواحة", "A cat mummy found in the oasis"), (
        ("عثر الأثريون على المومياء في بئر جافة.", "Archaeologists found it in a dry well."),
        ("وستُعرض في متحف السلاحف.", "It will be shown in the Tortoise Museum."),
    )),
    Needle(233, ("إضراب الخبازين في الزعفران", "Bakers on strike in Zaafran"), (
        ("طالب الخبازون بخفض سعر الطحين.", "The bakers demanded cheaper flour."),
        ("وردت وزيرة التموين ليندا فارس برفض المطالب.", "Supply minister Linda Fares refused."),
    )),
    Needle(350, ("زراعة الفراولة في الصحراء", "Strawberries grown in the desert"), (
        ("نجحت تجربة لزراعة الفراولة بمياه البحر.", "Growing strawberries with sea water worked."),
        ("والمشرف عليها شركة نماء الأزرق.", "Blue Growth Company oversees it."),
    )),
    Needle(444, ("مسؤولة أممية تزور الميناء", "A UN official visits the harbour"), (
        ("وصفت المسؤولة أسعار الوقود بأنها جنونية.", "She called fuel prices insane."),
        ("وعدت بإرسال سفينة بيضاء كبيرة.", "She promised to send a large white ship."),
    )),
)  # fmt: skip
# Three reports of one event, by the editor's word, and another that has the word in passing.
BALLOONS = (
    Needle(500, ("منطاد يهبط على سطح المدرسة", "A balloon lands on the school roof"), (
        ("هبط منطاد ملون على سطح المدرسة.", "A coloured balloon landed on the school roof."),
    )),
    Needle(501, ("هبوط منطاد في المدينة", "Balloon comes down in town"), (
        ("حطت الرياح منطادا بين البيوت.", "The wind set a balloon down between houses."),
    )),
    Needle(502, ("منطاد يفاجئ التلاميذ", "Balloon surprises pupils"), (
        ("خرج التلاميذ ليروا منطادا كبيرا.", "Pupils came out to see a large balloon."),
    )),
    Needle(503, ("عيد الطفولة في الحديقة", "Children's day in the park"), (
        ("حمل كل طفل منطادا صغيرا.", "Each child carried a small balloon."),
    )),
)  # fmt: skip
TOLD_ALIKE = BALLOONS[:3]
TOKAYEV: tuple[str, ...] = ("000-8e87f379acd1375b", "001-6000a56a302bf043", "002-9fc2256ede287947")
TOKAYEV += ("003-17f18ee68b87133c", "004-817c992094c6a605")
# Questions, and the slugs of which one must be among the first three.
QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Tokayev", TOKAYEV),
    ("توكايف", TOKAYEV),
    ("توكاييف", TOKAYEV),
    ("لكازاخستان", (*TOKAYEV, "made-017")),
    ("الكازاخستاني", (*TOKAYEV, "made-017")),
    ("كازاخستانية", (*TOKAYEV, "made-017")),
    ("Tokaev", TOKAYEV),
    ("4317", ("made-017",)),
    ("٤٣١٧ متر", ("made-017",)),
    ("river bridge", ("made-017",)),
    ("المومياء", ("made-101",)),
    ("بالمومياء", ("made-101",)),
    ("cat mummies", ("made-101",)),
    ("وَالخَبَّازُونَ", ("made-233",)),
    ("flour Linda Fares", ("made-233",)),
    ("ليندا الطحين", ("made-233",)),
    ("strawberry desert", ("made-350",)),
    ("الصحرا الفراوله", ("made-350",)),
    ('"large white ship"', ("made-444",)),
    ("«سفينة بيضاء»", ("made-444",)),
    # Of five articles on one subject the one that is meant. Those that have no English are found by
    # English names, too.
    ("Putin", (TOKAYEV[3],)),
    ("لبوتين", (TOKAYEV[3],)),
    ("Zas", (TOKAYEV[1],)),
    ("وستانيسلاف زاس", (TOKAYEV[1],)),
    ("Dujarric", (TOKAYEV[1],)),
    ("CSTO", (TOKAYEV[1],)),
    ("معاهدة الأمن الجماعي", (TOKAYEV[1],)),
    ("Zakharova aggressor", (TOKAYEV[2],)),
    ("ماريا زخاروفا", (TOKAYEV[2],)),
    ("Blinken", (TOKAYEV[0],)),
    ("لبلينكن", (TOKAYEV[0],)),
    ("United States concerned", (TOKAYEV[4],)),
    ("والولايات المتحدة قلقة", (TOKAYEV[4],)),
    ("المومياوات", ("made-101",)),
)


# The files of the index that a page asked for, and how large they are unpacked.
FETCHED = """
return performance.getEntriesByType('resource')
  .filter(one => /\\/search\\/.*[.]js$/.test(one.name))
  .map(one => [one.name.split('/search/')[1], one.decodedBodySize]);
"""


def make_site(folder: Path) -> Site:
    """Write the sample with the articles into a folder; every second one has English."""
    site = copy_sample(folder)
    chosen = random.Random(SEED)
    needles = {one.number: one for one in NEEDLES}
    for number in range(ARTICLES):
        one = needles.get(number) or _made(number, chosen)
        _write(site.root / "content", one, date=FIRST_DAY + timedelta(days=number * 7 % 900),
               english=number in needles or number % 2 == 0)  # fmt: skip
    for one in BALLOONS:
        _write(site.root / "content", one, date=FIRST_DAY, english=True)
    together = ", ".join(f'"{one.slug}"' for one in TOLD_ALIKE)
    stories = site.root / "content" / "stories.toml"
    stories.write_text(f"[[story]]\narticles = [{together}]\n", "utf-8")
    return site


def write_search(site_root: Path, output: Path) -> None:
    """Write the search pages and the index of a site, without its other pages."""
    config = load_config(site_root)
    options = BuildOptions(date(2023, 1, 1))
    with Cache(site_root / ".sitegen") as cache:
        gathered = gather(config, options, None, Derived(cache), Reporter(as_json=True), keep=False)
    made = render_options(config, options, None)
    theme = open_theme(made)
    editions = make_editions(gathered.digest, made)
    inputs = PageInputs(gathered.digest, made, theme.fingerprint)
    files = {file.path: file.write() for file in make_index(editions, inputs, NoMemory()).files}
    for plan in (plan for edition in editions.values() for plan in plan_search(edition)):
        files[plan.file] = theme.render(plan.template, *plan.build())
    files |= {address: path.read_bytes() for address, path in theme.assets().items()}
    files["404.html"] = b""
    for path, data in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)


def _made(number: int, chosen: random.Random) -> Needle:
    (who, who_en), (where, where_en) = chosen.choice(PEOPLE), chosen.choice(PLACES)
    did, did_en = chosen.choice(DEEDS)
    first = (f"{did} {who} في {where}.", f"{who_en} {did_en} in {where_en}.")
    lines = (first, *chosen.sample(LATER, 2))
    return Needle(number, (f"{who} في {where}", f"{who_en} in {where_en}"), lines)


def _write(content: Path, one: Needle, *, date: date, english: bool) -> None:
    body = "\n\n".join(arabic for arabic, _ in one.lines)
    front = f"---\ntitle: {one.title[0]}\ndate: {date}\nlang: ar\nstatus: published\n---\n\n"
    (content / "articles" / f"{one.slug}.md").write_text(front + body + "\n", "utf-8")
    if english:
        _translate(content / "translations" / "en" / f"{one.slug}.po", one.title, one.lines)


def _translate(path: Path, title: tuple[str, str], lines: Sequence[tuple[str, str]]) -> None:
    file = polib.POFile()
    file.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    file.append(polib.POEntry(msgctxt="title", msgid=title[0], msgstr=title[1]))
    for arabic, english in dict(lines).items():
        file.append(polib.POEntry(msgid=arabic, msgstr=english))
    file.save(str(path))
