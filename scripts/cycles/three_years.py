"""Makes datasets/three-years: a simulated cycle in which each year's framework is revised from the year before.

Usage: three_years.py TOOL

Each year is calibrated, revised and recorded; the framework that it proposes is adopted for the next. The ledger's times
are those of the simulated years.
"""
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from cycles.yearly import YearlyCycle  # noqa: E402

TARGET = pathlib.Path(__file__).resolve().parent.parent.parent / "datasets/three-years"
OFFICE = "Ban Tổ chức (mô phỏng)"
SIMULATE = [
    "--units", "400", "--appraisers", "24", "--criteria", "10", "--indicators", "5", "--seed", "2022", "--rate", "0.08"]
TITLES = {
    "vi": "Chu trình ba năm 2022–2024 (dữ liệu mô phỏng)", "en": "A cycle of three years 2022–2024 (simulated data)"}


def main(tool):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="three-years-"))
    try:
        cycle = YearlyCycle(tool, folder, 2022, 3, SIMULATE, titles=TITLES)
        for year in cycle.years:
            cycle.rate(year)
            study, results = str(cycle.file(year)), folder / f"results-{year}"
            recorded = ["--record", "--by", OFFICE, "--out", str(results), "--quiet"]
            cycle.call(["calibrate", study, "--note", f"Hiệu chỉnh năm {year}"] + recorded, year)
            cycle.call(["revise", study, "--note", f"Đề xuất cho năm {year + 1}"] + recorded, year)
            cycle.adopt(year, results, f"Quyết định mô phỏng số {year - 2021:02d}")
        shutil.copy(cycle.file(2024), cycle.study / "study.yml")
        for name in ["units.csv", "weights.csv"]:
            (cycle.study / "truth").mkdir(exist_ok=True)
            shutil.copy(folder / "truth" / name, cycle.study / "truth" / name)
        for old in list(TARGET.glob("*.csv")) + list(TARGET.glob("*.yml")) + list(TARGET.glob("*.jsonl")):
            old.unlink()
        shutil.copytree(cycle.study, TARGET, dirs_exist_ok=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
