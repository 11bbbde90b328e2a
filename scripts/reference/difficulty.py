"""What two simple screens achieve on simulated studies of one year.

Usage: difficulty.py FOLDER LOW HIGH LOW HIGH
FOLDER holds studies, each with its truth inside; the numbers bound the mean areas under the curve of the difference of
z-scores and of the robust residual. Positives are units over-rated by 3 points and more, negatives honest ones.
Exits with 1 when a mean lies outside its bounds.
"""

import csv
import pathlib
import sys

import numpy


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def standardised(values, group):
    """Values minus the mean of their group, over its standard deviation; missing ones stay missing."""
    result = numpy.full(len(values), numpy.nan)
    for name in numpy.unique(group):
        rows = group == name
        result[rows] = (values[rows] - numpy.nanmean(values[rows])) / numpy.nanstd(values[rows])
    return result


def bisquare_residual(y, x):
    """Residuals of y on x with Tukey's weights (4.685: 95 % efficiency), from least absolute deviations."""
    design = numpy.column_stack([numpy.ones(len(x)), x])
    residual = y - design @ numpy.linalg.lstsq(design, y, rcond=None)[0]
    for step in range(60):
        if step < 20:
            weight = 1 / numpy.maximum(numpy.abs(residual), 1e-6)
        else:
            scale = 1.4826 * numpy.median(numpy.abs(residual))
            u = residual / (4.685 * scale)
            weight = numpy.where(numpy.abs(u) < 1, (1 - u**2) ** 2, 0)
        coefficients = numpy.linalg.solve(design.T @ (design * weight[:, None]), design.T @ (weight * y))
        residual = y - design @ coefficients
    return residual


def area(score, positive, negative):
    """The share of pairs of a positive and a negative that the score puts in order; ties count half."""
    below = numpy.sort(score[negative])
    left = numpy.searchsorted(below, score[positive], "left")
    right = numpy.searchsorted(below, score[positive], "right")
    return float(numpy.mean((left + right) / 2) / len(below))


def screens(study):
    units = {row["unit"]: row for row in table(study / "units.csv")}
    truth = table(study / "truth" / "units.csv")
    outcomes = {row["unit"]: row for row in table(study / "indicators.csv")}
    codes = [code for code in next(iter(outcomes.values())) if code not in ("unit", "year")]
    group = numpy.array([units[row["unit"]]["type"] for row in truth])
    columns = []
    for code in codes:
        cells = [outcomes[row["unit"]][code] for row in truth]
        column = standardised(numpy.array([float(cell) if cell else numpy.nan for cell in cells]), group)
        columns.append(column)
    # Some indicators are better when lower: the sign is that of the correlation with the first, which is not.
    first = columns[0]
    columns = [c * numpy.sign(numpy.nansum(c * first)) for c in columns]
    outcome = standardised(numpy.nanmean(columns, axis=0), group)
    total = standardised(numpy.array([float(row["self_total"]) for row in truth]), group)
    honest = numpy.array([row["pattern"] == "" for row in truth])
    raised = numpy.array([float(row["true_points"]) >= 3 for row in truth])
    return (
        area(total - outcome, raised, honest),
        area(bisquare_residual(total, outcome), raised, honest),
    )


def main():
    folder = pathlib.Path(sys.argv[1])
    bounds = [float(text) for text in sys.argv[2:6]]
    studies = sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: int(path.name))
    areas = numpy.array([screens(study) for study in studies])
    status = 0
    print(f"{folder.name}: area under the curve, {len(studies)} seeds")
    for column, name in enumerate(["difference of z-scores", "robust residual"]):
        values = areas[:, column]
        low, high = bounds[2 * column : 2 * column + 2]
        inside = low <= values.mean() <= high
        print(
            f"  {name}: mean {values.mean():.3f}, lowest {values.min():.3f}, highest {values.max():.3f}; "
            f"mean wanted {low:.2f}–{high:.2f}: {'yes' if inside else 'NO'}"
        )
        if not inside:
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
