"""The cards of a deck: one frozen type a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a flashcard needs none of these
    from quizkl.deck.problem import Place
    from quizkl.deck.varying import Varying
    from quizkl.experiments.run import Run
    from quizkl.maths.derivation.chain import Derivation as Task
    from quizkl.maths.derivation.symbols import Quantity
    from quizkl.maths.syntax.tree import Expression
    from quizkl.maths.units import Unit
    from quizkl.text.tree import Text


@dataclass(frozen=True, slots=True)
class Decimals:
    """Rounded to ``places`` decimals; the default precision is 4 decimals."""

    places: int


@dataclass(frozen=True, slots=True)
class SignificantFigures:
    figures: int


@dataclass(frozen=True, slots=True)
class Relative:
    bound: Decimal


@dataclass(frozen=True, slots=True)
class Absolute:
    bound: Decimal


Precision = Decimals | SignificantFigures | Relative | Absolute


@dataclass(frozen=True, slots=True)
class Mistake:
    """An answer that the author expects to see wrong, and what to say of it."""

    answer: Expression
    say: Text
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing an exercise asks that is answered by a number, a vector or a matrix.

    ``source`` is the answer as the deck writes it; ``undiagnosed`` are likely mistakes, as the author names them, that
    its numbers are known not to tell.
    """

    ask: Text
    answer: Expression
    source: str
    precision: Precision
    place: Place
    name: str | None = None
    unit: Unit | None = None
    claim: str | None = None
    claim_place: Place | None = None
    mistakes: tuple[Mistake, ...] = ()
    allow: frozenset[str] = frozenset()
    undiagnosed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpressionStep:
    """One thing an exercise asks that is answered by an expression in its symbols.

    ``answer`` is what to compute, which may be the question itself (``d/dx (x^2 ln(x))``); ``claim`` is another form of
    it, the one to be shown.
    """

    ask: Text
    answer: Expression
    source: str
    place: Place
    name: str | None = None
    claim: Expression | None = None
    claim_source: str | None = None
    claim_place: Place | None = None
    mistakes: tuple[Mistake, ...] = ()
    allow: frozenset[str] = frozenset()

    @property
    def shown(self) -> Expression:
        """The form of the answer that people are shown."""
        return self.answer if self.claim is None else self.claim


AnyStep = Step | ExpressionStep


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHead:
    """What every card has. ``id`` is None until one is written; such a card is not studied.

    ``varying`` is what its numbers are drawn from, where they vary. The card then has those of one seed (seed 0 as it
    is loaded), and ``quizkl.deck.varying.drawn`` gives those of another.
    """

    id: str | None
    place: Place
    tags: tuple[str, ...] = ()
    hints: tuple[Text, ...] = ()
    note: Text | None = None
    formerly: tuple[str, ...] = ()
    suspended: bool = False
    given: Mapping[str, Expression] = field(default_factory=dict)
    varying: Varying | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flashcard:
    """Recall, reveal, grade yourself; with ``reverse`` it is also asked from the back."""

    head: CardHead
    front: Text
    back: Text
    reverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeQuestion:
    """Recall, reveal, tick the points you had."""

    head: CardHead
    question: Text
    answer: Text
    points: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze:
    """A text with holes; each hole number is one item (side ``c1``, ``c2`` ...)."""

    head: CardHead
    text: Text
    holes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a choice card; ``because`` says why it is wrong (or right)."""

    text: Text
    because: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    head: CardHead
    question: Text
    right: tuple[Option, ...]
    wrong: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """With ``measured`` its answers rest on the results of a run: they have no exact form. ``symbols`` are the numbers
    that its answers may be expressions in.
    """

    head: CardHead
    exercise: Text
    steps: tuple[AnyStep, ...]
    solution: Text | None = None
    measured: bool = False
    symbols: Mapping[str, Quantity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ModelLine:
    """A line of a model chain as the deck writes it."""

    source: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """``task`` says what is to be derived from what; ``model`` are chains that ``check`` proves."""

    head: CardHead
    derivation: Text
    task: Task
    model: tuple[tuple[ModelLine, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """A run whose results are predicted, seen and compared. In the answers of ``predict`` the results are open names;
    ``quizkl.deck.results`` makes an exercise of it, with and without them.
    """

    head: CardHead
    run: Run
    task: Text
    predict: tuple[Step, ...]
    solution: Text | None = None


Card = Flashcard | PracticeQuestion | Cloze | Choice | Exercise | Derivation | Experiment
