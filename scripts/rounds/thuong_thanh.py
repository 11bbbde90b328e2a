"""Makes datasets/thuong-thanh-2020: collectives and individuals of one ward, all of it simulated but the dates.

The days (branches before 28 November, the ward before 5 December 2020) are those of Kế hoạch 07-KH/ĐU of 18 November 2020.
What is planted stands in the README of the study.
"""

import random

from common import ROOT, on_step, write

FOLDER = ROOT / "datasets" / "thuong-thanh-2020"
YEAR = 2020
CRITERIA = {"PC": 30, "NV": 50, "KL": 20}
BRANCHES, MEMBERS = 24, 7


def points(stream, total, step=0.5):
    return [on_step(most * min(1, max(0, total / 100 + stream.gauss(0, 0.01))), most, step) for most in CRITERIA.values()]


def total_of(branch, member, collective, stream):
    """The honest total of a member; three branches are planted."""
    if branch == 4:
        return 91 + member % 4
    if branch == 9:
        return 80.0
    if branch == 15:
        return 62 + member % 5
    return min(97, max(52, collective - 2 + stream.gauss(0, 6)))


def main():
    stream = random.Random(2020)
    units = [["DU", "Đảng bộ phường", "dang_bo", None, None]]
    units += [[f"CB{b:02}", f"Chi bộ {b:02}", "chi_bo", "DU", None] for b in range(1, BRANCHES + 1)]
    ratings, people = [], []
    for b in range(1, BRANCHES + 1):
        branch = f"CB{b:02}"
        collective = {4: 78, 9: 82, 15: 84}.get(b, stream.gauss(80, 6))
        ratings.append([branch, YEAR, "self", None, None, *points(stream, collective + 2), None])
        ratings.append([branch, YEAR, "superior", None, None, *points(stream, collective), None])
        members = [f"{branch}-{m}" for m in range(1, MEMBERS + 1)]
        people += [[code, f"Đảng viên {code}", "dang_vien", branch, branch] for code in members]
        own = {code: total_of(b, m, collective, stream) for m, code in enumerate(members)}
        ratings += quarters(stream, b, own)
        ratings += mutual(stream, b, own)
    write(FOLDER / "units.csv", "unit,name,type,parent,collective", units + people)
    heading = "unit,year,rater,rater_id,period," + ",".join(CRITERIA) + ",not_rated"
    write(FOLDER / "ratings.csv", heading, ratings)
    days = {f"CB{b:02}": f"2020-11-{stream.randint(21, 28)}" for b in range(1, BRANCHES + 1)}
    days |= {"CB11": "2020-12-01", "DU": "2020-12-04"}
    rows = [[unit, YEAR, "2020-12-05" if unit == "DU" else "2020-11-28", day] for unit, day in sorted(days.items())]
    write(FOLDER / "calendar.csv", "unit,year,due,reported", rows)


def quarters(stream, branch, own):
    """What the branch gives each member, quarter by quarter; one was ill for three, one joined in the last."""
    rows = []
    for code, total in own.items():
        spread = 0 if branch == 9 else 1.5
        for quarter in ("Q1", "Q2", "Q3", "Q4"):
            if code == "CB02-3" and quarter != "Q4" or code == "CB06-5" and quarter != "Q1":
                if code == "CB06-5":
                    rows.append([code, YEAR, "superior", None, quarter, None, None, None, "nghỉ ốm"])
                continue
            given = [on_step(most * total / 100, most) for most in CRITERIA.values()] if branch == 9 else points(
                stream, total + stream.gauss(0, spread))
            rows.append([code, YEAR, "superior", None, quarter, *given, None])
    return rows


def mutual(stream, branch, own):
    """What members give each other: what both of a pair give goes together."""
    leniency = {code: stream.gauss(0, 3) for code in own}
    rows = []
    members = list(own)
    for i, first in enumerate(members):
        for second in members[:i]:
            common = stream.gauss(0, 3)
            for rater, ratee in ((first, second), (second, first)):
                total = own[ratee] + leniency[rater] + common + stream.gauss(0, 2)
                rows.append([ratee, YEAR, "peer", rater, None, *points(stream, total), None])
    return rows


main()
