"""A simulated study, run through the tool as a user runs it."""
import csv
import pathlib
import shutil
import subprocess

SCENARIOS = [
    "plain", "nothing", "heavy-tails", "lenient-appraisers", "cutoff", "missing", "skewed", "under", "some-criteria",
    "leaning", "copying", "no-superior", "panel",
]

VARIANTS = {
    "under-no-halo": ("under", "honest_halo: no", []),
    "honest-halo": ("honest-halo", "", []),
    "honest-halo-alone": ("honest-halo", "", ["--rate", "0"]),
}
"""Scenarios beside the usual ones: the world, settings, and further options of simulate."""


def rows(path):
    """The rows of a CSV file as dictionaries of texts."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def tables(folder):
    """All CSV files of a folder by their name without the ending."""
    return {path.stem: rows(path) for path in sorted(pathlib.Path(folder).glob("*.csv"))}


class Trial:
    """One scenario with one seed."""

    def __init__(self, tool, folder, scenario, seed, units, hard=False, further=(), settings="", keep=False):
        self.tool = tool
        self.scenario = scenario
        self.seed = seed
        self.folder = folder / f"{scenario}-{seed}"
        world, own, of_variant = VARIANTS.get(scenario, (scenario, "", []))
        settings = ", ".join(text for text in (settings, own) if text)
        self.simulate = ["--scenario", world, "--seed", str(seed), "--units", str(units), *of_variant, *further]
        self.simulate += ["--hard"] if hard else []
        self.settings = settings
        self.keep = keep

    def simulated(self):
        """Simulates the study and its truth."""
        self.call("simulate", str(self.study), "--truth", str(self.folder / "truth"), *self.simulate)
        if self.settings:
            with open(self.study / "study.yml", "a", encoding="utf-8") as file:
                file.write(f"settings: {{{self.settings}}}\n")

    def results(self):
        """Simulates the study, runs the tool on it and reads what it wrote."""
        self.simulated()
        self.call("run", str(self.study), "--power", "off", "--threads", "1", "--quiet", "--lang", "en")
        return tables(self.study / "results")

    def truth(self):
        """What was planted."""
        return tables(self.folder / "truth")

    def inputs(self):
        """The tables of the study."""
        return tables(self.study)

    def clear(self):
        if not self.keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def study(self):
        return self.folder / "study"

    def call(self, *words):
        done = subprocess.run([self.tool, *words], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"thucchat {' '.join(words)}: status {done.returncode}\n{done.stderr}")
