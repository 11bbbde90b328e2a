"""What the studies of the three yearly rounds have in common: how a table is written, and honest ratings."""

import csv
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def write(path, heading, rows):
    """A table as the studies have it: UTF-8, LF, numbers without superfluous zeros."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading.split(","))
        for row in rows:
            writer.writerow([text(cell) for cell in row])


def text(cell):
    if cell is None:
        return ""
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def on_step(value, most, step=0.5):
    """A value put on the step of rating, between nothing and the most points."""
    return min(most, max(0.0, round(value / step) * step))
