"""Figures of QuadraticProgramReferenceTests: 40 programmes solved by quadprog 0.1.14 (PyPI; Turlach's Fortran code).

minimise 1/2 x'Gx - g'x subject to E x = e and C x >= c. Writes Tests/LinearAlgebraTests/Fixtures/quadratic_programs.json.
The programmes take turns between bounds and sum (weights on a simplex), dense rows, x >= 0 alone, and contradictions,
whose solution is null. Inputs have few digits, so that both programs read the same numbers.
"""

import json

import numpy
import quadprog

COUNT = 40


def draw(kind, random):
    p = int(random.integers(2, 13))
    factor = random.normal(size=(p + 3, p)).round(2)
    point = random.normal(size=p).round(2)
    equalities, inequalities = [], []
    if kind == "simplex":
        share = random.dirichlet(numpy.ones(p))
        equalities.append((numpy.ones(p), 1.0))
        for i in range(p):
            row = numpy.eye(p)[i]
            inequalities.append((row, round(max(0.0, share[i] - 0.1), 3)))
            inequalities.append((-row, -round(share[i] + 0.1, 3)))
    elif kind == "dense":
        for _ in range(int(random.integers(0, p // 3 + 1))):
            row = random.normal(size=p).round(2)
            equalities.append((row, float(row @ point)))
        for _ in range(int(random.integers(1, 2 * p + 1))):
            row = random.normal(size=p).round(2)
            inequalities.append((row, round(float(row @ point - random.uniform()), 3)))
    else:
        inequalities = [(numpy.eye(p)[i], 0.0) for i in range(p)]
        if kind == "contradiction":
            inequalities.append((-numpy.ones(p), 0.5))
    return (factor.T @ factor).round(4), (4 * random.normal(size=p)).round(2), equalities, inequalities


def solve(hessian, linear, equalities, inequalities):
    rows = equalities + inequalities
    matrix = numpy.array([row for row, _ in rows]).T
    bounds = numpy.array([bound for _, bound in rows])
    try:
        x, _, _, _, multipliers, _ = quadprog.solve_qp(hessian, linear, matrix, bounds, len(equalities))
    except ValueError as error:
        assert "inconsistent" in str(error)
        return None
    return {"x": x.tolist(), "multipliers": multipliers.tolist()}


def as_json(rows):
    return [{"coefficients": row.tolist(), "bound": bound} for row, bound in rows]


if __name__ == "__main__":
    random = numpy.random.default_rng(20241121)
    programmes = []
    for index in range(COUNT):
        kind = ["simplex", "dense", "nonnegative", "dense", "simplex", "contradiction"][index % 6]
        hessian, linear, equalities, inequalities = draw(kind, random)
        solution = solve(hessian, linear, equalities, inequalities)
        assert (solution is None) == (kind == "contradiction")
        programmes.append(
            {
                "kind": kind,
                "hessian": hessian.tolist(),
                "linear": linear.tolist(),
                "equalities": as_json(equalities),
                "inequalities": as_json(inequalities),
                "solution": solution,
            }
        )
    with open("Tests/LinearAlgebraTests/Fixtures/quadratic_programs.json", "w") as file:
        json.dump({"solver": "quadprog 0.1.14", "programmes": programmes}, file, separators=(",", ":"))
        file.write("\n")
