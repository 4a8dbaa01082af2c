r"""Derivations: lines of mathematics, each of which follows from the one before it.

**A line** (``read_line``)::

    line       [expression] relation right [constant] [", " | " "] ["by" reason]        "#" begins a comment
    relation   "=" | "≤" "<=" | "≥" ">=" | "≡"                        without one, a line begins with "="
    right      expression | ("argmin" | "argmax") "_" variables expression
    constant   "up to a constant in" names | ", const in" names       belongs to "≡"
    reason     definition, linearity, normalisation, logarithm, chain rule, moments, stationarity, ...
               of an inequality its lemma: jensen, gibbs, log-sum, nonnegativity

Expressions are those of the answer language. What a line states (``line``, ``step``) is an expression, a place where
one is smallest or largest, or an equation that holds at that place:

* behind an expression, ``= ≤ ≥ ≡`` compare expressions; ``≡ ... up to a constant in q`` says that the difference does
  not depend on q;
* behind ``argmin_θ f``, the line ``= argmin_θ g`` says that f and g are smallest at the same place, ``= argmax_θ g``
  that g is largest there (the sign is turned);
* behind ``argmin_μ f``, an equation such as ``0 = d/dμ f`` holds at the optimum: it has the solutions that the
  derivative of f has as zeros (a necessary condition; that it is a minimum is not shown). Behind an equation comes an
  equation with the same solutions; ``= expression`` keeps the left side.

**Symbols** (``symbols``) say what names are:

==============================  =======================================================================================
``number``, ``positive``        a real number, one above 0; ``probability``: between 0 and 1; ``whole``: 1, 2, 3, ...
``vector(n)``, ``data(m)``      n real numbers; ``positive vector(n)`` above 0
``distribution(n)``             n positive probabilities that add up to 1; ``distribution(n | theta)`` depends on theta
``joint(x, y)``                 the same over pairs: ``p(x, y)``, its marginals ``p(x)`` and conditionals ``p(y|x)``
``conditional(y | x)``          a distribution over y for every x
``outcomes(m, n)``              m data, each one of n outcomes, all of which occur; ``empirical(x)``: their shares
``normal(mu, sigma)``           a density; sigma is the standard deviation, positive
``sequence(n)``                 n tokens; ``sequences(m, n)``: m such; ``autoregressive(n)``: a distribution over them
``parameter``                   what distributions may depend on; it stands for any family of them
==============================  =======================================================================================

*A size* (``n``, ``m``) is the name in the brackets of a declaration: a whole number, at least 1, the same wherever it
is written. *An index* is bound by a sum, a product or an expectation and goes over all places of what it stands at
(or over its range); two indices of one size may be exchanged, since only the size says where they go.

**Terms** (``term``, ``elaborate``): an expression with every sum given its range, every vector its place, every
function its definition. ``kl(p, q)`` means Σ_i p_i ln(p_i/q_i), ``E_{x~p}[f]`` means Σ_x p(x) f(x) or an integral.

**The normal form** (``quizkl.maths.engine.derivation``) of a term is a sum of monomials: a coefficient, the indices
that are summed over with their sizes, and powers of atoms (a number, an entry, a logarithm, an exponential, a bracket
that is no product). Two terms with the same form are equal. What brings a term there, and why it is sound:

===========================  ==========================================================================================
renaming, order of sums      finite sums: bound indices get fixed names, whichever were written
shift, single terms          Σ_{i=a}^{n+b} is Σ_{i=1}^n with single terms added or taken away; only where the range
                             cannot end before it begins, all sizes being at least 1
Σ_{j=1}^i, Σ_{j=i}^n         a sum over all j with the factor [j ≤ i], so that the order of summation may be changed
linearity, product of sums   everything is multiplied out, under sums with different indices
Σ_i 1, Σ_i i^k               n; a polynomial in n
normalisation                an index that stands in one factor p(x, y) alone: that axis is summed out, to p(x) or to 1
empirical distributions      Σ_x p(x) f(x) = (1/m) Σ_j f(x_j)
conditionals                 p(y|x) = p(x, y)/p(x), probabilities being positive
logarithms                   of a product only factors that are known to be positive are taken out; ln ∏ = Σ ln
exponentials                 e^(a ln x) = x^a for positive x; a product of positive factors is e to a sum
moments                      E of a polynomial under a normal density
derivatives                  by a number, monomial by monomial
brackets                     powers of sums that are no whole positive power stay; sympy does the rational algebra
===========================  ==========================================================================================

**Marks.** A line is first tried at thousands of random points, of several sizes at once: one point where it fails
refutes it. What stands is proved by the normal form, else it is not decided. Two expressions are equal where both are
real and finite. An inequality is proved by a lemma whose conditions are checked. Two ``argmin`` are the same if one
expression is a positive multiple of the other, or of its logarithm, plus what does not depend on the variables; over a
parameter, which stands for any family, two members that are ordered otherwise refute it. Equations are the same if the
difference of their sides is the same up to a factor that is never 0.
"""
