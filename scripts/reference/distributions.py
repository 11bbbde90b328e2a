"""Figures of DistributionsTests: densities, tails and quantiles of scipy.stats 1.17.1.

Writes Tests/StatisticsTests/Fixtures/distributions.csv and distribution_quantiles.csv. Arguments cover the centre and both
far tails; figures that are 0 or infinite in double precision are left out.
"""

import csv
import math

from scipy import stats

FAMILIES = {
    "normal": (stats.norm, [(0, 1), (-3, 2.5)]),
    "studentT": (stats.t, [(1,), (3,), (4.5,), (30,), (1e4,)]),
    "chiSquared": (stats.chi2, [(1,), (2,), (7.5,), (200,)]),
    "fisherF": (stats.f, [(1, 9), (2, 30), (6, 17.5), (40, 400)]),
    "beta": (stats.beta, [(0.5, 0.5), (1, 3), (2.5, 7), (60, 40)]),
}
POINTS = {
    "normal": [-30, -8, -3.1, -1, 0, 0.5, 1.96, 6, 25],
    "studentT": [-40, -8, -2.5, -0.3, 0, 0.7, 2, 12, 100],
    "chiSquared": [0.01, 0.5, 2, 9.3, 60, 150, 400],
    "fisherF": [0.02, 0.4, 1, 2.7, 12, 90],
    "beta": [0.001, 0.05, 0.3, 0.5, 0.77, 0.98],
}
PROBABILITIES = [1e-12, 1e-5, 0.025, 0.2, 0.5, 0.9, 0.999]


def upper_quantile(family, p, values):
    """The upper quantile; that of F by its reciprocal, since scipy forms it from 1 - p and loses the tail."""
    if family is stats.f:
        return 1 / family.ppf(p, *reversed(values))
    return family.isf(p, *values)


def parameters(values):
    return [*values, "none"][:2]


def is_ordinary(value):
    return math.isfinite(value) and (value == 0 or abs(value) > 1e-300)


if __name__ == "__main__":
    folder = "Tests/StatisticsTests/Fixtures/"
    with open(folder + "distributions.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("distribution,first,second,x,density,log_density,cumulative,upper_tail".split(","))
        for name, (family, sets) in FAMILIES.items():
            for values in sets:
                for x in POINTS[name]:
                    figures = [f(x, *values) for f in (family.pdf, family.logpdf, family.cdf, family.sf)]
                    if all(map(is_ordinary, figures)) and figures[0] and figures[2] and figures[3]:
                        writer.writerow([name, *parameters(values), x, *map(repr, map(float, figures))])
    with open(folder + "distribution_quantiles.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("distribution,first,second,p,quantile,upper_quantile".split(","))
        for name, (family, sets) in FAMILIES.items():
            for values in sets:
                for p in PROBABILITIES:
                    figures = [family.ppf(p, *values), upper_quantile(family, p, values)]
                    if all(map(is_ordinary, figures)):
                        writer.writerow([name, *parameters(values), p, *map(repr, map(float, figures))])
