"""Out-of-sample agreement with true quality: points calibrated without some appraisers, judged on their units.

The study of a trial is written again without the units of one fold of appraisers, calibrated, and the totals of those units
under the calibrated points and under the points in force are correlated with their true quality, within type and year.
"""
import csv
import math
import random
import shutil

from validation.measures import mean
from validation.trial import rows

FEWEST = 3
"""Fewer units of a type and year than this have no correlation to speak of."""


def held_out(trial, folds, seed):
    """The mean correlations with true quality of totals under both kinds of points, and their difference."""
    units = rows(trial.study / "units.csv")
    appraisers = sorted({row["parent"] for row in units})
    random.Random(seed).shuffle(appraisers)
    pairs = []
    for fold in range(min(folds, len(appraisers))):
        left_out = set(appraisers[fold::folds])
        test = {row["unit"]: row["type"] for row in units if row["parent"] in left_out}
        pairs += agreements(trial, test, calibrated(trial, test))
    calibrated_mean, now_mean = (weighted(pairs, place) for place in (1, 2))
    return {
        "agreement_held_out": calibrated_mean, "agreement_now": now_mean, "agreement_gain": calibrated_mean - now_mean}


def calibrated(trial, left_out):
    """The rows of weights.csv from all units but some."""
    folder = trial.folder / "training"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in trial.study.iterdir():
        if path.suffix != ".csv" and path.is_file():
            shutil.copy(path, folder)
    for name in ("units", "ratings", "indicators"):
        table = rows(trial.study / f"{name}.csv")
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table[0]))
            writer.writeheader()
            writer.writerows(row for row in table if row["unit"] not in left_out)
    trial.call("calibrate", str(folder), "--threads", "1", "--quiet")
    found = rows(folder / "results/weights.csv")
    shutil.rmtree(folder)
    return found


def agreements(trial, test, points):
    """For each type and year of the units left out: their number, and the correlation of both totals with quality."""
    quality = {(row["unit"], row["year"]): float(row["quality"]) for row in rows(trial.folder / "truth/units.csv")}
    groups = {}
    for row in rows(trial.study / "ratings.csv"):
        key = (row["unit"], row["year"])
        if row["rater"] == "self" and row["unit"] in test and key in quality:
            own = [point for point in points if point["type"] == test[row["unit"]]]
            totals = [total(row, own, column) for column in ("points_calibrated", "points_now")]
            groups.setdefault((test[row["unit"]], row["year"]), []).append((quality[key], *totals))
    result = []
    for _, units in sorted(groups.items()):
        if len(units) >= FEWEST:
            true, *both = zip(*units)
            result.append((len(units), *(correlation(values, true) for values in both)))
    return result


def total(rating, points, column):
    """The share of the points that a rating earns where the criteria are worth what a column says."""
    there = [row for row in points if rating[row["criterion"]] not in ("", "NA", "KAD")]
    earned = sum(
        float(row[column]) * float(rating[row["criterion"]]) / float(row["points_now"]) for row in there)
    return earned / max(1e-9, sum(float(row[column]) for row in there))


def correlation(first, second):
    a, b = mean(first), mean(second)
    crossed = sum((x - a) * (y - b) for x, y in zip(first, second))
    squares = sum((x - a) ** 2 for x in first) * sum((y - b) ** 2 for y in second)
    return crossed / math.sqrt(squares) if squares else 0.0


def weighted(pairs, place):
    return sum(pair[0] * pair[place] for pair in pairs) / max(1, sum(pair[0] for pair in pairs))
