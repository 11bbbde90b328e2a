"""Figures of PlaceboPermutationTests: exact enumeration by dummy-variable least squares, numpy 2.4.6.

Prints the values of a small trial (units x periods), then effect, standard error, p-values at supposed effects and the ends
of the 95 % interval, for one spread for all, for the units' own spread (HC2), and with the sizes behind the values.
"""
from itertools import combinations, product

import numpy as np

BLOCKS = [0] * 5 + [1] * 4 + [2] * 4
TREATED = [0, 3, 6, 9, 12]
BEFORE, AFTER = 2, 3


def trial(treated):
    unit = np.arange(len(BLOCKS))[:, None]
    month = np.arange(BEFORE + AFTER)[None, :]
    values = 60 + 3 * np.sin(1.7 * unit) + 2 * np.cos(2.3 * unit + 1.1 * month) + 0.5 * month
    values = values + 2.5 * (np.isin(unit, treated) & (month >= BEFORE))
    return np.round(values, 3)


def sizes():
    return np.array([[4 + (7 * u) % 23] * (BEFORE + AFTER) for u in range(len(BLOCKS))], float)


def fit(y, chosen, g, robust):
    """Effect and variance by explicit least squares on block dummies and the assignment, rows divided by sqrt(g)."""
    design = np.column_stack([np.equal(BLOCKS, b) for b in sorted(set(BLOCKS))] + [np.isin(range(len(y)), chosen)])
    scale = 1 / np.sqrt(g)
    x, z = design * scale[:, None], y * scale
    inverse = np.linalg.inv(x.T @ x)
    beta = inverse @ x.T @ z
    residual = z - x @ beta
    hat = np.einsum("ij,jk,ik->i", x, inverse, x)
    if robust:
        meat = x.T @ (x * (residual**2 / (1 - hat))[:, None])
        return beta[-1], (inverse @ meat @ inverse)[-1, -1], residual, hat
    free = len(y) - x.shape[1]
    return beta[-1], residual @ residual / free * inverse[-1, -1], residual, hat


def assignments(treated):
    parts = []
    for b in sorted(set(BLOCKS)):
        rows = [i for i, c in enumerate(BLOCKS) if c == b]
        parts.append(list(combinations(rows, len([i for i in treated if BLOCKS[i] == b]))))
    return [sum(map(list, choice), []) for choice in product(*parts)]


def p_value(y, treated, theta, g, robust):
    shifted = y - theta * np.isin(range(len(y)), treated)
    def statistic(chosen):
        effect, variance, _, _ = fit(shifted, chosen, g, robust)
        return abs(effect) / np.sqrt(variance)
    own = statistic(treated)
    return np.mean([statistic(chosen) >= own * (1 - 1e-9) for chosen in assignments(treated)])


def end(y, treated, g, robust, side):
    effect, variance, _, _ = fit(y, treated, g, robust)
    inside, outside = 0.0, 1.0
    while p_value(y, treated, effect + side * outside * variance**0.5, g, robust) > 0.05:
        inside, outside = outside, 2 * outside
        if outside > 1e3:
            return None
    for _ in range(25):
        middle = (inside + outside) / 2
        if p_value(y, treated, effect + side * middle * variance**0.5, g, robust) > 0.05:
            inside = middle
        else:
            outside = middle
    return effect + side * inside * variance**0.5


def relative_variances(y, treated, q):
    _, _, residual, hat = fit(y, treated, np.ones(len(y)), False)
    squares = residual**2 / (1 - hat)
    slope, intercept = np.polyfit(q, squares, 1)
    if slope <= 0:
        return np.ones(len(y))
    share = min(slope * q.mean() / squares.mean(), 1)
    return 1 - share + share * q / q.mean()


def report(name, treated, robust, with_sizes):
    values = trial(treated)
    y = values[:, BEFORE:].mean(1) - values[:, :BEFORE].mean(1)
    n = sizes()
    q = (1 / n[:, :BEFORE]).sum(1) / BEFORE**2 + (1 / n[:, BEFORE:]).sum(1) / AFTER**2
    g = relative_variances(y, treated, q) if with_sizes else np.ones(len(y))
    effect, variance, _, _ = fit(y, treated, g, robust)
    print(name, "assignments", len(assignments(treated)))
    print("  effect", repr(float(effect)), "error", repr(float(variance**0.5)))
    print("  p at 0, 1, 4:", [float(p_value(y, treated, t, g, robust)) for t in (0, 1, 4)])
    print("  interval", end(y, treated, g, robust, -1), end(y, treated, g, robust, 1))
    if with_sizes:
        print("  relative variances", np.round(g, 9).tolist())


if __name__ == "__main__":
    print(trial(TREATED).tolist())
    report("robust", TREATED, True, False)
    report("robust, sizes", TREATED, True, True)
    print(trial([0, 6, 12]).tolist())
    report("modelled", [0, 6, 12], False, False)
