#!/usr/bin/env python3
"""What a classifier that was shown the truth finds in studies of the same world: the ceiling beside the tool.

Usage: scripts/reference/ceiling.py [--scenarios plain,copying] [--seeds 3] [--units 6000] [--train 60000] [--hard]

For every scenario: gradient boosting is trained on unit-years of simulated studies with their labels (over-rated or
not), then ranks studies of other seeds; the tool ranks the same studies without any label. Printed are the area under
the curve and average precision (over-rated by 3 points and more against honest), and the power where the list is cut
so that a tenth of it is false, which needs the truth for both; last, the tool's power at its own flags. The studies of
the first two seeds of training only tell when to stop.

A classifier like this cannot be had in practice, since nobody has the labels; it bounds from below what the files of a
study reveal. Needs `pip install scikit-learn` (1.7) and the release build.
"""

import argparse
import os
import pathlib
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "scripts/reference")]
from ceiling_features import StudyFiles, features  # noqa: E402
from validation.measures import UnitYear, flags, ranking  # noqa: E402
from validation.table import Cell  # noqa: E402
from validation.trial import Trial  # noqa: E402

RATE = 0.10
"""The false discovery proportion at which the powers are compared."""

TRAINING_SEED = 900_000
"""Training seeds count from here, out of reach of the tests'."""

COLUMNS = ["auc", "average_precision", "power at 0.10"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scenarios", default="plain,some-criteria,no-superior,copying,cutoff")
    parser.add_argument("--seeds", type=int, default=3, help="studies that are ranked")
    parser.add_argument("--first-seed", type=int, default=5001)
    parser.add_argument("--units", type=int, default=6000, help="units of a study; a third of them in panel")
    parser.add_argument("--train", type=int, default=60_000, help="labelled unit-years")
    parser.add_argument("--hard", action="store_true", help="noisier outcomes and ratings")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="studies at a time")
    parser.add_argument("--tool", default=str(ROOT / ".build/release/thucchat"))
    return parser.parse_args()


def labelled(trial):
    """The features of a simulated study and the truth of each row; the study goes afterwards."""
    try:
        trial.simulated()
        study = StudyFiles(trial.study)
        truth = {(row["unit"], row["year"]): row for row in trial.truth()["units"]}
        return features(study), [truth[key] for key in study.keys]
    finally:
        trial.clear()


def raised(truth):
    return numpy.array([row["pattern"] != "" and float(row["true_points"]) > 0 for row in truth])


def trained(options, scenario, folder, units, rows_of_study):
    """The classifier of a scenario and the features it uses: those that are known in some row."""
    count = max(4, round(options.train / rows_of_study)) + 2
    trials = [Trial(options.tool, folder, scenario, TRAINING_SEED + n, units, options.hard) for n in range(count)]
    with ThreadPoolExecutor(options.jobs) as pool:
        studies = list(pool.map(labelled, trials))
    used = numpy.flatnonzero(numpy.isfinite(studies[-1][0]).any(axis=0))
    x = [features[:, used] for features, _ in studies]
    y = [raised(truth) for _, truth in studies]
    model = HistGradientBoostingClassifier(
        max_iter=600, learning_rate=0.05, max_leaf_nodes=15, min_samples_leaf=40, l2_regularization=5.0,
        max_features=0.3, early_stopping=True, n_iter_no_change=30, random_state=1)
    model.fit(
        numpy.concatenate(x[2:]), numpy.concatenate(y[2:]), X_val=numpy.concatenate(x[:2]),
        y_val=numpy.concatenate(y[:2]))
    return lambda features: model.predict_proba(features[:, used])[:, 1]


def ranked(score, keys, results, truth):
    """The unit-years of a study ranked by a score, 1 the highest; ties keep the order of the rows."""
    flag = {(row["unit"], row["year"]): row for row in results["flags"]}
    true = {(row["unit"], row["year"]): row for row in truth["units"]}
    place = numpy.empty(len(keys), dtype=int)
    place[numpy.argsort(-score, kind="stable")] = numpy.arange(1, len(keys) + 1)
    return [UnitYear({**flag[key], "rank": rank}, true[key]) for key, rank in zip(keys, place)]


def power_at(rate, units):
    """The share of strongly over-rated units in the longest head of the list of which at most the rate is false."""
    units = sorted(units, key=lambda unit: unit.rank)
    false = numpy.cumsum([not unit.raised for unit in units])
    within = numpy.flatnonzero(false <= rate * numpy.arange(1, len(units) + 1))
    listed = units[: within[-1] + 1] if len(within) else []
    return sum(unit.strong for unit in listed) / max(1, sum(unit.strong for unit in units))


def figures(units):
    return [*ranking(units).values(), power_at(RATE, units)]


def compared(options, scenario, score, folder, units):
    """For each test study the figures of the classifier and of the tool, and what the tool flagged by itself."""
    def one(seed):
        trial = Trial(options.tool, folder, scenario, seed, units, options.hard)
        try:
            results, truth = trial.results(), trial.truth()
            study = StudyFiles(trial.study)
            ceiling = ranked(score(features(study)), study.keys, results, truth)
            own = ranked(
                -numpy.array([rank_of(results)[key] for key in study.keys]), study.keys, results, truth)
            return figures(ceiling), figures(own), flags(own)
        finally:
            trial.clear()

    with ThreadPoolExecutor(options.jobs) as pool:
        return list(pool.map(one, range(options.first_seed, options.first_seed + options.seeds)))


def rank_of(results):
    return {(row["unit"], row["year"]): float(row["rank"]) for row in results["flags"]}


def main():
    options = arguments()
    print(f"{options.train} labelled unit-years, {options.seeds} test studies of {options.units} units"
          f"{', hard' if options.hard else ''}")
    print(f"{'':20}{'':12}" + "".join(f"{name:>20}" for name in COLUMNS) + f"{'power, flagged':>20}{'false, flagged':>20}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ceiling-"))
    try:
        for scenario in options.scenarios.split(","):
            units = options.units // 3 if scenario == "panel" else options.units
            rows = units * (5 if scenario == "panel" else 1)
            score = trained(options, scenario, folder, units, rows)
            studies = compared(options, scenario, score, folder, units)
            ceiling = [Cell([study[0][place] for study in studies]) for place in range(len(COLUMNS))]
            own = [Cell([study[1][place] for study in studies]) for place in range(len(COLUMNS))]
            flagged = [Cell([study[2][name] for study in studies]) for name in ("power", "false_discoveries")]
            print(f"{scenario:20}{'classifier':12}" + "".join(f"{cell!s:>20}" for cell in ceiling))
            print(f"{'':20}{'thucchat':12}" + "".join(f"{cell!s:>20}" for cell in own + flagged))
            print(f"{'':20}{'share':12}" + "".join(f"{a.mean / b.mean:20.3f}" for a, b in zip(own, ceiling)), flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
