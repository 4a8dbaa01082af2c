"""Numbers that vary: what may be drawn, how it is drawn from a seed, and which draws are wanted.

A draw is exact and comes from nothing but a seed and the quantity's name, by a generator of our own (``words``): the
numbers of a review can be drawn again on any machine and in any version.

    kinds       what may be drawn: simplex(3, step=0.1), integer(1, 6), ...
    read_draw   the text of a deck to one of them
    numerators  whole numbers from a generator to whole numbers over a common denominator
    draw        a seed to exact values
    condition   kl(p, q) > 0.01, and how it is read
    splice      {{= p }} in a card's text
    search      what is asked of the engines: seeds whose draws are wanted
"""
