"""Small decks written beside the test that shows them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from quizkl.page.document import page
from quizkl.page.page_card import PageCard
from tests.printing.decks import cards_of

EVERY_KIND: Final = r"""
deck: every-kind
title: Every kind of card
author: A. Learner
language: en
given: {p: [0.5, 0.5], q: [0.25, 0.75]}
cards:
  - {id: flash, front: 'What is $\frac{p(x)}{q(x)}$ called?', back: The ratio., note: A note.}
  - id: recall
    question: Say what $\sum_x p(x)$ is.
    answer: |
      It is one:
      $$\sum_x p(x) = \int_{-\infty}^{\infty} f(t) \, \mathrm{d}t = 1 + 1 - 1 + 1 - 1 + 1 - 1 + 1 - 1 + 1 - 1 + 1 - 1$$
    points: [it is a number, it is $1$]
  - {id: holes, cloze: 'A {{c1::mean::what?}} of a {{c2::$\log$ ratio}}.'}
  - id: pick
    choice: Which one?
    right: [{answer: this one, say: It says so.}]
    wrong: [{answer: that one, say: It does not say so.}]
  - id: compute
    exercise: Compute the divergence of $p = (0.5, 0.5)$ from $q = (0.25, 0.75)$.
    hints: [Begin with the terms.]
    steps:
      - {ask: the two terms, answer: 'p * ln(p/q)', unit: nats}
      - {ask: their sum, answer: 'kl(p, q)', unit: nats}
    solution: Add the two.
  - id: derive
    derivation: Show that it is a difference.
    symbols: {p: distribution(n), q: distribution(n)}
    from: kl(p, q)
    to: cross_entropy(p, q) - entropy(p)
    model:
      - = sum_i p_i ln(p_i/q_i) by definition
      - = sum_i p_i ln p_i - sum_i p_i ln q_i by linearity
      - = cross_entropy(p, q) - entropy(p)
"""


class Parts(HTMLParser):
    """What a reader of HTML finds: tags with their attributes, and the text that is no script and no style."""

    def __init__(self, source: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside = ""
        self.feed(source.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page_of(cards: str, heading: str = "deck: small\ntitle: A small deck") -> bytes:
    """The page of a deck; ``cards`` is what stands below ``cards:``. Answers are not computed."""
    return page([PageCard(printed.deck, printed.card) for printed in cards_of(cards, heading)])
