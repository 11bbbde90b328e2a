"""What a cell of the table has to reach."""

from validation.table import EVERY

PLANTED = "planted"
"""Stands for every scenario in which something over-rated is planted."""

GOALS = [
    # scenario, measure, least, most
    ("nothing", "any_flag", None, 0.10),
    (PLANTED, "false_discoveries", None, 0.10),
    (PLANTED, "auc", 0.97, None),
    (PLANTED, "power", 0.70, None),
    (PLANTED, "slope", 0.9, 1.1),
    (PLANTED, "pattern_named", 0.80, None),
    ("panel", "drift_coverage", 0.93, None),
    ("under", "under_false", None, 0.10),
]

LARGE_GOALS = [
    (PLANTED, "weights_calibrated", None, 1.1),
    (PLANTED, "weights_coverage", 0.92, None),
    (PLANTED, "weights_coverage_zero", 0.92, None),
    (PLANTED, "agreement_gain", 0.0, None),
    (EVERY, "uneven_fifth", None, 2.0),
    (EVERY, "uneven_type", None, 1.5),
    (EVERY, "uneven_missing", None, 1.5),
]
"""Held from LARGE units on: smaller studies carry less."""
LARGE = 6000

HARD_GOALS = {"auc": 0.955, "power": 0.70}
"""The least that is wanted where the noise is that of --hard."""


def missed(cells, units, hard):
    """Cells that miss what is wanted by more than two standard errors for shares of false discoveries, by anything
    for the others: a list of (scenario, measure, cell, wanted), the widest miss first."""
    found = []
    for scope, measure, least, most in GOALS + (LARGE_GOALS if units >= LARGE else []):
        if hard:
            least = HARD_GOALS.get(measure, least)
        for scenario, measures in cells.items():
            if scope != scenario and not (scope == PLANTED and scenario not in ("nothing", EVERY)):
                continue
            cell = measures.get(measure)
            if cell is None:
                continue
            slack = 2 * cell.error if "false" in measure else 0
            below = least - cell.mean if least is not None else 0
            above = cell.mean - most - slack if most is not None else 0
            if measure == "any_flag":
                # One study in ten may carry a flag; of fewer than ten, one may.
                above = cell.mean - max(most, 1 / cell.count)
            miss = max(below, above)
            if miss > 1e-12:
                wanted = f"≥ {least}" if below > 0 else f"≤ {most}"
                found.append((scenario, measure, cell, wanted, miss / (abs(least if below > 0 else most) or 1)))
    return sorted(found, key=lambda item: (-item[4], item[0], item[1]))
