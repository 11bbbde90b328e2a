"""What ceiling.py tells a classifier about each unit-year of a study: everything that the study's files show.

Columns do not depend on the names or points of the criteria, so that one classifier serves studies of different
frameworks: what is said criterion by criterion is sorted by size. Written with numpy 2.4.
"""

import csv
import pathlib
import re
import warnings

import numpy

warnings.filterwarnings("ignore", "(Mean of empty|All-NaN|Degrees of freedom)", RuntimeWarning)

LEVELS = (90.0, 70.0, 50.0)
"""Where the levels of simulated frameworks begin."""


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class StudyFiles:
    """A simulated study as arrays: one row a unit-year with a self-rating."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        units = {row["unit"]: row for row in table(folder / "units.csv")}
        ratings = table(folder / "ratings.csv")
        self.criteria = [name for name in ratings[0] if name not in ("unit", "year", "rater", "rater_id")]
        self.maxima, self.steps, lower = framework(folder / "framework.yml", self.criteria)
        own = [row for row in ratings if row["rater"] == "self"]
        self.keys = [(row["unit"], row["year"]) for row in own]
        place = {key: row for row, key in enumerate(self.keys)}
        self.points = numpy.array([[number(row[code]) for code in self.criteria] for row in own])
        self.superior = numpy.full(self.points.shape, numpy.nan)
        for row in ratings:
            if row["rater"] == "superior":
                self.superior[place[row["unit"], row["year"]]] = [number(row[code]) for code in self.criteria]
        indicators = table(folder / "indicators.csv")
        codes = [name for name in indicators[0] if name not in ("unit", "year")]
        self.outcomes = numpy.full((len(own), len(codes)), numpy.nan)
        for row in indicators:
            if (row["unit"], row["year"]) in place:
                self.outcomes[place[row["unit"], row["year"]]] = [
                    -number(row[code]) if code in lower else number(row[code]) for code in codes]
        self.unit = numpy.array([key[0] for key in self.keys])
        self.year = numpy.array([int(key[1]) for key in self.keys])
        self.type = numpy.array([units[key[0]]["type"] for key in self.keys])
        self.appraiser = numpy.array([units[key[0]]["parent"] for key in self.keys])
        collectives = [units[key[0]].get("collective") or "" for key in self.keys]
        self.collective = numpy.array([place.get((code, key[1]), -1) for code, key in zip(collectives, self.keys)])
        self.cell = groups(self.type, self.year)
        self.team = groups(self.appraiser, self.year)


def number(text):
    return float(text) if text not in ("", "NA") else numpy.nan


def framework(path, criteria):
    """Points and steps of the criteria, and the indicators that are better when lower, of a simulated framework."""
    text = path.read_text(encoding="utf-8")
    points, steps, lower = {}, {}, set()
    for block in re.split(r"\n\s*- ", text):
        code = re.search(r"code:\s*\"?([^\s,\"}]+)", block)
        if not code:
            continue
        most = re.search(r"max_points:\s*([\d.]+)", block)
        step = re.search(r"step:\s*([\d.]+)", block)
        if most:
            points[code[1]] = float(most[1])
            steps[code[1]] = float(step[1]) if step else 0.5
        elif re.search(r"better:\s*lower", block):
            lower.add(code[1])
    return (
        numpy.array([points[code] for code in criteria]), numpy.array([steps[code] for code in criteria]), lower)


def groups(*columns):
    """A number for each combination of values."""
    return numpy.unique(list(zip(*columns)), axis=0, return_inverse=True)[1].ravel()


def members(group):
    order = numpy.argsort(group, kind="stable")
    return numpy.split(order, numpy.flatnonzero(numpy.diff(group[order])) + 1)


def features(study):
    """The matrix of features of a study: a row for each unit-year, NaN where something is not known."""
    x = logit(study.points, study)
    v = logit(study.superior, study)
    outcomes = standardised(study.outcomes, study.cell)
    m, information = outcome_score(outcomes)
    team_quality = mean_of_others(m, study.team)
    self_line = residuals(x, study.cell, m, team_quality)
    superior_line = residuals(v, study.cell, m, team_quality)
    gap = x - v
    total = 100 * numpy.nansum(study.points, axis=1) / study.maxima.sum()
    u = composite(self_line, study.cell)
    seen = numpy.nanmean(gap, axis=1)
    differing = (numpy.abs(gap) > 1e-9).sum(axis=1)
    team_gap = centre_and_spread(numpy.where(differing > 0, seen, numpy.nan), study.team)
    team_u = centre_and_spread(u, study.team)
    columns = [
        m, information, numpy.isfinite(study.outcomes).sum(axis=1), team_quality, total, u,
        *self_line.T, *numpy.sort(self_line, axis=1).T, numpy.nanmean(self_line, axis=1),
        numpy.nanstd(self_line, axis=1), numpy.nanmedian(self_line, axis=1),
        numpy.nanstd(outcomes, axis=1), *outcomes.T,
        seen, differing, *numpy.sort(gap, axis=1).T, numpy.nanmean(superior_line, axis=1),
        composite(superior_line, study.cell), numpy.nansum(gap * self_line, axis=1),
        *team_gap, (seen - team_gap[0]) / team_gap[1], *team_u, u - team_u[0],
        mean_of_others(numpy.nanmean(superior_line, axis=1), study.team),
        mean_of_others((differing == 0).astype(float), study.team),
        *thresholds(total, study), *years(u, study), *years(seen, study), *answers(study, total),
    ]
    return numpy.column_stack(columns)


def logit(points, study):
    """Logit of the share, half a step away from the ends."""
    share, half = points / study.maxima, study.steps / (2 * study.maxima)
    return numpy.log((share + half) / (1 - share + half))


def standardised(values, cell):
    """Values minus the median of their cell over the spread 1.4826 · MAD, in −6…6; missing ones stay missing."""
    result = numpy.full(values.shape, numpy.nan)
    for rows in members(cell):
        centre = numpy.nanmedian(values[rows], axis=0)
        spread = 1.4826 * numpy.nanmedian(numpy.abs(values[rows] - centre), axis=0)
        result[rows] = numpy.clip((values[rows] - centre) / numpy.maximum(spread, 1e-9), -6, 6)
    return result


def outcome_score(y):
    """Posterior mean of a common factor of standardised outcomes (principal axes), and its information λ'Ψ⁻¹λ."""
    known = numpy.isfinite(y)
    filled = numpy.where(known, y, 0)
    products = filled.T @ filled / numpy.maximum(known.T.astype(float) @ known, 1)
    scale = numpy.sqrt(numpy.diag(products))
    correlation = products / numpy.outer(scale, scale)
    common = numpy.full(len(scale), 0.5)
    for _ in range(200):
        reduced = correlation - numpy.diag(1 - common)
        values, vectors = numpy.linalg.eigh(reduced)
        loadings = numpy.abs(vectors[:, -1]) * numpy.sqrt(max(values[-1], 1e-9))
        common = numpy.clip(loadings**2, 0.02, 0.98)
    loadings, noise = numpy.sqrt(common), 1 - common
    information = (known * loadings**2 / noise).sum(axis=1)
    return ((filled / scale) * loadings / noise).sum(axis=1) / (1 + information), information


def residuals(values, cell, *lines):
    """Residuals of each column on the lines within the cell, standardised by their own spread."""
    result = numpy.full(values.shape, numpy.nan)
    for rows in members(cell):
        if not numpy.isfinite(values[rows]).any():
            continue
        design = numpy.column_stack([numpy.ones(len(rows)), *(line[rows] for line in lines)])
        known = numpy.isfinite(values[rows])
        filled = numpy.where(known, values[rows], numpy.nanmean(values[rows], axis=0))
        left = filled - design @ numpy.linalg.lstsq(design, filled, rcond=None)[0]
        result[rows] = numpy.where(known, left / numpy.maximum(left.std(axis=0), 1e-9), numpy.nan)
    return result


def composite(lines, cell):
    """The weighted mean of the residuals with the least variance of its own, standardised."""
    result = numpy.full(len(lines), numpy.nan)
    for rows in members(cell):
        if not numpy.isfinite(lines[rows]).any():
            continue
        filled = numpy.nan_to_num(lines[rows])
        weights = numpy.linalg.solve(
            numpy.cov(filled.T) + 1e-3 * numpy.eye(lines.shape[1]), numpy.ones(lines.shape[1]))
        sum_ = filled @ numpy.maximum(weights, 0)
        result[rows] = (sum_ - numpy.median(sum_)) / (1.4826 * numpy.median(numpy.abs(sum_ - numpy.median(sum_))))
    return result


def mean_of_others(values, group):
    """The mean of the other members of the group."""
    result = numpy.full(len(values), numpy.nan)
    for rows in members(group):
        if len(rows) > 1:
            result[rows] = (numpy.nansum(values[rows]) - numpy.nan_to_num(values[rows])) / (len(rows) - 1)
    return result


def centre_and_spread(values, group):
    """The median of the group, its spread and the share of the group above each value."""
    centre, spread, above = (numpy.full(len(values), numpy.nan) for _ in range(3))
    for rows in members(group):
        own = values[rows]
        if numpy.isfinite(own).sum() < 3:
            continue
        centre[rows] = numpy.nanmedian(own)
        spread[rows] = 1.4826 * numpy.nanmedian(numpy.abs(own - centre[rows])) + 1e-6
        above[rows] = (own[None, :] > own[:, None]).mean(axis=1)
    return centre, spread, above


def thresholds(total, study):
    """Points above the nearest level below the total, and the share of the cell that heaps in the same half point."""
    above = numpy.min([numpy.where(total >= level - 1e-9, total - level, 100.0) for level in LEVELS], axis=0)
    heap = numpy.zeros(len(total))
    for rows in members(study.cell):
        near = numpy.abs(total[rows][:, None] - total[rows][None, :])
        heap[rows] = (near < 0.26).sum(axis=1) / numpy.maximum(1, (near < 3).sum(axis=1))
    return above, heap


def years(values, study):
    """The unit's other years: their mean, the year before, and the departure from both."""
    others = mean_of_others(values, groups(study.unit))
    place = {key: row for row, key in enumerate(study.keys)}
    before = numpy.array([
        values[place[unit, str(int(year) - 1)]] if (unit, str(int(year) - 1)) in place else numpy.nan
        for unit, year in study.keys])
    return others, before, values - others, values - before


def answers(study, total):
    """Modal share, spread of the shares, likeness to the most similar unit of the team, points above the collective."""
    shares = study.points / study.maxima
    near = (numpy.abs(shares[:, :, None] - shares[:, None, :]) < 0.03).sum(axis=2).max(axis=1)
    alike = numpy.zeros(len(shares))
    for rows in members(groups(study.team, study.cell)):
        if len(rows) > 1:
            same = (shares[rows][:, None, :] == shares[rows][None, :, :]).mean(axis=2)
            numpy.fill_diagonal(same, 0)
            alike[rows] = same.max(axis=1)
    bound = numpy.where(study.collective >= 0, total - total[study.collective], numpy.nan)
    return near, numpy.nanstd(shares, axis=1), alike, bound
