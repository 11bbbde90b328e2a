"""Solves the programme of `calibrate datasets/judges --penalty λ` with numpy and scipy.

Reads the files of datasets/judges and computes everything anew (METHODS.md §2 and §3.1): the outcome's robust z-score;
the quality it shows, E[θ | z] under z = √r θ + √(1 − r) t_ν with ν of greatest likelihood, by adaptive quadrature; logit
shares in units of shares, centred; G, g and the penalty P; the non-negative solution by scipy.optimize.nnls on the
Cholesky factor. Prints the points of each criterion for each λ, and the largest violation of the optimality conditions.

Run with: pip install numpy==2.4.6 scipy==1.17.1 pyyaml==6.0.3, then python scripts/reference/judges_weights.py [λ ...]
"""

import csv
import pathlib
import sys

import numpy as np
import yaml
from scipy.integrate import quad
from scipy.optimize import nnls
from scipy.stats import norm, t

FOLDER = pathlib.Path(__file__).parents[2] / "datasets" / "judges"
RIDGE = 1e-8
LEAST_VARIANCE = 0.1
DEGREES_OF_FREEDOM = [30, 10, 6, 4, 3]


def read():
    framework = yaml.safe_load((FOLDER / "framework.yml").read_text(encoding="utf-8"))
    criteria = framework["criteria"]
    indicator = framework["indicators"][0]
    with open(FOLDER / "ratings.csv", newline="", encoding="utf-8") as file:
        ratings = {row["unit"]: row for row in csv.DictReader(file)}
    with open(FOLDER / "indicators.csv", newline="", encoding="utf-8") as file:
        outcomes = {row["unit"]: float(row[indicator["code"]]) for row in csv.DictReader(file)}
    units = sorted(set(ratings) & set(outcomes))
    points = np.array([[float(ratings[unit][c["code"]]) for c in criteria] for unit in units])
    return criteria, points, np.array([outcomes[unit] for unit in units]), indicator["reliability"]


def quality(outcome, reliability):
    """E[θ | z] and the mean of 1 − var(θ | z)."""
    center = np.median(outcome)
    z = (outcome - center) / (1.4826 * np.median(np.abs(outcome - center)))
    loading, scale = np.sqrt(reliability), np.sqrt(1 - reliability)

    def moments(value, nu):
        def density(theta):
            return norm.pdf(theta) * t.pdf((value - loading * theta) / scale, nu) / scale

        return [
            quad(lambda x: x**k * density(x), -12, 12, epsabs=1e-14, epsrel=1e-13, limit=400)[0] for k in range(3)
        ]

    best = max(DEGREES_OF_FREEDOM, key=lambda nu: sum(np.log(moments(value, nu)[0]) for value in z))
    sums = np.array([moments(value, best) for value in z])
    mean = sums[:, 1] / sums[:, 0]
    variance = sums[:, 2] / sums[:, 0] - mean**2
    return mean, np.mean(1 - variance), best


def weights(penalty, gram, linear, reference):
    p = len(reference)
    variance = np.maximum(reference, LEAST_VARIANCE * reference.mean())
    omega = np.diag(p * (1 / variance) / np.sum(1 / variance))
    pull = omega @ reference
    direction = omega - np.outer(pull, pull) / (reference @ pull)
    scale = np.trace(gram) / p
    hessian = gram + penalty * scale * direction + RIDGE * scale * omega
    lower = np.linalg.cholesky(hessian)
    beta, _ = nnls(lower.T, np.linalg.solve(lower, linear))
    # One Newton step on the free set takes the last rounding away.
    free = beta > 0
    beta[free] = np.linalg.solve(hessian[np.ix_(free, free)], linear[free])
    gradient = hessian @ beta - linear
    violation = max(np.max(np.abs(gradient[free])), np.max(-gradient), np.max(-beta)) / np.max(np.abs(linear))
    return reference.sum() * beta / beta.sum(), violation


def main():
    criteria, points, outcome, reliability = read()
    most = np.array([c["max_points"] for c in criteria], dtype=float)
    half = np.array([c["step"] for c in criteria]) / (2 * most)
    share = points / most
    logit = np.log((share + half) / (1 - share + half))
    column = (logit - logit.mean(axis=0)) / (logit.std(axis=0) / share.std(axis=0))
    mean, known, nu = quality(outcome, reliability)
    target = (mean - mean.mean()) / known
    n = len(target)
    print("degrees of freedom", nu, "reliability", repr(float(known)))
    for penalty in [float(a) for a in sys.argv[1:]] or [0, 0.1, 1, 10]:
        solution, violation = weights(penalty, column.T @ column / n, column.T @ target / n, most)
        print("penalty", penalty, "violation", f"{violation:.1e}")
        for c, value in zip(criteria, solution):
            print(f"  {c['code']} {value:.12f}")


if __name__ == "__main__":
    main()
