"""How fast quizkl is there, with 10,000 cards on disk and 100,000 reviews behind the learner.

    python -m tests.benchmarks.start_up

Each figure is a ratio against a hello world of the same library, measured side by side. A report, not a test.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import big_desk
from tests.benchmarks.paired import first_paint, paired, whole_run
from tests.end_to_end.pseudo_terminal import environment, quizkl

TEXTUAL_HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello world")
Hello().run()
"""
CLICK_HELLO = """
import click
@click.command()
def hello():
    click.echo("hello world")
hello()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        big_desk.make(home)
        around = dict(environment(home, big_desk.NOW))
        around.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is not compiled at every start
        subprocess.run(quizkl("due"), env=around, stdout=subprocess.DEVNULL, check=True)
        hello = [sys.executable, "-c", TEXTUAL_HELLO]
        click = [sys.executable, "-c", CLICK_HELLO]
        greeting = first_paint(hello, around, "hello world")
        print(f"{'':<52} {'quizkl':>10}  {'hello':>10}")
        home_paint = first_paint(quizkl(), around, r"Big deck 0")
        print(paired(home_paint, greeting).report("first paint of Home", "at most 1.8"))
        study_paint = first_paint(quizkl("study"), around, r"of case \d+")
        print(paired(study_paint, greeting).report("first paint of study on a card", "at most 2"))
        print(paired(whole_run(quizkl("--help"), around), whole_run(click, around)).report("--help", "at most 2"))
        print(paired(whole_run(quizkl("due"), around), whole_run(click, around)).report("due", "at most 500 ms"))
        print(f"largest process so far: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
