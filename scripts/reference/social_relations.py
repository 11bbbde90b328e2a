"""Figures of RoundRobinTests: the components of one round robin by another road than the formulas of Warner, Kenny and Stoto.

Actor and partner effects are fitted by least squares with numpy; the sums of squares and products are quadratic forms of
the scores, whose expectations are traces with the covariance matrices of the five components; the components solve the
five equations. Prints mean and components for the scores of the test.
"""

import itertools

import numpy

SCORES = numpy.array([
    [0, 7, 5, 8, 6],
    [6, 0, 4, 9, 7],
    [8, 9, 0, 9, 8],
    [5, 6, 3, 0, 4],
    [7, 9, 6, 8, 0],
], dtype=float)

n = len(SCORES)
pairs = [(i, j) for i, j in itertools.product(range(n), repeat=2) if i != j]
x = numpy.array([SCORES[pair] for pair in pairs])
place = {pair: k for k, pair in enumerate(pairs)}
actor = numpy.array([[float(i == a) for a in range(n)] for i, j in pairs])
partner = numpy.array([[float(j == a) for a in range(n)] for i, j in pairs])
one = numpy.ones((len(pairs), 1))
swap = numpy.zeros((len(pairs), len(pairs)))
for (i, j), k in place.items():
    swap[k, place[j, i]] = 1

# Least squares with effects that sum to zero: the pseudo-inverse gives them.
design = numpy.hstack([one, actor, partner])
fit = numpy.linalg.pinv(design)
centre = numpy.eye(n) - 1 / n
alpha, beta = centre @ fit[1:n + 1], centre @ fit[n + 1:]
residual = numpy.eye(len(pairs)) - design @ fit
forms = [
    alpha.T @ alpha,
    beta.T @ beta,
    residual.T @ residual,
    (alpha.T @ beta + beta.T @ alpha) / 2,
    residual.T @ swap @ residual,
]
covariances = [
    actor @ actor.T,
    partner @ partner.T,
    numpy.eye(len(pairs)),
    actor @ partner.T + partner @ actor.T,
    swap,
]
expected = numpy.array([[numpy.trace(form @ covariance) for covariance in covariances] for form in forms])
observed = numpy.array([x @ form @ x for form in forms])
print("mean", repr(float(x.mean())))
for name, value in zip(["actor", "partner", "relationship", "actor_partner", "dyadic"], numpy.linalg.solve(expected, observed)):
    print(name, repr(float(value)))
