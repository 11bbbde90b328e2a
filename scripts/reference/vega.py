"""Makes Sources/CReportScripts/vega.js: Vega 6.2, Vega-Lite 6.1 and Vega-Embed 7.0 in one script without modules.

Vega-Lite 6.1 on purpose: 6.4 shows "undefined" in tooltips.
Run with: pip install vl-convert-python==1.9.0.post1, then python scripts/reference/vega.py
"""

import pathlib

import vl_convert

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Sources" / "CReportScripts" / "vega.js"

script = vl_convert.javascript_bundle("window.thucchatEmbed = vegaEmbed;", vl_version="6.1")
assert "</script" not in script.lower()
TARGET.write_text(script, encoding="utf-8")
