"""Least squares with clustered standard errors, and Wilson's interval: the values in the tests of Statistics.

Usage: clustered_regression.py
Written with statsmodels 0.15.0. The rows are made by formulas, so that the tests can make them too.
"""

import numpy
import statsmodels.api
from statsmodels.stats.proportion import proportion_confint


def main():
    row = numpy.arange(40)
    first = numpy.sin(row)
    second = numpy.cos(3 * row) + 0.1 * row
    cluster = row % 7
    response = 0.5 * first - 0.2 * second + numpy.cos(row * row) + 0.4 * numpy.sin(cluster)
    design = numpy.column_stack([numpy.ones(40), first, second])
    fit = statsmodels.api.OLS(response, design).fit(
        cov_type="cluster", cov_kwds={"groups": cluster, "use_correction": True, "df_correction": True}, use_t=True)
    print("slopes", *(f"{value:.12g}" for value in fit.params))
    print("standard errors", *(f"{value:.12g}" for value in fit.bse))
    print("interval of the second", *(f"{value:.12g}" for value in fit.conf_int(0.05)[1]))
    print("wilson 7 of 30", *(f"{value:.12g}" for value in proportion_confint(7, 30, 0.05, "wilson")))
    print("wilson 0 of 12", *(f"{value:.12g}" for value in proportion_confint(0, 12, 0.10, "wilson")))


if __name__ == "__main__":
    main()
