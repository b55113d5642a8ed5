"""The spreadsheet's columns and words: what they are called, how wide they are, who fills them.

Shared by what writes the file and what reads it back. A column is known again by the first line of
its heading, wherever it was moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sitegen.model import Repair, RepairKind, TranslationState

Name = Literal[
    "article", "number", "state", "arabic", "sent", "english", "verdict", "name", "note", "reasons",
    "slug", "context", "source_key", "sent_key", "row",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` in characters, 0 for a hidden one; `open` is for the colleague to fill."""

    name: Name
    heading: str
    arabic: str = ""
    width: int = 0
    open: bool = False

    @property
    def title(self) -> str:
        """The heading as it stands in the sheet."""
        return f"{self.heading}\n{self.arabic}" if self.arabic else self.heading


COLUMNS: Final[tuple[Column, ...]] = (
    Column("article", "Article", "المقال", 16),
    Column("number", "No.", "الرقم", 7),
    Column("state", "State", "الحالة", 13),
    Column("arabic", "Arabic", "النص العربي", 50),
    Column("sent", "Machine English", "ترجمة الآلة", 50),
    Column("english", "Your English", "ترجمتك", 50, open=True),
    Column("verdict", "OK?", "صحيح؟", 8, open=True),
    Column("name", "Your name", "اسمك", 18, open=True),
    Column("note", "Note", "ملاحظة", 28, open=True),
    Column("reasons", "Look at", "انتبه إلى", 34),
    Column("slug", "sitegen: article"),
    Column("context", "sitegen: kind"),
    Column("source_key", "sitegen: arabic"),
    Column("sent_key", "sitegen: english"),
    Column("row", "sitegen: row"),
)
# Without these nobody can tell what a row is about or what was decided.
NEEDED: Final[frozenset[Name]] = frozenset(("article", "arabic", "english"))
SHEET: Final = "Review"
TITLE_NUMBER: Final = "title"

STATES: Final[Mapping[TranslationState, str]] = {
    "reviewed": "reviewed",
    "drafted": "draft",
    "machine": "machine",
    "untranslated": "no English",
}
# An x alone is in neither: some tick with it, others cross out.
YES: Final = frozenset(("yes", "y", "ok", "true", "1", "✓", "✔", "نعم", "صحيح"))
NO: Final = frozenset(("no", "n", "false", "0", "لا", "خطأ"))

REPAIRS: Final[Mapping[RepairKind, str]] = {
    "edit": "name replaced",
    "latin": "asked again with the name",
    "hypothesis": "other answer taken for the name",
}

# Each line in English, then in Arabic.
INSTRUCTIONS: Final[tuple[tuple[str, str], ...]] = (
    ("How to fill this file", "كيف تملأ هذا الملف"),
    (
        "The sheet “Review” has one sentence a row: the Arabic, and the English that a machine "
        "made of it.",
        "في ورقة «Review» جملة في كل صف: النص العربي، والترجمة الإنكليزية التي وضعتها الآلة.",
    ),
    (
        "If the machine’s English is right, choose “yes” in the column OK?.",
        "إذا كانت ترجمة الآلة صحيحة، فاختر «yes» في العمود «صحيح؟».",
    ),
    (
        "If it is not right, write the whole sentence anew in “Your English”. It replaces the "
        "machine’s.",
        "وإذا لم تكن صحيحة، فاكتب الجملة كاملة من جديد في العمود «ترجمتك»، فتحل محل ترجمة الآلة.",
    ),
    (
        "If you are not sure of what you wrote, choose “no” beside it: it is kept as a draft.",
        "وإذا لم تكن واثقًا مما كتبت، فاختر «no» بجانبه، فيُحفظ مسودةً.",
    ),
    (
        "Write your name in the column “Your name”; once is enough if you alone fill the file.",
        "اكتب اسمك في العمود «اسمك»؛ تكفي مرة واحدة إذا كنت تملأ الملف وحدك.",
    ),
    (
        "“Look at” says what a program found doubtful. It may be wrong. “Note” is for anything you "
        "want to tell the editor.",
        "يذكر العمود «انتبه إلى» ما وجده البرنامج موضع شك، وقد يخطئ. وعمود «ملاحظة» لما تريد أن "
        "تقوله للمحرر.",
    ),
    (
        "“name replaced” there: the program put a name from the editors’ list in the place of the "
        "machine’s words; “other answer taken” and “asked again”: it took another answer of the "
        "machine to get the name. It can go wrong: see that the name stands where it belongs.",
        "«name replaced» فيه: وضع البرنامج اسمًا من قائمة المحررين مكان كلمات الآلة؛ «other answer "
        "taken» و«asked again»: أخذ إجابة أخرى من الآلة ليرد الاسم. وقد يخطئ، فتأكد من أن الاسم في "
        "مكانه.",
    ),
    (
        "Rows that you leave empty stay as they are. You need not do all of them.",
        "تبقى الصفوف التي تتركها فارغة كما هي، ولا يلزمك أن تكمل كل الصفوف.",
    ),
    (
        "Grey rows are reviewed already and cannot be changed here; write a note instead.",
        "الصفوف الرمادية روجعت من قبل ولا يمكن تغييرها هنا؛ اكتب ملاحظة بدلًا من ذلك.",
    ),
    (
        "Save the file as an Excel workbook (.xlsx), not as CSV, and send it back.",
        "احفظ الملف بصيغة Excel (.xlsx) لا بصيغة CSV، ثم أعده.",
    ),
)


def repaired(repair: Repair) -> str:
    """Say what was done about a name, without a promise that it is right."""
    was = f", the machine had “{repair.replaced}”" if repair.replaced else ""
    return f"{REPAIRS[repair.kind]}: {repair.term} → {repair.written}{was}"
