"""Whether two expressions are equal wherever both are real and finite.

What is cheap comes first, and nothing is called different without a point that shows it:

1. *Points, to fifty digits* (``settle``): numbers are exact fractions for as long as they can be, then balls, a number
   with a bound on its error (``ball``). Two values differ where their balls do not touch; where the balls are too large
   to tell, up to 600 digits are used. Most of what is different is so at the first point.
2. *Thousands of points in float64* (``search``), in bands of positive, negative, whole, half, large and small numbers
   (``points``). A difference that float64 sees is a place to look at with fifty digits, never a verdict.
3. *Proof* (``prove``): both sides are written in a few functions of sympy, with what the domain implies of the
   variables (``domain``: beside ln x, x is positive). The difference is 0 over one denominator, or with logarithms
   taken apart, or with sums of angles and sin² taken apart, or by sympy's own means, within the time there is.

Agreement at enough different points, with none against, is "same, sampled". What runs out of time, or has no point at
which both sides have a value, is not decided.

What is chosen where books differ:

- A variable is a real number. What a name stands for otherwise follows from its use (``sorts``): a whole number in a
  factorial or as the last place of a sum, a vector, a distribution, a square matrix.
- A negative number to a fractional power has no value (``x^(1/3)`` is for x >= 0, ``cbrt(x)`` for all), a factorial is
  for whole numbers, 0^0 is 1, 0 ln 0 is 0. A constant without a value for one of the first two reasons is not decided.
- An even power hides a sign: ``(x^2)^k`` and ``x^(2k)`` differ at x = -1, k = 1/2, as ``sqrt(x^2)`` and ``x`` do at -1.
- Infinity, complex numbers and divisions by zero are no values and equal to nothing: a constant that has none is
  different from every number, and two of them are not decided.
- Sums are looked at where they have terms: the last place is not before the first.
"""
