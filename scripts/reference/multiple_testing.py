"""Figures of AdjustedPValuesTests: statsmodels 0.15.0 on the p-values of Fixtures/multipletests.csv."""

import csv
import sys

from statsmodels.stats.multitest import multipletests

METHODS = ["bonferroni", "holm", "simes-hochberg", "hommel", "fdr_bh", "fdr_by"]

with open("Tests/StatisticsTests/Fixtures/multipletests.csv") as file:
    p_values = [float(row["p"]) for row in csv.DictReader(file)]
columns = [multipletests(p_values, method=method)[1] for method in METHODS]
writer = csv.writer(sys.stdout)
writer.writerow(["p", *METHODS])
writer.writerows(zip(p_values, *columns))
