"""A plain screen of a study, as an analyst would write it in pandas: the peer of scripts/bench.

Usage: residual_screen.py STUDY
Least squares of the self-rated total on the mean standardised outcome, within type and year; prints how many residuals
lie above two standard deviations. Written with numpy 2.3.5 and pandas 2.3.3.
"""

import pathlib
import sys

import numpy
import pandas


def residuals(cell):
    """Residuals of the total on the outcome in one type and year, in standard deviations."""
    known = cell.dropna(subset=["total", "outcome"])
    design = numpy.column_stack([numpy.ones(len(known)), known["outcome"]])
    coefficients = numpy.linalg.lstsq(design, known["total"], rcond=None)[0]
    residual = known["total"] - design @ coefficients
    return residual / residual.std()


def main():
    study = pathlib.Path(sys.argv[1])
    units = pandas.read_csv(study / "units.csv", encoding="utf-8-sig")
    ratings = pandas.read_csv(study / "ratings.csv", encoding="utf-8-sig")
    outcomes = pandas.read_csv(study / "indicators.csv", encoding="utf-8-sig").merge(units[["unit", "type"]], on="unit")
    codes = [code for code in outcomes.columns if code not in ("unit", "type", "year")]
    groups = outcomes.groupby(["type", "year"])[codes]
    standard = (outcomes[codes] - groups.transform("mean")) / groups.transform("std")
    # Some indicators are better when lower: the sign is that of the correlation with the first, which is not.
    standard *= numpy.sign(standard.corrwith(standard[codes[0]]))
    outcomes["outcome"] = standard.mean(axis=1)
    own = ratings[ratings["rater"] == "self"]
    criteria = [code for code in own.columns if code not in ("unit", "year", "rater", "rater_id")]
    totals = own[["unit", "year"]].assign(total=own[criteria].sum(axis=1))
    rows = totals.merge(outcomes[["unit", "year", "type", "outcome"]], on=["unit", "year"])
    screened = pandas.concat(residuals(cell) for _, cell in rows.groupby(["type", "year"]))
    print(int((screened > 2).sum()))


if __name__ == "__main__":
    main()
