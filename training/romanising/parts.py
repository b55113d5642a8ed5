"""Which Latin form of a name part is listed.

In: the forms of each Arabic part with their frequencies, and how well each fits its letters. Out:
one form for each part worth listing, without the article where the Arabic has one. Leaves out what
few people bear and the letters or their sounds do not bear out, as a maiden name or a whole name
beside a part of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from sitegen.arabic.letters import fold_text
from sitegen.romanising.likeness import likeness
from sitegen.romanising.sounds import sound_out
from training.romanising.alignment import Unit, best_cut
from training.romanising.data import Forms

Fits = Mapping[tuple[str, str], float]

_ARTICLE = "ال"
# What the article is written as; "" where it is not.
_LATIN_ARTICLES = ("al-", "el-", "al", "el", "ul", "")
_OWN_ARTICLE = re.compile("[aei]l")
# Of a name's bearers, who must write alef and lam as its own.
_MOST = 0.8
# Letters that names from elsewhere are hardly ever written with.
_ARABIC_ONLY = re.compile("[عحصضطظقءؤئةخذث]")
# Fewer letters behind the article are rather a word without one: Ali, Alma.
_MIN_BEHIND = 3
# Log probability for each letter. Of forty forms just above nearly all were spellings of the name,
# of forty just below a third were other names of its bearer.
LEAST_FIT = -3.0
# Below every fit: no cut of the pair at all.
_NO_FIT = -99.0
# A form that so many people bear is no chance, whatever its letters: يوحنا is John.
BORNE_OUT = 3
# How alike a form must sound to its Arabic. Of the forms below the first that one or two people
# bear, 63 % had most letters unlike every other form of the name, of those just above it 23 %. What
# more people bear and lies below the second is mostly a translation, like II for "the second".
FEW_ALIKE = 0.6
MANY_ALIKE = 0.3


def without_articles(forms: Forms, logs: Mapping[Unit, float]) -> Forms:
    """Return the forms with the article taken off both sides, where the Arabic has one.

    A form whose article has grown together with it, as in Larbi, is left out.
    """
    settled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for arabic, latins in forms.items():
        behind = arabic.removeprefix(_ARTICLE)
        bare = behind == arabic or len(behind) < _MIN_BEHIND or _is_whole(arabic, latins)
        for latin, count in latins.items():
            if bare:
                settled[arabic][latin] += count
            elif stem := _stem(behind, latin, logs):
                settled[behind][stem] += count
    return settled


def _is_whole(arabic: str, latins: Mapping[str, int]) -> bool:
    """Tell whether alef and lam are the name's own, as in Alberti."""
    own = sum(count for latin, count in latins.items() if _OWN_ARTICLE.match(latin))
    foreign = not _ARABIC_ONLY.search(arabic)
    return foreign and own >= max(BORNE_OUT, _MOST * sum(latins.values()))


def _stem(behind: str, latin: str, logs: Mapping[Unit, float]) -> str:
    """Return what is left of a form without its article; "" where the letters do not fit."""
    stems = [latin.removeprefix(article) for article in _LATIN_ARTICLES]
    cuts = [(cut[0], stem) for stem in stems if stem and (cut := best_cut((behind, stem), logs))]
    fit, stem = max(cuts, default=(LEAST_FIT, ""))
    return stem if fit > LEAST_FIT else ""


def heard_alike(forms: Forms) -> Forms:
    """Return the forms that can be a reading of their Arabic, by its sounds."""
    return {
        arabic: kept
        for arabic, latins in forms.items()
        if (kept := {one: n for one, n in latins.items() if _is_reading(arabic, one, n)})
    }


def _is_reading(arabic: str, latin: str, count: int) -> bool:
    least = MANY_ALIKE if count >= BORNE_OUT else FEW_ALIKE
    return likeness(sound_out(arabic), latin) >= least


def listed_parts(forms: Forms, fits: Fits) -> dict[str, str]:
    """Return the Latin form of each folded part that is listed.

    A spelling as written stands beside the folded one where its form is another.
    """
    written = {
        part: best
        for part in sorted(forms)
        if part != _ARTICLE and (best := _best(part, forms[part], fits))
    }
    folded: dict[str, tuple[int, str]] = {}
    for part, latin in written.items():
        weight = forms[part][latin]
        key = fold_text(part)
        if key.startswith(_ARTICLE) and not part.startswith(_ARTICLE):
            # A hamza made alef and lam the name's own; without it they would be the article.
            continue
        if weight > folded.get(key, (0, ""))[0]:
            folded[key] = (weight, latin)
    listed = {key: latin for key, (_, latin) in folded.items()}
    exact = {
        part: latin
        for part, latin in written.items()
        if part != fold_text(part) and listed.get(fold_text(part)) != latin
    }
    return dict(sorted((listed | exact).items()))


def _best(part: str, forms: Mapping[str, int], fits: Fits) -> str:
    """Return the form that most people bear, of equals the one that fits best; "" for none.

    A form that the letters do not bear out, as a title's translation, gives way to any that they
    do.
    """
    fitting = {form: count for form, count in forms.items() if _fit(part, form, fits) >= LEAST_FIT}
    if not fitting:
        fitting = {form: count for form, count in forms.items() if count >= BORNE_OUT}
    return max(fitting, key=lambda form: (fitting[form], _fit(part, form, fits), form), default="")


def _fit(part: str, form: str, fits: Fits) -> float:
    return fits.get((part, form), _NO_FIT)
