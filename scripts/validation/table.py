"""Means over seeds with their standard errors, and how they are printed."""
import math

from validation.measures import Share

BLOCKS = [
    ("Flags", ["auc", "average_precision", "power", "false_discoveries", "any_flag", "flags", "pattern_named"]),
    ("Points", ["slope", "coverage_flagged", "drift_coverage", "drift_error"]),
    ("Under-rating and appraisers",
     ["under_power", "under_false", "under_flags", "appraiser_power", "appraiser_false"]),
    ("Flag rate of honest units in %, pooled, by fifth of true quality (worst to best), type and missing outcomes",
     [f"honest_fifth_{place}" for place in range(1, 6)] + ["honest_type_A", "honest_type_B"]
     + [f"honest_missing_{count}" for count in range(4)]),
    ("Highest of these rates over the lowest", ["uneven_fifth", "uneven_type", "uneven_missing"]),
    ("Weights: error in points, coverage above zero and at zero",
     ["weights_calibrated", "weights_now", "weights_equal", "weights_coverage", "weights_coverage_zero"]),
    ("Agreement of totals with true quality on appraisers left out, under both kinds of points",
     ["agreement_held_out", "agreement_now", "agreement_gain"]),
]


EVERY = "all planted"
"""The row that pools all scenarios in which something is planted."""

FEWEST = 500
"""Fewer honest unit-years than this are no group to compare."""


class Cell:
    """The mean of a measure over seeds and its standard error; shares are pooled, in per cent."""

    def __init__(self, values, has_error=True):
        self.count = len(values)
        if all(isinstance(value, Share) for value in values):
            self.hits, self.of = (sum(getattr(value, name) for value in values) for name in ("hits", "count"))
            rates = [100 * value.hits / max(1, value.count) for value in values]
            spread = sum((rate - sum(rates) / len(rates)) ** 2 for rate in rates) / max(1, self.count - 1)
            self.mean, self.error = 100 * self.hits / max(1, self.of), math.sqrt(spread / self.count)
            return
        self.mean = sum(values) / self.count
        variance = sum((value - self.mean) ** 2 for value in values) / max(1, self.count - 1)
        self.error = math.sqrt(variance / self.count) if has_error else None

    def __str__(self):
        decimals = 3 if abs(self.mean) < 10 else 0
        if self.error is None:
            return f"{self.mean:.{decimals}f}"
        return f"{self.mean:.{decimals}f}±{self.error:.{decimals}f}"


def cells(found):
    """Scenario → measure → cell; a measure that no study of a scenario gives has none."""
    result = {scenario: cells_of(studies) for scenario, studies in found.items()}
    planted = [study for scenario, studies in found.items() if scenario != "nothing" for study in studies]
    if len(found) > 2:
        pooled = cells_of(planted)
        result[EVERY] = {name: cell for name, cell in pooled.items() if name.startswith(("honest", "uneven"))}
    return result


def cells_of(studies):
    names = sorted({name for study in studies for name in study})
    result = {name: Cell([study[name] for study in studies if name in study]) for name in names}
    for group in ("fifth", "type", "missing"):
        shares = [cell for name, cell in result.items() if name.startswith(f"honest_{group}_") and cell.of >= FEWEST]
        # Half a flag more of one unit more, so that a group without any flag has a rate.
        rates = [(cell.hits + 0.5) / (cell.of + 1) for cell in shares]
        if len(rates) > 1 and sum(cell.hits for cell in shares):
            result[f"uneven_{group}"] = Cell([max(rates) / min(rates)], has_error=False)
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
            if not any(name in own for name in measures):
                continue
            line = "".join(f"{str(own.get(name, '–')):>{width}}" for name, width in zip(measures, widths))
            print(f"  {scenario:20}{line}")
