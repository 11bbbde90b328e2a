"""Makes datasets/can-tho-branches anew: a simulated survey and a simulated trial after the undertaking of Can Tho.

Standard library only, one seed. What is real and what is not: datasets/can-tho-branches/README.md.
"""
import csv
import math
import random
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "datasets" / "can-tho-branches"
SEED = 2018
# The seven systems that the document names; numbers of branches in trial, in sample and in all are invented.
SYSTEMS = [
    ("quan", 9, 12, 620), ("huyen", 8, 12, 540), ("dan-chinh", 6, 9, 210), ("doanh-nghiep", 5, 8, 150),
    ("quan-su", 4, 6, 80), ("cong-an", 4, 7, 110), ("dai-hoc", 4, 6, 60),
]
EFFECT = 5.0
ITEMS = [
    ("nd1", "noi-dung", "Nội dung sinh hoạt gắn với nhiệm vụ của chi bộ", False),
    ("nd2", "noi-dung", "Tài liệu được gửi trước để đảng viên chuẩn bị ý kiến", False),
    ("nd3", "noi-dung", "Mỗi quý có sinh hoạt chuyên đề thiết thực", False),
    ("nd4", "noi-dung", "Những việc dân quan tâm được đưa ra bàn", False),
    ("dh1", "dieu-hanh", "Người chủ trì gợi mở để nhiều người phát biểu", False),
    ("dh2", "dieu-hanh", "Cuộc họp kéo dài mà không đi đến kết luận", True),
    ("dh3", "dieu-hanh", "Ý kiến khác nhau được lắng nghe và ghi biên bản", False),
    ("dh4", "dieu-hanh", "Tự phê bình và phê bình được thực hiện thường xuyên", False),
    ("th1", "thuc-hien", "Nghị quyết giao rõ người và thời hạn", False),
    ("th2", "thuc-hien", "Kỳ họp sau kiểm lại việc của kỳ họp trước", False),
    ("th3", "thuc-hien", "Việc chậm được nêu lý do và thời hạn mới", False),
    ("th4", "thuc-hien", "Kết quả thực hiện được thông báo đến đảng viên", False),
]


def write(name, heading, rows):
    with open(FOLDER / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def trial(draw):
    rows, truth = [], []
    for system, branches, _, _ in SYSTEMS:
        for number in range(1, branches + 1):
            unit, treated = f"{system}-{number:02d}", number == 1
            level, members = draw.gauss(71, 6), draw.randint(5, 38)
            own = draw.gauss(EFFECT, 1.5) if treated else 0.0
            error = draw.gauss(0, 1)
            for month in range(1, 13):
                error = 0.5 * error + math.sqrt(0.75) * draw.gauss(0, 1)
                present = max(3, members - draw.randint(0, members // 4))
                value = level + 0.1 * month + 1.6 * error + draw.gauss(0, 7 / math.sqrt(present))
                value = min(max(value + (own if month > 6 else 0), 0), 100)
                yes_no = ["no", "yes"]
                rows.append([unit, system, yes_no[treated], month, yes_no[month > 6], f"{value:.1f}", present])
            truth.append([unit, f"{own:.2f}"])
    write("pilot.csv", ["unit", "block", "treated", "period", "after", "value", "answers"], rows)
    write("truth/effects.csv", ["unit", "effect"], truth)


def survey(draw):
    rows, directives = [], []
    means = {"noi-dung": 0.55, "dieu-hanh": 0.25, "thuc-hien": -0.1}
    for place, (system, _, branches, population) in enumerate(SYSTEMS):
        for number in range(1, branches + 1):
            unit, members = f"{system}-k{number:02d}", draw.randint(6, 40)
            common = draw.gauss(0.15 * math.sin(place), 0.35)
            people = min(members, draw.randint(5, 9))
            weight = population / branches * members / people
            for _ in range(people):
                person = {scale: draw.gauss(mean + common, 0.7) for scale, mean in means.items()}
                cells = []
                for code, scale, _, reversed_item in ITEMS:
                    latent = person[scale] + draw.gauss(0, 0.8)
                    answer = 1 + sum(latent > cut for cut in (-1.6, -0.7, 0.2, 1.2))
                    answer = 6 - answer if reversed_item else answer
                    cells.append("" if draw.random() < 0.02 else answer)
                rows.append([system, system, unit, f"{weight:.3f}", population] + cells)
            issued = draw.randint(8, 22)
            share = 1 / (1 + math.exp(-draw.gauss(1.2 + common, 0.6)))
            in_time = sum(draw.random() < share for _ in range(issued))
            directives.append([unit, system, system, unit, f"{population / branches:.3f}", population, issued, in_time])
    design = ["stratum", "cluster", "weight", "population"]
    write("survey.csv", ["type"] + design + [item[0] for item in ITEMS], rows)
    write("items.csv", ["item", "scale", "name", "reversed"],
          [[code, scale, name, "yes" if turned else "no"] for code, scale, name, turned in ITEMS])
    write("directives.csv", ["unit", "type"] + design + ["issued", "in_time"], directives)


if __name__ == "__main__":
    (FOLDER / "truth").mkdir(parents=True, exist_ok=True)
    trial(random.Random(SEED))
    survey(random.Random(SEED + 1))
