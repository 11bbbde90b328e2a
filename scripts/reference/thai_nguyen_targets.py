"""Makes datasets/thai-nguyen-targets anew: the targets of a programme of 2016 to 2020 with simulated values.

Standard library only, one seed. Baselines and goals are the document's; values are simulated. What is real and what is not:
datasets/thai-nguyen-targets/README.md.
"""
import csv
import math
import random
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "datasets" / "thai-nguyen-targets"
SEED = 2020
CONGRESSES = "2010 2015 2020"
HEADING = ["target", "name", "kind", "measure", "goal", "goal_year", "baseline", "baseline_year", "tolerance", "within",
           "moves_in", "every_year", "quota"]
TARGETS = [
    ("under35", "Cấp ủy viên cơ sở dưới 35 tuổi", "at_least", "percent", 20, 14.80, "", "", CONGRESSES),
    ("women", "Cấp ủy viên cơ sở là nữ", "at_least", "percent", 30, 24.85, "", "", CONGRESSES),
    ("minority", "Cấp ủy viên cơ sở là người dân tộc thiểu số", "about", "percent", 25, 20.38, 1, "", CONGRESSES),
    ("age", "Tuổi bình quân của cấp ủy viên cơ sở", "at_most", "number", 40, 43.65, "", "", CONGRESSES),
    ("trained", "Cấp ủy viên có chuyên môn trung cấp trở lên", "at_least", "percent", 98, 95.32, "", "", CONGRESSES),
    ("college", "trong đó cao đẳng hoặc đại học trở lên", "at_least", "percent", 80, 76.80, "", "trained", CONGRESSES),
    ("theory", "Cấp ủy viên có lý luận chính trị trung cấp trở lên", "at_least", "percent", 90, 80.89, "", "", CONGRESSES),
    ("theory-high", "trong đó lý luận chính trị cao cấp", "at_least", "percent", 20, 15.69, "", "theory", CONGRESSES),
    ("leaders", "Cán bộ chủ chốt cấp xã có trình độ đại học và lý luận trung cấp trở lên", "at_least", "percent", 100, "",
     "", "", "2020"),
    ("heirs", "Người được giới thiệu bầu bí thư, chủ tịch xã đã qua lớp dự nguồn", "at_least", "percent", 95, "", "", "",
     "2020"),
    ("secretaries", "Bí thư chi bộ, cấp ủy viên cơ sở được bồi dưỡng", "at_least", "percent", 95, "", "", "", ""),
    ("enterprises", "Doanh nghiệp ngoài nhà nước từ 20 lao động có tổ chức đảng", "at_least", "percent", 20, "", "", "", ""),
    ("joint-cells", "Xóm, tổ dân phố phải sinh hoạt chi bộ ghép", "none_left", "count", 0, "", "", "", ""),
    ("rotated", "Xã, phường, thị trấn có cán bộ huyện luân chuyển về", "at_least", "percent", 20, "", "", "", ""),
    ("rotated-city", "riêng thành phố", "at_least", "percent", 40, "", "", "", ""),
    ("rotation", "Cán bộ luân chuyển giữa các xã của mỗi huyện", "each_at_least", "count", 1, "", "", "", ""),
]
YEARLY = [
    ("good", "Tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ", 80, "", True),
    ("strong", "trong đó đạt tiêu chuẩn cao nhất", 50, "good", True),
    ("members", "Đảng viên hoàn thành tốt nhiệm vụ", 80, "", True),
    ("admission", "Kết nạp đảng viên mới so với tổng số đảng viên", 3.5, "", False),
]


def logit(percent):
    return math.log(percent / (100 - percent))


def percent(value):
    return 100 / (1 + math.exp(-value))


def history(draw, goal, baseline, is_share):
    """Values of the congresses of 2005, 2010 and 2015 before the baseline, and of 2017 and 2018 after it."""
    scale = (logit, percent) if is_share else (float, float)
    pace = scale[0](goal) - scale[0](baseline)
    level = scale[0](baseline)
    steps = [draw.gauss(0.55, 0.3) for _ in range(2)]
    values = {2015: level - 0.02 * pace, 2010: level - steps[0] * pace, 2005: level - (steps[0] + steps[1]) * pace}
    values[2017] = level + draw.gauss(0.02, 0.03) * pace
    values[2018] = values[2017] + draw.gauss(0.02, 0.03) * pace
    return {year: scale[1](value) for year, value in sorted(values.items())}


def series(draw, first, steps):
    values, level = {}, logit(first)
    for year in (2016, 2017, 2018):
        values[year] = percent(level)
        level += draw.gauss(steps, 0.08)
    return values


def write(name, heading, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def main():
    draw = random.Random(SEED)
    rows, values = [], []
    for code, name, kind, measure, goal, baseline, tolerance, within, moves in TARGETS:
        year = 2016 if baseline != "" else ""
        rows.append([code, name, kind, measure, goal, 2020, baseline, year, tolerance, within, moves, "", ""])
        if baseline != "":
            for year, value in history(draw, goal, baseline, measure == "percent").items():
                values.append([code, year, "", f"{value:.2f}"])
    for code, first, step in (("leaders", 62, 0.1), ("heirs", 55, 0.3), ("secretaries", 70, 0.6), ("enterprises", 11, 0.2),
                              ("rotated", 8, 0.35), ("rotated-city", 22, 0.3)):
        values += [[code, year, "", f"{value:.2f}"] for year, value in series(draw, first, step).items()]
    for year, count in ((2016, 212), (2017, 131), (2018, 58)):
        values.append(["joint-cells", year, "", count])
    for year, chance in ((2016, 0.35), (2017, 0.6), (2018, 0.75)):
        values += [["rotation", year, f"huyen-{place}", sum(draw.random() < chance for _ in range(2))] for place in range(1, 10)]
    for code, name, goal, within, quota in YEARLY:
        rows.append([code, name, "at_least", "percent", goal, 2020, "", "", "", within, "", "yes", "yes" if quota else "no"])
        for year in (2016, 2017, 2018):
            shares = []
            for place in range(1, 19) if quota else []:
                share = min(max(draw.gauss(goal + 1, 5), 0), 99)
                # Half of those that would fall a little short report the goal instead: planted, for the test of heaping.
                if code == "good" and goal - 5 < share < goal and draw.random() < 0.5:
                    share = goal + 0.8 * draw.random()
                shares.append(share)
                values.append([code, year, f"don-vi-{place:02d}", f"{share:.2f}"])
            whole = sum(shares) / len(shares) if shares else draw.gauss(3.6, 0.15)
            values.append([code, year, "", f"{whole:.2f}"])
    write("targets.csv", HEADING, rows)
    write("values.csv", ["target", "year", "place", "value"], values)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    main()
