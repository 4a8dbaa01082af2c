"""The deck that a new one begins as: one card of each kind, to be changed and thrown out."""

from __future__ import annotations

_DECK = r"""# One card of each kind. Change what you like and throw out the rest, but keep the ids of cards you study:
# by its id a card keeps its history. `quizkl check THE_FILE` says whether all is well, and computes every number.
deck: THE_ID
title: THE_TITLE

cards:
  # A flashcard: recall the answer, reveal it, grade yourself.
  - id: surprise
    front: How surprising is an event of probability $p$, in nats?
    back: |
      $$-\ln p$$
    note: In bits it is $-\log_2 p$.

  # A practice question: tick the points that you had.
  - id: fair-coin-and-certainty
    question: What are the smallest and the largest entropy of a coin, and which coins have them?
    answer: Between 0 for a coin that always lands on one side and $\ln 2$ nats for a fair one.
    points:
      - none at all where the outcome is certain
      - one bit, which is $\ln 2$ nats, where both sides are as likely

  # A cloze: each numbered hole is asked by itself; what stands behind :: is a hint.
  - id: average-surprise
    cloze: Entropy is the {{c1::average}} of the surprise $-\ln p(x)$ under {{c2::$p$ itself::which distribution?}}.

  # A choice: every wrong option may say why it is wrong.
  - id: two-dice
    choice: How does the entropy of two independent dice compare with that of one?
    right: It is twice as large.
    wrong:
      - answer: It is the square of it.
        say: The number of outcomes is squared, and its logarithm doubles.
      - It is the same.

  # An exercise: `answer` says what to compute, and a `claim` is compared with what that comes to.
  - id: entropy-of-a-loaded-coin
    exercise: A coin shows heads nine times out of ten. Compute its entropy.
    given: {p: [0.9, 0.1]}
    hints: Each term is $-p \ln p$.
    steps:
      - ask: the two terms, as `[a, b]`
        name: terms
        answer: -p * ln(p)
        unit: nats
        decimals: 4
        claim: [0.0948, 0.2303]
      - ask: their sum
        answer: sum(terms)
        unit: nats
        decimals: 4
        claim: 0.3251

  # An exercise with fresh numbers at every review; a number stands in the text as {{= name }}.
  - id: mean-of-three
    exercise: What is the mean of the observations {{= x }}?
    vary: {x: 'integer(1, 9, n=3)'}
    where: var(x) > 0
    steps:
      - {ask: the mean, answer: mean(x), decimals: 2}

  # A derivation: every line that is typed must follow from the one before it.
  - id: cross-entropy-minus-entropy
    derivation: Show that cross-entropy is larger than entropy by the divergence $D(p \,\|\, q)$.
    symbols: {p: distribution(n), q: distribution(n)}
    from: cross_entropy(p, q) - entropy(p)
    to: kl(p, q)
    model:
      - = sum_i p_i ln p_i - sum_i p_i ln q_i by definition
      - = sum_i p_i ln(p_i/q_i) by linearity
      - = kl(p, q)

  # An experiment: predict what comes out, see it run, compare. `quizkl run` lists the experiments.
  - id: average-of-squares
    experiment: monte-carlo
    with: {mu: 3, sigma: 1, power: 2, n: 400, seed: 1}
    task: The squares of 400 normal variates with mean 3 and deviation 1 are averaged.
    predict:
      - {ask: Which value does the average approach with more and more of them?, answer: result.exact, decimals: 0}
      - {ask: 'Where is the average of these 400, to within one?', answer: result.estimate, abs: 1}
    solution: The mean of the squares is the square of the mean and the variance, $9 + 1$.
"""


def first_deck(deck_id: str, title: str, file: str, schema: str | None) -> str:
    """The text of the deck. ``title`` is written as YAML already, ``file`` is a name for the eye, and ``schema`` is
    the file beside the deck that has the format's schema for editors.
    """
    comment = f"# yaml-language-server: $schema=./{schema}\n" if schema else ""
    return comment + _DECK.replace("THE_FILE", file).replace("THE_ID", deck_id).replace("THE_TITLE", title)
