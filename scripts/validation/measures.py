"""What is measured on one study: each function takes the results and the truth and returns figures by name.

A unit-year is over-rated when something was planted that raised it; strongly so from STRONG points. What was not planted
is honest. A flag is false when its unit-year was not raised. Figures that a study cannot give are left out.
"""
import math

STRONG = 3.0
"""Points of 100 from which an over-rating has to be found."""

PATTERN_NAMES = {"some_criteria": "overrating"}
"""How the tool names a planted pattern, where the names differ."""

ROUNDING = 1e-4
"""Truth and results are written with four decimals or more."""


class Share:
    """So many of so many: pooled over studies, where other figures are averaged."""

    def __init__(self, hits):
        self.hits = sum(hits)
        self.count = len(hits)


class UnitYear:
    """A unit-year as it was judged and as it is."""

    def __init__(self, flag, truth, missing=0):
        self.rank = int(flag["rank"])
        self.flagged = flag["flagged"] == "true"
        self.flagged_under = flag["flagged_under"] == "true"
        self.points = float(flag["unexplained_points"]) if flag["unexplained_points"] else None
        self.interval = (float(flag["lower"]), float(flag["upper"])) if flag["lower"] and flag["upper"] else None
        self.type = flag["type"]
        self.missing = missing
        self.named = flag["pattern"]
        self.truth = float(truth["true_points"])
        self.planted = truth["pattern"]
        self.quality = float(truth["quality"])
        self.honest = self.planted == ""
        self.raised = not self.honest and self.truth > 0
        self.strong = not self.honest and self.truth >= STRONG
        self.lowered = not self.honest and self.truth < 0


def measure(results, truth, inputs):
    """All figures of one study."""
    true = {(row["unit"], row["year"]): row for row in truth["units"]}
    missing = missing_outcomes(inputs["indicators"])
    units = [
        UnitYear(flag, true[flag["unit"], flag["year"]], missing.get((flag["unit"], flag["year"]), MOST_MISSING))
        for flag in results["flags"]
    ]
    figures = {}
    for part in (ranking, flags, points, under, evenness):
        figures.update(part(units))
    figures.update(appraisers(results["appraisers"], truth["appraisers"]))
    figures.update(drift(results["drift"], truth["drift"]))
    figures.update(weights(results["weights"], truth["weights"]))
    return figures


def ranking(units):
    """Area under the curve and average precision of the rank, strongly over-rated against honest ones."""
    judged = [unit.strong for unit in sorted(units, key=lambda unit: unit.rank) if unit.strong or unit.honest]
    positives = sum(judged)
    negatives = len(judged) - positives
    if not positives or not negatives:
        return {}
    pairs = found = 0
    precision = 0.0
    for place, positive in enumerate(judged, start=1):
        if positive:
            found += 1
            precision += found / place
            pairs += negatives - (place - found)
    return {"auc": pairs / (positives * negatives), "average_precision": precision / positives}


def flags(units):
    """What was flagged: how many, the share of them that is false, the shares found, the patterns named."""
    listed = [unit for unit in units if unit.flagged]
    right = [unit for unit in listed if unit.raised]
    figures = {
        "flags": len(listed),
        "any_flag": float(bool(listed)),
        "false_discoveries": (len(listed) - len(right)) / max(1, len(listed)),
    }
    strong = [unit for unit in units if unit.strong]
    if strong:
        figures["power"] = mean(unit.flagged for unit in strong)
    if right:
        figures["pattern_named"] = mean(unit.named == PATTERN_NAMES.get(unit.planted, unit.planted) for unit in right)
        covered = [unit.interval[0] - ROUNDING <= unit.truth <= unit.interval[1] + ROUNDING
                   for unit in listed if unit.interval]
        figures["coverage_flagged"] = mean(covered)
    return figures


def points(units):
    """The slope of the truth on the unexplained points over all units that were assessed."""
    pairs = [(unit.points, unit.truth) for unit in units if unit.points is not None]
    centre = mean(x for x, _ in pairs)
    spread = sum((x - centre) ** 2 for x, _ in pairs)
    if not spread or not any(unit.planted for unit in units):
        return {}
    return {"slope": sum((x - centre) * y for x, y in pairs) / spread}


def under(units):
    """Under-rated unit-years: the share found of those by STRONG points and more, and the share of false ones."""
    listed = [unit for unit in units if unit.flagged_under]
    figures = {"under_flags": len(listed)}
    strong = [unit for unit in units if unit.lowered and unit.truth <= -STRONG]
    if strong:
        figures["under_power"] = mean(unit.flagged_under for unit in strong)
    if strong or listed:
        figures["under_false"] = sum(not unit.lowered for unit in listed) / max(1, len(listed))
    return figures


MOST_MISSING = 3
"""Stands for so many missing outcomes and more."""


def missing_outcomes(indicators):
    """The number of outcomes that each unit-year lacks; indicators of a simulated study are all outcomes."""
    codes = [name for name in indicators[0] if name not in ("unit", "year")] if indicators else []
    return {
        (row["unit"], row["year"]): min(MOST_MISSING, sum(row[code] == "" for code in codes)) for row in indicators}


def evenness(units):
    """Flags among honest units by fifth of true quality within the type (1 the worst, 5 the best), by type and by the
    number of missing outcomes."""
    groups = {}
    for kind in sorted({unit.type for unit in units}):
        own = sorted((unit for unit in units if unit.type == kind), key=lambda unit: unit.quality)
        for place, unit in enumerate(own):
            if unit.honest:
                for name in (f"fifth_{1 + 5 * place // len(own)}", f"type_{kind}", f"missing_{unit.missing}"):
                    groups.setdefault(f"honest_{name}", []).append(unit.flagged)
    return {name: Share(flagged) for name, flagged in groups.items()}


def appraisers(found, truth):
    """Lenient appraisers: the share found, the share of false ones."""
    lenient = {row["parent"] for row in truth if float(row["leniency_points"]) > 0}
    listed = {row["parent"] for row in found if row["flagged"] == "true"}
    figures = {}
    if lenient:
        figures["appraiser_power"] = len(listed & lenient) / len(lenient)
    if lenient or listed:
        figures["appraiser_false"] = len(listed - lenient) / max(1, len(listed))
    return figures


def drift(found, truth):
    """Coverage of the drift's intervals and the slope-free error in points."""
    true = {(row["type"], row["year"]): float(row["drift_points"]) for row in truth}
    pairs = [(row, true[row["type"], row["year"]]) for row in found if (row["type"], row["year"]) in true]
    pairs = [(row, value) for row, value in pairs if row["lower"] and row["upper"]]
    if not pairs:
        return {}
    return {
        "drift_coverage": mean(float(row["lower"]) <= value <= float(row["upper"]) for row, value in pairs),
        "drift_error": mean(float(row["drift_points"]) - value for row, value in pairs),
    }


def weights(found, truth):
    """Root mean square errors of the calibrated points, those in force and equal ones, in points, and coverage."""
    true = {(row["type"], row["criterion"]): float(row["points_true"]) for row in truth}
    errors = {"calibrated": [], "now": [], "equal": []}
    above, zero = [], []
    kinds = sorted({row["type"] for row in found})
    for kind in kinds:
        own = [row for row in found if row["type"] == kind and (kind, row["criterion"]) in true]
        values = [true[kind, row["criterion"]] for row in own]
        if not own:
            continue
        equal = sum(values) / len(values)
        errors["calibrated"].append(error((float(row["points_calibrated"]) for row in own), values))
        errors["now"].append(error((float(row["points_now"]) for row in own), values))
        errors["equal"].append(error([equal] * len(own), values))
        for row, value in zip(own, values):
            if not row["lower"] or not row["upper"]:
                continue
            inside = float(row["lower"]) - ROUNDING <= value <= float(row["upper"]) + ROUNDING
            (above if value > 0 else zero).append(inside)
    figures = {f"weights_{name}": mean(values) for name, values in errors.items() if values}
    if above:
        figures["weights_coverage"] = mean(above)
    if zero:
        figures["weights_coverage_zero"] = mean(zero)
    return figures


def error(estimates, values):
    return math.sqrt(mean((estimate - value) ** 2 for estimate, value in zip(estimates, values)))


def mean(values):
    values = [float(value) for value in values]
    return sum(values) / len(values) if values else math.nan
