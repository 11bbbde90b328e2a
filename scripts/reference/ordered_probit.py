"""Prints the reference values of Tests/StatisticsTests/Ordinal/OrderedProbitTests.swift.

Data: satisfaction by influence on management, of 1,681 tenants in Copenhagen (Madsen 1976; MASS::housing), summed over the
other variables. Software: statsmodels 0.15.0, OrderedModel(distr="probit").
"""
import numpy
from statsmodels.miscmodels.ordinal_model import OrderedModel

# Rows: influence low, medium, high (0, 1, 2); columns: satisfaction low, medium, high.
COUNTS = [[282, 170, 175], [206, 189, 264], [79, 87, 229]]

level = numpy.concatenate([numpy.full(n, k) for row in COUNTS for k, n in enumerate(row)])
influence = numpy.concatenate([numpy.full(sum(row), float(x)) for x, row in enumerate(COUNTS)])
model = OrderedModel(level, influence[:, None], distr="probit")
fit = model.fit(method="newton", maxiter=100, disp=False)
cuts = model.transform_threshold_params(fit.params)[1:-1]
print("slope", repr(float(fit.params[0])), "cutpoints", [repr(float(c)) for c in cuts], "log-likelihood", repr(float(fit.llf)))
print("standard error of the slope", repr(float(fit.bse[0])))
