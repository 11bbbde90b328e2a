"""Makes datasets/thai-binh-2022: one year of all types of grassroots organisation on the template's framework, simulated.

Usage: thai_binh.py TOOL. The framework is what `TOOL init --template grassroots` writes. What is planted stands in the README
of the study.
"""

import pathlib
import random
import re
import subprocess
import sys
import tempfile

from common import ROOT, write

FOLDER = ROOT / "datasets" / "thai-binh-2022"
YEAR = 2022
TYPES = {"1": 70, "2": 28, "3": 22, "4": 26, "5": 30, "6a": 40, "6b": 6, "7": 21, "8": 21, "9a": 24, "9b": 26, "9c": 21,
         "10": 2, "11": 23}
SUPERIORS = 12
SHARES = [0, 0.5, 0.8, 1]


def framework(tool):
    """The text of the template's framework."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([tool, "init", folder, "--template", "grassroots", "--quiet"], check=True)
        return (pathlib.Path(folder) / "framework.yml").read_text(encoding="utf-8")


def criteria_of(text):
    """The criteria with their points and types; no types for all."""
    result = {}
    for line in text.split("criteria:")[1].split("indicators:")[0].splitlines():
        if match := re.match(r"  - \{code: (\w+),.*?max_points: (\d+)", line):
            types = re.search(r", types: \[([^\]]*)\]", line)
            result[match[1]] = (int(match[2]), types and [part.strip(' "') for part in types[1].split(",")])
    return result


def step(stream, quality):
    """The described level that somebody sees: the second and third are the most frequent."""
    seen = quality + stream.gauss(0, 0.35)
    return 0 if seen < -2.6 else 1 if seen < -1.1 else 2 if seen < 0.6 else 3


def main():
    stream = random.Random(2022)
    text = framework(sys.argv[1])
    criteria = criteria_of(text)
    units, ratings, indicators, products = [], [], [], []
    number = 0
    for type_, count in TYPES.items():
        for _ in range(count):
            number += 1
            unit = f"TC{number:03}"
            units.append([unit, f"Tổ chức {number:03}", type_, f"CT{(number * 7) % SUPERIORS + 1:02}"])
            quality = stream.gauss(0, 0.8)
            own = {code for code, (_, types) in criteria.items() if types is None or type_ in types}
            honest = {code: quality + stream.gauss(0, 0.5) for code in own}
            raised = number % 23 == 0
            seen = {code: min(3, step(stream, honest[code]) + (1 if raised else 0)) for code in criteria if code in own}
            for rater, levels in {
                "self": seen,
                "superior": {code: step(stream, honest[code] - 0.1) for code in seen},
                "public": {code: step(stream, honest[code] - 0.2) for code in seen if code[0] != "G"},
            }.items():
                ratings.append([unit, YEAR, rater] + [
                    "NA" if code not in own else SHARES[levels[code]] * most if code in levels else None
                    for code, (most, _) in criteria.items()])
            products += shown(stream, unit, seen, raised)
            indicators.append(measured(stream, unit, quality))
    write(FOLDER / "units.csv", "unit,name,type,parent", units)
    write(FOLDER / "ratings.csv", "unit,year,rater," + ",".join(criteria), ratings)
    write(FOLDER / "indicators.csv", "unit,year,on_time,beyond,late,disciplined,satisfaction,inspection,attendance", indicators)
    write(FOLDER / "products.csv", "unit,year,criterion,product,checked_by", products)
    (FOLDER / "framework.yml").write_text(text, encoding="utf-8")


def shown(stream, unit, seen, raised):
    """Products for what is rated from the third level: nearly always one or two, less often where ratings were raised."""
    rows = []
    for code, level in seen.items():
        chance = 0 if level == 0 else 0.5 if level == 1 else 0.35 if raised else 0.98
        for number in range(1, 3):
            if stream.random() < (chance if number == 1 else 0.4 * chance):
                checker = "cấp trên trực tiếp" if level >= 2 and stream.random() < 0.8 else None
                rows.append([unit, YEAR, code, f"{code}-{number}", checker])
    return rows


def measured(stream, unit, quality):
    """Figures that others measure."""
    def share(mean, spread):
        return float(round(min(100, max(0, mean + spread * (quality + stream.gauss(0, 0.6)))), 1))

    late = 0 if quality > -0.4 else round(min(40, -12 * quality))
    on_time = 100 if late == 0 else 100 - late
    disciplined = 1 if stream.random() < 0.03 else 0
    return [unit, YEAR, on_time, share(28, 9), late, disciplined, share(82, 6), share(75, 9), share(88, 4)]


main()
