"""A name where it stands in an article, before and after it is known whom it means.

Holds no rules: the joining of one article's names reads and returns these.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.analyse.naming.parties import Words, name_words, person_parts
from sitegen.model import Mention


@dataclass(frozen=True, slots=True)
class Naming:
    """A mention, where it stands (0 title, 1 text), and the name that its words say.

    `between` are the characters between it and the mention before.
    """

    part: int
    mention: Mention
    name: str
    between: str = ""

    @property
    def words(self) -> Words:
        """The name's folded words, a person's as parts."""
        if self.mention.type == "person":
            return person_parts(self.name)
        return name_words(self.name)
