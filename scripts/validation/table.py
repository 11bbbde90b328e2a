"""Means over seeds with their standard errors, and how they are printed."""
import math

BLOCKS = [
    ("Flags", ["auc", "average_precision", "power", "false_discoveries", "any_flag", "flags", "pattern_named"]),
    ("Points", ["slope", "coverage_flagged", "drift_coverage", "drift_error"]),
    ("Under-rating and appraisers",
     ["under_power", "under_false", "under_flags", "appraiser_power", "appraiser_false"]),
    ("Flag rate of honest units in % by fifth of true quality, worst to best",
     [f"honest_fifth_{place}" for place in range(1, 6)]),
    ("Weights: error in points, coverage above zero and at zero",
     ["weights_calibrated", "weights_now", "weights_equal", "weights_coverage", "weights_coverage_zero"]),
]


class Cell:
    """The mean of a measure over seeds and its standard error."""

    def __init__(self, values):
        self.count = len(values)
        self.mean = sum(values) / self.count
        variance = sum((value - self.mean) ** 2 for value in values) / max(1, self.count - 1)
        self.error = math.sqrt(variance / self.count)

    def __str__(self):
        decimals = 3 if abs(self.mean) < 10 else 0
        return f"{self.mean:.{decimals}f}±{self.error:.{decimals}f}"


def cells(found):
    """Scenario → measure → cell; a measure that no study of a scenario gives has none."""
    result = {}
    for scenario, studies in found.items():
        names = sorted({name for study in studies for name in study})
        result[scenario] = {name: Cell([study[name] for study in studies if name in study]) for name in names}
    return result


def show(cells, missed):
    """Prints what misses its goal, then everything."""
    print("\nMissed, the widest first" if missed else "\nNothing missed")
    for scenario, measure, cell, wanted, _ in missed:
        print(f"  {scenario:20}{measure:24}{str(cell):>14}   wanted {wanted}")
    for title, measures in BLOCKS:
        measures = [name for name in measures if any(name in own for own in cells.values())]
        widths = [max(14, len(name) + 2) for name in measures]
        print(f"\n{title}\n  {'':20}" + "".join(f"{name:>{width}}" for name, width in zip(measures, widths)))
        for scenario, own in cells.items():
            line = "".join(f"{str(own.get(name, '–')):>{width}}" for name, width in zip(measures, widths))
            print(f"  {scenario:20}{line}")
