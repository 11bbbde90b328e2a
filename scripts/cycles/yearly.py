"""A simulated study in which each year's framework is the one that the year before proposed."""
import calendar
import csv
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from validation.trial import rows, tables  # noqa: E402

CRITERION = re.compile(r"\{code: ([^,}\n]+), .*?max_points: ([0-9.]+)")
KEYS = {"unit", "year", "rater", "rater_id", "level", "not_rated"}


def points_of(framework):
    """The most points by criterion of a framework that the tool wrote."""
    text = pathlib.Path(framework).read_text(encoding="utf-8")
    return {code: float(points) for code, points in CRITERION.findall(text)}


def levels_of(framework):
    """The levels of a framework by the share from which they start, highest first."""
    text = pathlib.Path(framework).read_text(encoding="utf-8")
    found = re.findall(r"\{code: ([^,}\n]+), .*?at_least: ([0-9.]+)", text)
    return sorted(((float(share), code) for code, share in found), reverse=True)


def write(path, content):
    """Writes the rows of a table, the headings those of the first."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(content[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(content)


class YearlyCycle:
    """The cycle of one simulated world: rate, revise, adopt, and rate again under the new points."""

    def __init__(self, tool, folder, first_year, years, simulate, settings=(), titles=()):
        self.tool = tool
        self.folder = pathlib.Path(folder)
        self.years = list(range(first_year, first_year + years))
        self.settings = list(settings)
        self.titles = dict(titles)
        source = self.folder / "whole"
        self.call(
            ["simulate", str(source), "--truth", str(self.folder / "truth"), "--first-year", str(first_year),
             "--years", str(years), "--quiet"] + list(simulate))
        self.source = tables(source)
        self.truth = tables(self.folder / "truth")
        self.study = self.folder / "study"
        self.study.mkdir(parents=True, exist_ok=True)
        first = (source / "framework.yml").read_text(encoding="utf-8")
        self.framework(first_year).write_text(first.replace('version: "1"', f'version: "{first_year}"'), encoding="utf-8")
        self.planned = points_of(source / "framework.yml")
        (self.study / "units.csv").write_bytes((source / "units.csv").read_bytes())

    def framework(self, year):
        return self.study / f"framework-{year}.yml"

    def call(self, words, year=None):
        environment = dict(os.environ)
        if year is not None:
            # The 15th of December of the year, when an office decides: the ledger of a simulated study has its own time.
            environment["SOURCE_DATE_EPOCH"] = str(calendar.timegm((year, 12, 15, 8, 0, 0)))
        done = subprocess.run([self.tool, *words], capture_output=True, text=True, env=environment)
        if done.returncode != 0:
            raise RuntimeError(f"thucchat {' '.join(words)}: status {done.returncode}\n{done.stderr}")
        return done.stdout

    def rate(self, year):
        """Writes the ratings of a year under the points in force, and the study as it stands in that year."""
        points = points_of(self.framework(year))

        def cell(code, text):
            if code in KEYS or text in ("", "NA"):
                return text
            value = min(float(text) * points[code] / self.planned[code], points[code])
            return f"{value:.4f}".rstrip("0").rstrip(".")

        own = [row for row in self.source["ratings"] if row["year"] == str(year)]
        write(self.study / f"ratings-{year}.csv", [{code: cell(code, text) for code, text in row.items()} for row in own])
        known = [row for row in self.source["indicators"] if int(row["year"]) <= year]
        write(self.study / f"indicators-{year}.csv", known)
        past = [other for other in self.years if other <= year]
        lines = ["study: three-years"]
        if self.titles:
            lines.append(f'title: {{vi: "{self.titles["vi"]}", en: "{self.titles["en"]}"}}')
        lines += ["framework:"] + [f"  {other}: framework-{other}.yml" for other in past]
        lines += ["units: units.csv", "ratings: [" + ", ".join(f"ratings-{other}.csv" for other in past) + "]"]
        lines += [f"indicators: indicators-{year}.csv"]
        lines += ["settings:"] + [f"  {line}" for line in self.settings] if self.settings else []
        self.file(year).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def file(self, year):
        return self.study / f"study-{year}.yml"

    def adopt(self, year, results, note):
        """Puts the framework that a year proposed in force for the next."""
        self.call(
            ["adopt", str(results / f"framework-{year + 1}.yml"), "--study", str(self.file(year)), "--by",
             "Ban Tổ chức (mô phỏng)", "--note", note, "--quiet"], year)

    def level_changes(self, year):
        """The units whose self-rating of a year reaches another level under that year's points than the year before's."""
        old, new = points_of(self.framework(year - 1)), points_of(self.framework(year))
        levels = levels_of(self.framework(year))

        def level(row, points):
            shares = [
                (float(row[code]) / self.planned[code], points[code]) for code in points
                if row[code] not in ("", "NA")]
            total = 100 * sum(share * most for share, most in shares) / sum(most for _, most in shares)
            return next(code for least, code in levels if total >= least - 1e-9)

        own = [row for row in self.source["ratings"] if row["year"] == str(year) and row["rater"] == "self"]
        return sum(level(row, old) != level(row, new) for row in own)

    def error(self, year):
        """The root mean square difference of a year's points from the planted ones, over types and criteria."""
        points = points_of(self.framework(year))
        squares = [(points[row["criterion"]] - float(row["points_true"])) ** 2 for row in self.truth["weights"]]
        return (sum(squares) / len(squares)) ** 0.5

    def largest_move(self, year):
        """The most that a criterion moved from the year before."""
        old, new = points_of(self.framework(year - 1)), points_of(self.framework(year))
        return max(abs(new[code] - old[code]) for code in old)


__all__ = ["YearlyCycle", "points_of", "rows"]
