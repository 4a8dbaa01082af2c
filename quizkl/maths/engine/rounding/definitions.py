"""The definitions that a person works out by hand, in the ways they are worked out.

``kl`` is no single operation: each term p ln(p/q) has a ratio, a logarithm and a product, each of which is rounded.
Where there are several natural ways, what any of them reaches counts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from quizkl.maths.engine.rounding.reach import Hand, Reach

ReachVector = tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """The definitions for one person's precision."""

    hand: Hand

    def kl_term(self, p: Reach, q: Reach) -> Reach:
        """p ln(p/q), p (ln p - ln q), or p ln p - p ln q."""
        h = self.hand
        if p.exact == 0:
            return h.exactly(0)
        ratio = h.multiply(p, h.logarithm(h.divide(p, q)))
        if p.exact is not None and p.exact == q.exact:
            return ratio  # the same number looked up twice: nothing to differ by
        difference = h.multiply(p, h.subtract(h.logarithm(p), h.logarithm(q)))
        apart = h.subtract(h.multiply(p, h.logarithm(p)), h.multiply(p, h.logarithm(q)))
        return h.either([ratio, difference, apart])

    def kl(self, p: ReachVector, q: ReachVector) -> Reach:
        return self.hand.total(self.kl_term(a, b) for a, b in zip(p, q, strict=True))

    def cross_entropy_term(self, p: Reach, q: Reach) -> Reach:
        """-p ln q, or p ln(1/q)."""
        h = self.hand
        if p.exact == 0:
            return h.exactly(0)
        plain = h.negate(h.multiply(p, h.logarithm(q)))
        turned = h.multiply(p, h.logarithm(h.divide(h.exactly(1), q)))
        return h.either([plain, turned])

    def cross_entropy(self, p: ReachVector, q: ReachVector) -> Reach:
        return self.hand.total(self.cross_entropy_term(a, b) for a, b in zip(p, q, strict=True))

    def entropy(self, p: ReachVector) -> Reach:
        return self.cross_entropy(p, p)

    def js(self, p: ReachVector, q: ReachVector) -> Reach:
        h = self.hand
        middle = tuple(h.divide(h.add(a, b), h.exactly(2)) for a, b in zip(p, q, strict=True))
        left, right = self.kl(p, middle), self.kl(q, middle)
        together = h.divide(h.add(left, right), h.exactly(2))
        halves = h.add(h.divide(left, h.exactly(2)), h.divide(right, h.exactly(2)))
        return h.either([together, halves])

    def tv(self, p: ReachVector, q: ReachVector) -> Reach:
        h = self.hand
        apart = [h.absolute(h.subtract(a, b)) for a, b in zip(p, q, strict=True)]
        return h.divide(h.total(apart), h.exactly(2))

    def hellinger(self, p: ReachVector, q: ReachVector) -> Reach:
        """√(½ Σ (√p - √q)²), √(Σ …)/√2, or √(1 - Σ √(pq))."""
        h = self.hand
        squares = h.total(
            h.exactly(0) if a.exact is not None and a.exact == b.exact else self._root_gap(a, b)
            for a, b in zip(p, q, strict=True)
        )
        inside = h.square_root(h.divide(squares, h.exactly(2)))
        if all(a.exact is not None and a.exact == b.exact for a, b in zip(p, q, strict=True)):
            return inside
        outside = h.divide(h.square_root(squares), h.square_root(h.exactly(2)))
        overlap = h.total(h.square_root(h.multiply(a, b)) for a, b in zip(p, q, strict=True))
        turned = h.square_root(h.subtract(h.exactly(1), overlap))
        return h.either([inside, outside, turned])

    def _root_gap(self, a: Reach, b: Reach) -> Reach:
        gap = self.hand.subtract(self.hand.square_root(a), self.hand.square_root(b))
        return self.hand.whole_power(gap, 2)

    def softmax(self, z: ReachVector) -> ReachVector:
        """exp z over their sum, with or without the greatest taken off first."""
        shifted = self._less_the_greatest(z)
        ways = [self._softmax(z)] if shifted is None else [self._softmax(z), self._softmax(shifted)]
        return tuple(self.hand.either(entry) for entry in zip(*ways, strict=True))

    def _softmax(self, z: ReachVector) -> ReachVector:
        h = self.hand
        weights = tuple(h.exponential(entry) for entry in z)
        whole = h.total(weights)
        return tuple(h.divide(weight, whole) for weight in weights)

    def _less_the_greatest(self, z: ReachVector) -> ReachVector | None:
        exact = [entry.exact for entry in z if entry.exact is not None]
        if len(exact) < len(z):
            return None
        greatest = max(exact)
        return tuple(self.hand.exactly(value - greatest) for value in exact)

    def logsumexp(self, z: ReachVector) -> Reach:
        h = self.hand
        plain = h.logarithm(h.total(h.exponential(entry) for entry in z))
        shifted = self._less_the_greatest(z)
        if shifted is None:
            return plain
        greatest = h.subtract(z[0], shifted[0])
        return h.either([plain, h.add(greatest, h.logarithm(h.total(h.exponential(entry) for entry in shifted)))])

    def log_softmax(self, z: ReachVector) -> ReachVector:
        """z - ln Σ exp z, or the logarithm of the softmax."""
        h = self.hand
        whole = self.logsumexp(z)
        direct = (h.subtract(entry, whole) for entry in z)
        return tuple(h.either([way, h.logarithm(share)]) for way, share in zip(direct, self.softmax(z), strict=True))

    def normalize(self, weights: ReachVector) -> ReachVector:
        whole = self.hand.total(weights)
        return tuple(self.hand.divide(weight, whole) for weight in weights)

    def mean(self, numbers: ReachVector) -> Reach:
        return self.hand.divide(self.hand.total(numbers), self.hand.exactly(len(numbers)))

    def covariance(self, x: ReachVector, y: ReachVector, correction: int) -> Reach:
        """The mean product of deviations; divided by n also E[xy] - E[x] E[y]."""
        h = self.hand
        middles = self.mean(x), self.mean(y)
        products = [h.multiply(h.subtract(a, middles[0]), h.subtract(b, middles[1])) for a, b in zip(x, y, strict=True)]
        deviations = h.divide(h.total(products), h.exactly(len(x) - correction))
        if correction:
            return deviations
        raw = self.mean(tuple(h.multiply(a, b) for a, b in zip(x, y, strict=True)))
        return h.either([deviations, h.subtract(raw, h.multiply(*middles))])

    def kl_normal(self, m: Reach, s: Reach, n: Reach, t: Reach) -> Reach:
        """ln(t/s) + (s² + (m-n)²)/(2t²) - 1/2, and the same term by term."""
        h = self.hand
        square = h.multiply
        gap = h.subtract(m, n)
        two, half = h.exactly(2), h.exactly(Fraction(1, 2))
        log_ratio = h.logarithm(h.divide(t, s))
        fraction = h.divide(h.add(square(s, s), square(gap, gap)), h.multiply(two, square(t, t)))
        ways = [h.subtract(h.add(log_ratio, fraction), half)]
        if s.exact is None or s.exact != t.exact:
            difference = h.subtract(h.logarithm(t), h.logarithm(s))
            ways.append(h.subtract(h.add(difference, fraction), half))
        variances = self._kl_variances(square(s, s), square(t, t), square(gap, gap))
        return h.either([*ways, h.multiply(half, variances)])

    def _kl_variances(self, a: Reach, b: Reach, gap: Reach) -> Reach:
        """ln(b/a) + a/b + gap/b - 1 for the variances a and b: twice a term of the divergence of normals."""
        h = self.hand
        terms = [h.logarithm(h.divide(b, a)), h.divide(a, b), h.divide(gap, b), h.exactly(-1)]
        return h.total(terms)

    def kl_diagonal(self, m: ReachVector, a: ReachVector, n: ReachVector, b: ReachVector) -> Reach:
        """The divergence of normals with the variances a and b on the diagonal: ½ Σ, or Σ ½."""
        h = self.hand
        half = h.exactly(Fraction(1, 2))
        gaps = [h.subtract(x, y) for x, y in zip(m, n, strict=True)]
        terms = [self._kl_variances(x, y, h.multiply(gap, gap)) for x, y, gap in zip(a, b, gaps, strict=True)]
        return h.either([h.multiply(half, h.total(terms)), h.total(h.multiply(half, term) for term in terms)])

    def entropy_normal(self, s: Reach) -> Reach:
        """½ ln(2πe s²), ½ (1 + ln(2π s²)), or ½ (1 + ln 2π) + ln s."""
        h = self.hand
        half, one = h.exactly(Fraction(1, 2)), h.exactly(1)
        circle = h.multiply(h.exactly(2), self.pi())
        square = h.multiply(s, s)
        together = h.multiply(half, h.logarithm(h.product([circle, self.e(), square])))
        bracket = h.multiply(half, h.add(one, h.logarithm(h.multiply(circle, square))))
        apart = h.add(h.multiply(half, h.add(one, h.logarithm(circle))), h.logarithm(s))
        return h.either([together, bracket, apart])

    def kl_exponential(self, a: Reach, b: Reach) -> Reach:
        h = self.hand
        return h.subtract(h.add(h.logarithm(h.divide(a, b)), h.divide(b, a)), h.exactly(1))

    def normal_density(self, m: Reach, s: Reach, x: Reach) -> Reach:
        h = self.hand
        gap, square = h.subtract(x, m), h.multiply(s, s)
        bell = h.exponential(h.negate(h.divide(h.multiply(gap, gap), h.multiply(h.exactly(2), square))))
        circle = h.square_root(h.multiply(h.exactly(2), self.pi()))
        return h.either(
            [h.divide(bell, h.multiply(s, circle)), h.multiply(h.divide(h.exactly(1), h.multiply(s, circle)), bell)]
        )

    def normal_log_density(self, m: Reach, s: Reach, x: Reach) -> Reach:
        h = self.hand
        gap, square, half = h.subtract(x, m), h.multiply(s, s), h.exactly(Fraction(1, 2))
        circle = h.multiply(h.exactly(2), self.pi())
        quadratic = h.divide(h.multiply(gap, gap), h.multiply(h.exactly(2), square))
        together = h.negate(h.multiply(half, h.logarithm(h.multiply(circle, square))))
        apart = h.subtract(h.negate(h.multiply(half, h.logarithm(circle))), h.logarithm(s))
        return h.either([h.subtract(together, quadratic), h.subtract(apart, quadratic)])

    def pi(self) -> Reach:
        return self.hand.rounded(math.pi, math.pi)

    def e(self) -> Reach:
        return self.hand.rounded(math.e, math.e)
