"""Makes Tests/TablesTests/Fixtures/undertakings.xlsx: a trial, a survey and targets on sheets of one workbook.

Needs openpyxl 3.1.5: `pip install openpyxl==3.1.5`. The same tables stand as text in UndertakingReadersTests.
"""

import datetime
import pathlib

import openpyxl

PATH = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "TablesTests" / "Fixtures" / "undertakings.xlsx"
SHEETS = {
    "pilot": [
        ["unit", "block", "treated", "period", "after", "value", "answers"],
        ["A", "x", True, 1, False, 60.5, 12], ["A", "x", True, 2, True, 70.25, 11],
        ["B", "x", False, 1, False, 61, 9], ["B", "x", False, 2, True, None, 9], ["B", "x", False, 3, True, 62, 8],
    ],
    "survey": [
        ["type", "stratum", "cluster", "weight", "population", "q1", "q2"],
        ["t", "s1", "c1", 2.5, 40, 4, 5], ["t", "s1", "c2", 2.5, 40, None, 3], ["u", "s2", "c1", 1, 10, 2, 1],
    ],
    "targets": [
        ["target", "kind", "goal", "goal_year", "baseline", "baseline_year", "moves_in", "measure"],
        ["a", "at_least", 20, 2020, 14.8, 2016, "2015 2020", None], ["b", "at_most", 40, 2020, 43.65, 2016, None, "number"],
    ],
}

if __name__ == "__main__":
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = datetime.datetime(2024, 1, 1)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(PATH)
