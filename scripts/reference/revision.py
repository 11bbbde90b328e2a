"""Solves the programme of Sources/Feedback/NearestPoints.swift for Tests/FeedbackTests/NearestPointsTests.swift.

The terms of the comment there, written out over all criteria: points in force m, wanted points t for those that move,
groups, ranges, the total and one fixed group.
Run with: pip install numpy==2.4.6 quadprog==0.1.14, then python scripts/reference/revision.py
"""

import numpy
import quadprog

in_force = numpy.array([4.0, 6.0, 10.0, 3.0, 7.0, 10.0])
wanted = {0: 7.0, 3: 1.0, 4: 7.9}
groups = [[0, 1, 2], [3, 4], [5]]
fixed_group = groups[0]
lower = numpy.array([2.0, 5.0, 8.0, 1.5, 5.0, 8.0])
upper = numpy.array([6.0, 8.0, 12.0, 5.0, 9.0, 12.0])
EVIDENCE, GROUP = 1e4, 1e2


def main():
    count = len(in_force)
    hessian = numpy.zeros((count, count))
    linear = numpy.zeros(count)
    for j in range(count):
        preference = (EVIDENCE if j in wanted else 1) / in_force[j]
        hessian[j, j] += preference
        linear[j] += preference * wanted.get(j, in_force[j])
    for group in groups:
        indicator = numpy.isin(numpy.arange(count), group).astype(float)
        total = in_force[group].sum()
        hessian += GROUP * numpy.outer(indicator, indicator) / total
        linear += GROUP * indicator
    equalities = [numpy.ones(count), numpy.isin(numpy.arange(count), fixed_group).astype(float)]
    sides = [in_force.sum(), in_force[fixed_group].sum()]
    constraints = numpy.vstack([equalities, numpy.eye(count), -numpy.eye(count)]).T
    bounds = numpy.concatenate([sides, lower, -upper])
    solution = quadprog.solve_qp(hessian, linear, constraints, bounds, meq=2)[0]
    print("[" + ", ".join(f"{value:.12f}" for value in solution) + "]")


if __name__ == "__main__":
    main()
