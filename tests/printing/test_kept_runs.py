"""Results of runs are kept by what was run; only what came to its end is kept."""

from __future__ import annotations

from pathlib import Path

from quizkl.deck.card import Experiment
from quizkl.deck.load import load_deck
from quizkl.deck.results import has_open_result
from quizkl.experiments.run import End, Failed, Finished, Run, Stopped, prepared
from quizkl.printing.kept_runs import KeptRuns


class Runs:
    """Ends every run in the same way, and counts."""

    def __init__(self, end: End) -> None:
        self.end = end
        self.run: list[Run] = []

    def __call__(self, run: Run) -> End:
        self.run.append(run)
        return self.end


DONE = Finished((), {"mu": 1.87, "kl": float("inf"), "each": (0.5, 1.0)})


def run(**changes: float) -> Run:
    made = prepared("fit-normal-mean", None, changes)
    assert isinstance(made, Run)
    return made


def test_the_same_run_is_carried_out_once(tmp_path: Path) -> None:
    runs = Runs(DONE)
    for _ in range(2):
        assert KeptRuns(tmp_path / "runs.db", runs, "now").results(run()) == DONE.results
    assert len(runs.run) == 1


def test_other_parameters_and_other_engines_are_other_runs(tmp_path: Path) -> None:
    runs = Runs(DONE)
    KeptRuns(tmp_path / "runs.db", runs, "now").results(run())
    KeptRuns(tmp_path / "runs.db", runs, "now").results(run(mu=3))
    KeptRuns(tmp_path / "runs.db", runs, "later").results(run())
    assert len(runs.run) == 3


def test_what_did_not_come_to_its_end_is_neither_used_nor_kept(tmp_path: Path) -> None:
    for end in (Stopped("the time was up", (), {"mu": 1.2}), Failed("it broke")):
        runs = Runs(end)
        for _ in range(2):
            assert KeptRuns(tmp_path / "runs.db", runs, "now").results(run()) is None
        assert len(runs.run) == 2


def test_a_file_that_is_no_database_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "runs.db").write_text("no database")
    runs = Runs(DONE)
    assert KeptRuns(tmp_path / "runs.db", runs, "now").results(run()) == DONE.results
    assert KeptRuns(tmp_path, runs, "now").results(run()) == DONE.results


def test_a_card_without_a_result_keeps_open_answers(tmp_path: Path) -> None:
    text = "deck: d\ncards:\n- {id: a, experiment: fit-normal-mean, predict: [{ask: x, answer: result.mu}]}\n"
    deck = load_deck(text.encode(), "d.yaml").deck
    assert deck is not None
    (card,) = deck.cards()
    assert isinstance(card, Experiment)
    (opened,) = KeptRuns(tmp_path / "a.db", Runs(Failed("it broke")), "now").solve(card).steps
    (solved,) = KeptRuns(tmp_path / "b.db", Runs(DONE), "now").solve(card).steps
    assert (has_open_result(opened.answer), has_open_result(solved.answer)) == (True, False)
