"""What one article's words say: sentences, mentions, quotes, numbers, date expressions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sitegen.model.articles import ActorType

MentionKind = Literal["name", "short", "nominal", "demonym"]
# A local id is this sign and the actor's place among those that the article's analysis found.
_LOCAL = "?"
DatePrecision = Literal["day", "week", "month", "quarter", "year", "decade"]
DateKind = Literal["explicit", "relative", "vague"]
Calendar = Literal["gregorian", "hijri"]
# Why a sentence cannot stand alone: it begins with a pronoun or another word that points back,
# goes on with the words of somebody whom another sentence names, or joins to what was said. It also
# cannot where it asks what the next one answers, or says what another takes back behind it.
# A correction leans on what it takes back.
LeanKind = Literal["pronoun", "speaker", "joint", "question", "taken back", "correction"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span in the text, its words, and the index of the block it stands in."""

    start: int
    end: int
    text: str
    block: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, or words that mean an actor. The span leaves clitics out.

    `before` counts the characters before the span that are attached and cannot be parted from it:
    in للمنظمة "to" has taken the alef of the article. Whoever marks the words marks these, too.
    `actor` is an actor's id, or a local one (see `FoundActor`) until all articles are joined; None
    where nobody can be named. `sure` is how sure the program is of these words being a name of
    this type, 0 to 1; 1 where a list or the editor says so.
    """

    start: int
    end: int
    text: str
    type: ActorType
    kind: MentionKind
    actor: str | None = None
    name_en: str | None = None
    by_editor: bool = False
    sure: float = 1.0
    before: int = 0


@dataclass(frozen=True, slots=True)
class FoundActor:
    """One that an article names and no list has; its local id is its place in `Analysis.found`.

    `name` is the fullest name there, as written without particles; `forms` all full names and
    `short` all short ones, `sure` the best of its mentions. `full` is False where the article
    never says more than a part of the name. `name_en` is the English of a body that is named by
    what it is ("Government of Iraq"), put together from lists; empty for all others.
    """

    name: str
    type: ActorType
    forms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    sure: float = 1.0
    full: bool = True
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """Words of the text that say which office a person holds; `actor` is who holds it.

    `text` has the article that "to" takes from the words: للرئيس is ل and الرئيس.
    """

    start: int
    end: int
    text: str
    actor: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks that someone is reported to have said.

    The span covers the words between the marks. `speaker` is an actor's id where one is known,
    else the speaker as the text names them, else None. `verb` is the reporting verb as written.
    A word or a few inside the article's own sentence (the situation is «very dangerous») are the
    speaker's, but no statement.
    """

    start: int
    end: int
    text: str
    speaker: str | None = None
    verb: str | None = None
    by_editor: bool = False
    is_statement: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity in the text, in digits or words; `value` is exact, `noun` what is counted."""

    start: int
    end: int
    text: str
    value: float
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date phrase says before anything is known of the article's day.

    `unit` is the length of the period that is meant. Stated fields (`year`, `month`, `day`,
    `weekday` with Monday 0) are None where unsaid; a quarter or a decade is stated by its first
    month or year. `shift` moves by that many `step`s (None: by `unit`s) from the article's day
    before the stated fields are filled in: yesterday is day -1; Monday next week is weekday 0 with
    step week, shift 1. Shift 0 with a year and no month is the article's day or month in that year.
    `reach` is the length in `unit`s of a stretch that ends (negative) or begins (positive) on the
    article's day: the last two days are day -2. Without a shift a missing
    field is looked for in `direction`: -1 past, +1 future, 0 the nearest; `exclusive` leaves the
    article's own day (or month) out; a weekday so found is moved on by a shift in weeks (Monday
    before last). `until` is the end of a range that this reading begins;
    `open_end` leaves the last day unknown. Stated fields are those of the `calendar`. A reading
    that states nothing is vague and resolves to nothing. `listed` are the others of a list whose
    first this is, up to `until`, where they are no run (12, 19 and 26 May). `about`: the words say
    that the time is not exact (about 20 years ago). `compares`: they say since when nothing was
    like it (the first since 2014), not that something began then.
    """

    unit: DatePrecision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    step: DatePrecision | None = None
    shift: int | None = None
    reach: int | None = None
    direction: Literal[-1, 0, 1] = 0
    exclusive: bool = False
    until: Reading | None = None
    open_end: bool = False
    calendar: Calendar = "gregorian"
    listed: tuple[Reading, ...] = ()
    about: bool = False
    compares: bool = False


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression found in the text, not yet resolved against any day."""

    start: int
    end: int
    text: str
    kind: DateKind
    precision: DatePrecision
    reading: Reading


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A time expression with its first and last day; None where the article's day is unknown.

    `last` alone is None for a stretch that is still open ("since 2014"). Days are Gregorian;
    `calendar` is the one that the words are of. `parts` are the first and last days of what a list
    names where that is no run ("12, 19 and 26 May": three days), else empty. `about` and `compares`
    are as in `Reading`.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: DatePrecision
    kind: DateKind
    by_editor: bool = False
    calendar: Calendar = "gregorian"
    parts: tuple[tuple[date, date], ...] = ()
    about: bool = False
    compares: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words of an article that stood in it before; offsets into its text, earlier ones first."""

    first_start: int
    first_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lean:
    """A sentence that cannot stand alone: `sentence` leans on the sentence `on`, an index before.

    `on` is None where nothing in the article says what is meant. `text` are the words that show it.
    A question and what is taken back lean on nothing before them: only what leans on them, their
    answer or correction, may bring them along. `by` is the denial behind what is taken back, where
    that stands alone: then it brings that. A denial that is taken back itself leans on its claim.
    """

    sentence: int
    on: int | None
    kind: LeanKind
    text: str
    by: int | None = None

    @property
    def waits_for_next(self) -> bool:
        """Tell whether only its answer or correction may bring it into a summary."""
        return self.kind in ("question", "taken back")


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one article's words say, article by article; offsets into the article's text.

    `scores` holds one number per sentence, higher is more worth telling; `summary` the indices of
    the chosen sentences in text order. `title_mentions` has offsets into the title. `found` are the
    actors that no list has, of title and text together. `repeats` and `leans` are in text order.
    """

    sentences: tuple[Sentence, ...]
    scores: tuple[float, ...]
    summary: tuple[int, ...]
    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    dates: tuple[DateExpression, ...]
    numbers: tuple[Number, ...]
    found: tuple[FoundActor, ...] = ()
    offices: tuple[Office, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    leans: tuple[Lean, ...] = ()


def local_id(index: int) -> str:
    """Return the id, within one article, of the actor at this place in `Analysis.found`."""
    return f"{_LOCAL}{index}"


def local_index(actor: str | None) -> int | None:
    """Return the place in `Analysis.found` that a local id tells; None for ids and words."""
    place = actor.removeprefix(_LOCAL) if actor and actor.startswith(_LOCAL) else ""
    # Python reads a number from Arabic digits too, and ids have none.
    return int(place) if place.isascii() and place.isdecimal() else None
