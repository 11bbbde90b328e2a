"""Makes datasets/hospitals: the files that an office has before it begins, in its own words and marks.

Run with: python3 scripts/reference/hospitals.py TOOL, from scripts/datasets. The study is simulated by the tool on
datasets/hospitals/framework.yml; here it becomes what Excel saves in Vietnamese: UTF-8 with a mark, semicolons, decimal
commas, Vietnamese headings. Indicators are put on the scales of hospitals, which changes no correlation.
"""

import csv
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "datasets" / "hospitals"
RATERS = {"self": "tự chấm", "superior": "cấp trên"}
# Per cent of inpatients, per cent of patients, letters in 10,000 visits.
DIVISORS = {"nhiem_khuan": 20, "chuyen_tuyen": 5, "don_thu": 20}


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def office(name, headings, table):
    with open(FOLDER / name, "w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";", lineterminator="\r\n")
        writer.writerow(headings)
        writer.writerows(table)


def comma(text):
    return text.replace(".", ",")


def main():
    with tempfile.TemporaryDirectory() as work:
        study = pathlib.Path(work) / "study"
        subprocess.run(
            [sys.argv[1], "simulate", study, "--framework", FOLDER / "framework.yml", "--scenario", "plain", "--units",
             "320", "--appraisers", "24", "--rate", "0.12", "--years", "1", "--first-year", "2024", "--seed", "9",
             "--quiet"], check=True)
        ratings, units = rows(study / "ratings.csv"), rows(study / "units.csv")
        indicators = rows(study / "indicators.csv")
    department = {row["unit"]: row["parent"].replace("D", "SYT") for row in units}
    name = {row["unit"]: row["name"].replace("tuyến ", "") for row in units}
    criteria = [column for column in ratings[0] if column not in ("unit", "year", "rater")]
    outcomes = [column for column in indicators[0] if column not in ("unit", "year")]
    office(
        "phieu-cham.csv", ["Mã đơn vị", "Tên đơn vị", "Năm", "Người chấm", *criteria],
        ([row["unit"], name[row["unit"]], row["year"], RATERS[row["rater"]], *(comma(row[c]) for c in criteria)]
         for row in ratings))
    office(
        "danh-sach.csv", ["Mã đơn vị", "Tên đơn vị", "Loại hình", "Cấp trên trực tiếp"],
        ([row["unit"], name[row["unit"]], row["type"], department[row["unit"]]] for row in units))

    def value(row, code):
        return row[code] and comma(f"{float(row[code]) / DIVISORS.get(code, 1):.1f}")

    office(
        "chi-so.csv", ["Mã đơn vị", "Năm", *outcomes],
        ([row["unit"], row["year"], *(value(row, code) for code in outcomes)] for row in indicators))


if __name__ == "__main__":
    main()
