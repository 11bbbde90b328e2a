"""Opens a report.html from disk in headless Chromium with the network off, and uses it as a reader would.

Checks: no request but the file itself, no message on the console, no error; charts drawn, the tooltip of a dot, a click on
a dot, search, sorting by mouse and keyboard. Writes pictures: light, dark, print, a tooltip.
scripts/browser runs it: browser_check.py REPORT.html PICTURES BROWSER
"""

import pathlib
import sys

from playwright.sync_api import sync_playwright

report, pictures = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
chromium = sys.argv[3]
pictures.mkdir(parents=True, exist_ok=True)
failures = []


def check(holds, what):
    print(("ok   " if holds else "FAIL ") + what)
    if not holds:
        failures.append(what)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True, color_scheme="light")
    page = context.new_page()
    requests, messages = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.add_init_script(
        "new MutationObserver(() => { if (document.body?.dataset.charts) window.drawnAt ??= performance.now(); })"
        ".observe(document, {attributes: true, subtree: true, attributeFilter: ['data-charts']})")
    page.goto(report.as_uri())
    page.wait_for_selector("body[data-charts=drawn]", timeout=30_000)
    read, drawn = page.evaluate(
        "[performance.getEntriesByType('navigation')[0].domInteractive / 1000, (window.drawnAt ?? NaN) / 1000]")
    size = report.stat().st_size / 1e6
    print(f"     {size:.2f} MB; tables there after {read:.2f} s, charts drawn after {drawn:.2f} s by the browser's clock")
    figures = page.query_selector_all("figure.chart")
    check(figures and all(figure.is_visible() for figure in figures), f"{len(figures)} charts in sight")
    page.screenshot(path=pictures / "light.png", full_page=False)
    for figure in figures:
        figure.scroll_into_view_if_needed()
        figure.screenshot(path=pictures / f"{figure.get_attribute('id')}.png")

    dots = page.query_selector_all("#chart-ratings g.mark-symbol.role-mark path")
    check(len(dots) > 0, f"{len(dots)} dots")
    if dots:
        dots[-1].scroll_into_view_if_needed()
        dots[-1].hover(force=True)
        page.wait_for_timeout(300)
        tip = page.query_selector("#vg-tooltip-element.visible")
        text = tip.inner_text() if tip else ""
        check(bool(text) and "undefined" not in text, "tooltip: " + text.replace("\n", " | ")[:160])
        page.screenshot(path=pictures / "tooltip.png")
        dots[-1].click(force=True)
        page.wait_for_timeout(300)
        check(bool(page.query_selector("#chart-ratings .picked").inner_text()), "the clicked unit is said")
        check(page.query_selector("tr.found") is not None, "the row of the clicked unit is shown")

    field = page.query_selector("#overRating input[type=search]")
    rows = "#overRating tbody tr"
    before = len([row for row in page.query_selector_all(rows) if row.is_visible()])
    first = page.query_selector(rows).inner_text().split("\t")[0]
    field.fill(first.lower())
    after = len([row for row in page.query_selector_all(rows) if row.is_visible()])
    check(0 < after < before, f"search keeps {after} of {before} rows")
    field.fill("")
    button = page.query_selector("#overRating thead th:nth-child(8) button")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    values = [row.query_selector("td:nth-child(8)").inner_text() for row in page.query_selector_all(rows)[:20]]
    numbers = [float(value.replace("\u2212", "-").replace("+", "").replace(",", ".")) for value in values]
    check(numbers == sorted(numbers, reverse=True), f"the keyboard sorts: {values[:4]}")
    check(page.query_selector("#overRating th[aria-sort=descending]") is not None, "the sorted column says so")

    context_dark = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True, color_scheme="dark")
    dark = context_dark.new_page()
    dark.goto(report.as_uri() + "#overRating")
    dark.wait_for_selector("body[data-charts=drawn]", timeout=30_000)
    dark.screenshot(path=pictures / "dark.png")
    page.emulate_media(media="print", color_scheme="light")
    page.screenshot(path=pictures / "print.png")
    page.pdf(path=pictures / "print.pdf", prefer_css_page_size=True)
    plain_context = browser.new_context(java_script_enabled=False, offline=True)
    plain = plain_context.new_page()
    plain.goto(report.as_uri())
    check(plain.locator("figure.chart:visible").count() == 0, "without scripts no empty chart is seen")
    check(plain.locator("#overRating tbody tr:visible").count() == before, "without scripts every row is there")
    outside = [url for url in requests if url != report.as_uri() and not url.startswith("data:")]
    check(not outside, f"no request but the file: {outside[:3]}")
    check(not messages, f"nothing on the console: {messages[:3]}")
    browser.close()

print(f"{len(failures)} failed")
sys.exit(1 if failures else 0)
