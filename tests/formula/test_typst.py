"""Formulas for typst: they compile, and nothing in them is code."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizkl.formula.parse import parse
from quizkl.formula.symbols import SYMBOLS, negated
from quizkl.formula.tree import Formula, Fraction, Letter, Number, Row, Sign
from quizkl.formula.typst import to_typst, typst_string


def written(source: str) -> str:
    formula = parse(source)
    assert isinstance(formula, Formula), formula
    return to_typst(formula)


def compiled(equations: list[str], empty: Path) -> bytes:
    """All equations in one document, whose root is an empty folder; both as a display and in a line of text."""
    import typst

    source = "\n\n".join(f"$ {equation} $\n\n${equation}$" for equation in equations)
    compiler = typst.Compiler(source.encode(), root=str(empty))
    result = compiler.compile(format="pdf")
    assert isinstance(result, bytes)
    return result


def test_every_formula_compiles(formulas: list[Formula], tmp_path: Path) -> None:
    assert compiled([to_typst(formula) for formula in formulas], tmp_path).startswith(b"%PDF")


def test_every_symbol_and_its_negation_compile(tmp_path: Path) -> None:
    symbols = {*SYMBOLS.values(), *map(negated, SYMBOLS.values())}
    atoms = [(Letter("x"), Sign(symbol), Number("2"), Sign(symbol), Sign(symbol)) for symbol in symbols]
    equations = [to_typst(Formula(Row((*row, Fraction(row[0], row[1]))))) for row in atoms]
    assert compiled(equations, tmp_path).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("source", "equation"),
    [
        (r"\frac{a}{b}", "frac(a, b)"),
        (r"x_i^2", "attach(x, b: i, t: 2)"),
        (r"f'", "attach(f, t: primes(#1))"),
        (r"D_{\mathrm{KL}}", 'attach(D, b: upright("KL"))'),
        (r"f(x, y)", r"f\(x\,y\)"),
        (r"a \le b", "a≤b"),
        (r"\mathbf{x}", "upright(bold(x))"),
        (r"\log x", 'op("log")x'),
        (r"\left(\frac a b\right]", r"lr(\(frac(a, b)\])"),
        (r"\begin{aligned}a&=b\\&=c\end{aligned}", r'a & \=b \ "" & \=c'),
    ],
)
def test_constructs_are_typst_functions(source: str, equation: str) -> None:
    assert written(source) == equation


def test_aligned_lines_beside_something_keep_their_rows_to_themselves() -> None:
    equation = written(r"\frac{\begin{aligned}a&=b\\c&=d\end{aligned}}{2}")
    assert equation.startswith("frac(mat(delim: #none")


INJECTIONS = [
    r"""\text{#read("/etc/passwd")}""",
    r"""\text{" #panic("x") "}""",
    r"""\text{\textbackslash" \textbackslash u\{41\} #panic() // /* $x$ }""",
    r"""\text{$x$ #eval("1") $y$}""",
    r"""\operatorname{#read("x")}""",
    r"""\operatorname{");panic(")}""",
    r"""\mathrm{\text{"}} \tag{")#panic("}""",
    r"""a // b /* c */ d -> e ... f := g ~ h && """.replace("&&", r"\&\&"),
    r"""\# \$ \_ \% \{ \} \backslash " ` @ ' ; , : ! ? . / * - + = < > | ( ) [ ]""",
    "h x sin panic read sym math emoji std eval",
]


def test_words_and_signs_are_never_code(tmp_path: Path) -> None:
    """``#panic`` would stop the compiler, ``#read`` would find no file below the empty root."""
    equations = [written(source) for source in INJECTIONS]
    assert compiled(equations, tmp_path).startswith(b"%PDF")
    assert "#panic" in equations[1]


def test_what_the_injections_would_do_as_code(tmp_path: Path) -> None:
    import typst

    with pytest.raises(typst.TypstError):
        compiled(['#panic("x")'], tmp_path)


def test_a_string_ends_only_at_its_end() -> None:
    assert typst_string('a "b" \\') == '"a \\"b\\" \\\\"'
