r"""Reading and writing answer expressions.

``read`` turns what a deck or a learner writes into the tree of ``tree.py``; ``echo``, ``to_source`` and ``to_tex``
write it again. Nothing here computes, and nothing here runs what was typed.

Grammar, each line calling the next::

    answer     ["=" | "≈"] entries [["in"] unit]        unit: nats bits bans, singular or plural
    sum        signed {("+" | "-") signed}              signed: product with any number of signs before it
    product    factor {["*" | "/" | "·" | "@"] signed factor}
    factor     primary {postfix} ["^" signed factor]    from the right; "**" is "^", "²" is "^2", braces group after "^"
    postfix    "!"  "%"  "'"  "°"  "ᵀ"  "[" place "]"  "_{" place "}"  "^(" index ")"  ".field" (of ``result`` only)
    place      sum {"," sum} | "<" sum                  entries are counted from 1
    primary    number | name | function | "(" sum ")" | "|" sum "|" | "‖" sum "‖" | "√" factor | "½" ...
               | "[" entries "]" | "(" entries ")"      entries: separated by "," and rows by ";" (in [ ] only)
               | series | expectation | derivative | application
    function   name ["^" power] ("(" arguments ")" | bare argument)
    series     ("sum" | "Σ" | "prod" | "Π") "_" domain ["^" limit] signed product
    domain     index | "{" index ("=" sum | "in" sum | "<" sum) {"," ...} "}"
    expectation  "E_" ("p" | "{" [variable "~"] sum {"," ...} "}") "[" sum "]"
    derivative ("d" | "∂") [order] "/" ("d" | "∂") variable [order] signed product
    application  name "(" variables ["|" variables] ")"
    number     digits with a decimal point, perhaps "e" and an exponent; ``2.58×10^-2`` is one number too

How things are read where more than one reading is possible (the echo shows the one chosen, and a remark is made where
people fall into it):

==============================  =======================================================================================
written                         read as
==============================  =======================================================================================
``a/b c``, ``1/2x``             (a/b)·c and x/2: side by side has the rank of ``*`` and ``/``, from left to right
``-x^2``, ``2^3^2``             -(x²) and 2^(3²)
``e^2x``, ``e^-x/2``            (e²)·x and (e^(-x))/2
``ln 2πσ²``, ``sin 2x``         a bare argument is everything that stands side by side, up to an operator or a function
``sum p ln p``                  sum(p ln p): after ``sum`` and ``prod`` the whole product
``ln x(1-x)``                   ln(x(1-x)), for the same reason; ``ln(x)(1-x)`` is a product
``p ln p/q``                    p·(ln p)/q
``√2x``, ``√x²``                (√2)·x and √(x²): a root takes one factor with its power
``sin^2 x``, ``sin^-1 x``       (sin x)² and arcsin x; ``ln^-1`` is refused
``log x``, ``log_2 x``          natural, and to base 2 (``log2``); ``log(x, b)`` and ``log_b x`` to any base
``ln2``, ``ln0.8``              ln 2 and ln 0.8; ``log2.5`` is refused
``p * q``, ``p q``              entry by entry; so is everything but the next two
``p · q``, ``A @ B``            product of vectors or matrices; a dot beside a literal number is ``*``
``x^T y``, ``x' A x``           matrix products, since a transpose stands in them (unless ``T`` is declared)
``x_1``                         the quantity of that name, else entry 1 of ``x``; entries are counted from 1
``(a, b)``, ``0.1, 0.3``        the vector [a, b]; ``(1,5)`` and ``1,5`` are refused: it may be a decimal comma
``KL(p||q)``, ``D(p‖q)``        ``kl(p, q)``; ``H(p)`` and ``H(p, q)`` are entropy and cross-entropy
``90°``                         90·π/180
``5%``                          5/100
``x--y``                        x + y: several signs are read as one, with a remark
``f(x)``                        a product if ``f`` is a quantity (``p(1-p)``), else the function ``f`` or a refusal
``p(x)``                        ``p`` at ``x`` if ``x`` is bound, or ``p`` is said to be a distribution; else a product
``p(y|x)``, ``p(x_i|x_{<i})``   always a conditional: one bar between variables; ``p(x; θ)`` is ``p(x|θ)``
``p_θ(x)``                      where ``p`` is said to be a distribution, another one, of that name
``sum_i p_i q_i + 1``           (sum of p_i q_i) + 1: it goes as far as a product does, as do ``prod_i`` and ``d/dx``
``sum_i p_i``, ``sum_x p(x)``   over all places of what is indexed, all outcomes of what is applied
``sum_i^n x_i``, ``sum_{j<i}``  from 1 to n; from 1 to i - 1
``sum_x x p(x)``                a declared vector ``x`` lists the outcomes' values; without one they are 1, 2, ...
``sum_{x in D} ln p(x)``        over the entries of ``D``; a vector ``p`` is then asked for outcome number x
``Σ_i``, ``Σ_{i=1}^n``          a sum even if Σ is declared; ``Σ_1`` and ``Σ_i`` under a bound i are its entries
``x_{<i}``                      the entries before place i
``x^(j)``, ``x^{(j)}``          the j-th example (entry) if j is bound, with a remark; else a power
``E_p[ln p - ln q]``            outcome by outcome: the sum of p (ln p - ln q)
``E_p[ln p(x)]``                ``E_{x~p}[ln p(x)]``: the variable that distributions are applied to
``E_{q(z|x)}[...]``             over z, distributed as q(z|x)
``d/dx (x^2) x``                the derivative of all of (x²) x, with a remark
``d/dx``                        a quotient if ``d`` or ``dx`` is declared
``H``, ``D``, ``β``, ``γ``      where names are free: variables, unless arguments follow (``H(p)``, ``beta(2, 3)``)
``lg x``, ``lb x``, ``ld x``    to base 10 (with a remark), 2 and 2, unless they are products of declared letters
``𝒩(μ, σ²)``                    ``normal(μ, σ)``: the sign of the books takes the variance, with a remark
``mle(normal, x)``              the estimates of that family; the first argument is its name
``xy``                          a declared name; a product of declared names where products are split; else refused
==============================  =======================================================================================

An answer with a backslash in it is TeX (``from_tex.py``), in which letters side by side are a product unless they are a
known name, ``\frac{d}{dx}`` is a derivative, and a column is that of what was typed.

Numbers have a decimal point and no separators: ``1,5``, ``1,000`` and ``1 000`` are refused with a hint, as are ``2½``
and two numbers side by side. Characters are read by an explicit map (``characters.py``); every other one is refused by
name.

Limits (``limits.py``) hold before anything of that size exists: the length of the text, the digits of a number, the
depth of brackets and of the tree, and by their logarithms the powers and factorials of constants. Sums are not written
out here; the engines add up 10,000 terms in all.
"""
