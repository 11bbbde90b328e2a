"""Figures of BoundedWeightTests: 200 bounded weight programmes solved by quadprog (PyPI; Turlach's Fortran code).

minimise over b >= 0: 1/2 b'(A + 1e-8 s Omega)b - g'b with total l_j 1'b <= ... <= total u_j 1'b and the sum of the first three
criteria held, all linear and homogeneous in b; weights are total b/1'b. The inputs are drawn by the generator of
Statistics/RandomStream.swift, so that the test draws the same ones. Writes
Tests/CalibrationTests/Fixtures/bounded_weights.csv: one row a seed.
"""

import pathlib

import numpy
import quadprog

MASK = (1 << 64) - 1
CRITERIA, ROWS, COUNT, TOTAL = 6, 14, 200, 100.0


class Stream:
    """xoshiro256** started by SplitMix64 from a seed and indices."""

    def __init__(self, seed, *indices):
        self.mixer = seed & MASK
        for index in indices:
            self.mixer = self.split() ^ ((index * 0xD1342543DE82EF95) & MASK)
        self.state = [self.split() for _ in range(4)]

    def split(self):
        self.mixer = (self.mixer + 0x9E3779B97F4A7C15) & MASK
        z = self.mixer
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def next(self):
        s = self.state
        multiplied = (s[1] * 5) & MASK
        result = ((((multiplied << 7) | (multiplied >> 57)) & MASK) * 9) & MASK
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = ((s[3] << 45) | (s[3] >> 19)) & MASK
        return result

    def uniform(self):
        return ((self.next() >> 11) + 0.5) * 2.0**-53


def draw(seed):
    stream = Stream(seed, 71)
    x = numpy.array([[stream.uniform() for _ in range(ROWS)] for _ in range(CRITERIA)]).T
    y = numpy.array([stream.uniform() for _ in range(ROWS)])
    raw = numpy.array([0.2 + stream.uniform() for _ in range(CRITERIA)])
    change = 1 + 5 * stream.uniform()
    previous = TOTAL * raw / raw.sum()
    return x.T @ x, x.T @ y, previous, numpy.maximum(0, previous - change), previous + change


def solve(seed):
    moment, linear, previous, lower, upper = draw(seed)
    variance = numpy.maximum(previous, 0.1 * previous.mean())
    omega = CRITERIA * (1 / variance) / (1 / variance).sum()
    hessian = moment + 1e-8 * numpy.trace(moment) / CRITERIA * numpy.diag(omega)
    ones, identity = numpy.ones(CRITERIA), numpy.eye(CRITERIA)
    group = numpy.array([1.0, 1, 1, 0, 0, 0])
    rows = [group - previous[:3].sum() / TOTAL * ones]
    rows += [identity[j] - lower[j] / TOTAL * ones for j in range(CRITERIA)]
    rows += [upper[j] / TOTAL * ones - identity[j] for j in range(CRITERIA)]
    b = quadprog.solve_qp(hessian, linear, numpy.array(rows).T, numpy.zeros(len(rows)), 1)[0]
    return TOTAL * b / b.sum()


if __name__ == "__main__":
    lines = ["seed," + ",".join(f"w{j + 1}" for j in range(CRITERIA))]
    lines += [f"{seed}," + ",".join(f"{w:.12g}" for w in solve(seed)) for seed in range(1, COUNT + 1)]
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    (root / "Tests/CalibrationTests/Fixtures/bounded_weights.csv").write_text("\n".join(lines) + "\n")
