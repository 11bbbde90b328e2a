"""Makes datasets/ca-mau-2011: a yearly round with its calendar, all of it simulated but the dates.

The days (December at the base, 10 February at the district, 1 March at the province) are those of Kế hoạch 09-KH/TU of 14
November 2011. What is planted stands in the README of the study.
"""

import random

from common import ROOT, on_step, write

FOLDER = ROOT / "datasets" / "ca-mau-2011"
YEAR = 2011
CRITERIA = {"CT": 40, "XD": 30, "LD": 20, "QC": 10}
DISTRICTS = 11
TYPES = ["xa_phuong", "co_quan", "su_nghiep", "doanh_nghiep"]


def quality(stream, mean):
    own = stream.gauss(mean, 0.06)
    return {code: own + stream.gauss(0, 0.05) for code in CRITERIA}


def rating(stream, unit, rater, rater_id, shares, shift):
    points = [on_step((shares[code] + shift + stream.gauss(0, 0.015)) * most, most) for code, most in CRITERIA.items()]
    return [unit, YEAR, rater, rater_id, *points, None]


def level(points):
    total = sum(points)
    return "TSVM" if total >= 85 else "HTT" if total >= 70 else "HT" if total >= 50 else "YK"


def main():
    stream = random.Random(2011)
    units = [["TINH", "Đảng bộ tỉnh", "cap_uy", None]]
    units += [[f"H{d:02}", f"Đảng bộ trực thuộc {d:02}", "cap_uy", "TINH"] for d in range(1, DISTRICTS + 1)]
    base = [
        [f"C{n:03}", f"Tổ chức cơ sở {n:03}", stream.choices(TYPES, [35, 30, 25, 10])[0], f"H{(n - 1) % DISTRICTS + 1:02}"]
        for n in range(1, 221)
    ]
    ratings, decided = [], {}
    for unit, _, type_, parent in base:
        shares = quality(stream, 0.86)
        ratings.append(rating(stream, unit, "self", None, shares, 0))
        ratings.append(rating(stream, unit, "collective", None, shares, -0.01))
        # H07 adds to what the collectives decided; the other districts take some away.
        ratings.append(rating(stream, unit, "superior", parent, shares, 0.03 if parent == "H07" else -0.025))
        decided[unit] = (type_, parent, level(ratings[-1][4:8]))
    for unit, reason in [("C120", "mới thành lập tháng 9"), ("C131", None)]:
        ratings = [row for row in ratings if row[0] != unit]
        decided[unit] = (*decided[unit][:2], "not_rated")
        if reason:
            ratings.append([unit, YEAR, "superior", decided[unit][1], None, None, None, None, reason])
    write(FOLDER / "units.csv", "unit,name,type,parent", units + base)
    write(FOLDER / "ratings.csv", "unit,year,rater,rater_id," + ",".join(CRITERIA) + ",not_rated", ratings)
    calendar(stream, units, base)
    reports(decided)
    lists(decided)


def calendar(stream, units, base):
    days = {unit: f"2011-12-{stream.randint(12, 31)}" for unit, *_ in base}
    days |= {unit: f"2012-02-{stream.randint(1, 10):02}" for unit, *_ in units}
    days["TINH"] = "2012-02-28"
    days["H04"] = "2012-02-14"
    days["C045"], days["C046"] = "2012-01-05", "2012-01-03"
    days["C090"], days["C120"] = None, None
    del days["H09"]
    reasons = {"C045": "mưa bão, phải hoãn hội nghị", "C120": "mới thành lập tháng 9"}
    rows = [[unit, YEAR, day, reasons.get(unit)] for unit, day in sorted(days.items())]
    write(FOLDER / "calendar.csv", "unit,year,reported,reason", rows)


def reports(decided):
    counts = {}
    for type_, parent, own in decided.values():
        key = (parent, type_, own)
        counts[key] = counts.get(key, 0) + 1
    # H03 reports two more at the highest level than its units hold; the province adds up what it is given, and one number wrong.
    wrong = next(key for key in sorted(counts) if key[0] == "H03" and key[2] == "TSVM")
    counts[wrong] += 2
    top = {}
    for (_, type_, own), count in counts.items():
        top[("TINH", type_, own)] = top.get(("TINH", type_, own), 0) + count
    top[("TINH", "su_nghiep", "HTT")] += 3
    rows = [[unit, YEAR, type_, own, count] for (unit, type_, own), count in sorted((counts | top).items())]
    write(FOLDER / "reports.csv", "unit,year,type,level,count", rows)


def lists(decided):
    at = {own: [unit for unit in sorted(decided) if decided[unit][2] == own] for own in ("TSVM", "HTT")}
    flag = "Cờ tiêu biểu"
    write(
        FOLDER / "commendations.csv", "unit,year,title,level",
        [[unit, YEAR, flag, None] for unit in at["TSVM"][::12]] + [[at["HTT"][3], YEAR, flag, None], ["C120", YEAR, flag, None]],
    )
    write(
        FOLDER / "discipline.csv", "unit,year,title",
        [[at["HTT"][8], YEAR, "Khiển trách"], [at["TSVM"][12], YEAR, "Khiển trách"], [at["TSVM"][5], YEAR, "Cảnh cáo"]],
    )


main()
