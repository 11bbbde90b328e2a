"""The fixed hash of a unit and a year, from its definition: FNV-1a over the bytes, then SplitMix64's finaliser.

Prints the figures of Tests/StatisticsTests/Passes/BottomKSampleTests.swift.
"""

MASK = (1 << 64) - 1


def unit_year_hash(unit: str, year: int) -> int:
    value = 0xCBF29CE484222325
    for byte in unit.encode() + b"\0" + (year & MASK).to_bytes(8, "little"):
        value = ((value ^ byte) * 0x100000001B3) & MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return value ^ (value >> 31)


if __name__ == "__main__":
    for unit, year in [("", 0), ("X001", 2024), ("Thọ Xuân", 2025), ("X001", -1)]:
        print(f"{unit!r} {year} {unit_year_hash(unit, year):#018x}")
