"""The workbench: a page of lines as on paper, each read as mathematics and answered beside it.

What a line can be:

==================================  ===================================================================================
written                             is
==================================  ===================================================================================
``# ...``, and nothing              a comment, a blank line; ``#`` behind a line begins a comment too
``p = [0.4, 0.4, 0.2]``             a definition: a lone name is on the left, and nothing is called so yet
``D = KL(p||q)``                    a definition too, answered with its value
``p = [0.5, 0.5]`` further down     a definition anew: it holds from there on, what stands above keeps what it had
``x = x/2``                         the same; on the right ``x`` is what it was before
``D = 0.0258`` further down         a claim: ``D`` was worked out, and what it comes to is written down as a number
``D := 0.0258``                     a definition whatever ``D`` was
``D == 0.0258``                     a claim whatever ``D`` was
``D ≈ 0.026``                       the same, held to the digits that are written there
``p_1 = 0.4``, ``pi = 3.1416``      claims: an entry of ``p``, a constant
``p ln(p/q)``, ``p ln(p/q) = ?``    an expression, answered with its value and its exact form
``KL(p||q) in bits``                the same in another unit
``KL(p||q) to 6 decimals``          the same with other digits; ``to 3 figures``
``H(p,q) - H(p) = 0.0258``          a claim about a number, marked as an answer to a card is
``KL(p||q) = H(p,q) - H(p)``        a claim that both are equal, decided as ``quizkl same`` does
``(x+1)^2 = x^2 + 2x + 1``          the same for every ``x``, where ``x`` is a single letter that is not defined
``sin(x)^2 + cos(x)^2 = 1``         the same; ``x^2 = 4``, which holds of some ``x``, is neither right nor wrong
``A = B = 0.0258``                  claims about the first: each of the others is held against it
``D = KL(p||q) = 0.0258``           a definition, and a claim about what it comes to
``= 0.0258``                        goes on from the line above: a claim about what was first there
``KL(p||q) >= 0``                   a claim about two numbers; ``<= < > !=`` and their signs too
``decimals 4``, ``figures 3``       how numbers are written and claims held, from here on; ``decimals`` alone: as usual
``unit bits``                       in which unit information is, from here on; ``unit`` alone: in its own
==================================  ===================================================================================

``page.read_page`` reads the lines, ``task`` says what the engines are to be asked for one of them and what follows from
what they find, ``say`` puts that into words. Tasks are plain values: what is known of one stays known as long as the
line and all that it depends on are the same, so a change asks again only for what depends on it.
"""
