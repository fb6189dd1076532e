"""The report in a real browser: hostile articles, accessibility, keyboard, no script, phone width, a thousand drivers."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, ViewportSize, sync_playwright
from running import ROOT, entry, multiplied, paddock, write_manifest

from pipeline.report import lists, overview
from pipeline.report.record import Record
from pipeline.report.site import open_site, write_static

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PAGES = ("index", "jessica-backman", "editors", "quality", "dictionary", "attribution")
CASES = sorted((ROOT / "tests" / "cases" / "hostile").glob("*.wikitext"))
TITLES = {"script": """Script" onmouseover="document.title='owned'""", "bidi": "Index", "long": "L" * 250}
DRIVERS = {"index-driver"}  # one of the hostile pages is enough for axe: the rest differ in text only
PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        message = "no Chromium on this machine"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window that fails the test when a page asks for anything but a file beside it."""
    opened = browser.new_context(viewport=DESKTOP)
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.fixture(scope="module")
def report(seed_warehouse: Path) -> Path:
    return seed_warehouse / "report"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the hostile articles, made by a whole refresh."""
    folder = tmp_path_factory.mktemp("hostile")
    entries = []
    for path in CASES:
        data = path.read_text(encoding="utf-8").split("\n", 1)[1].encode()
        (folder / path.name).write_bytes(data)
        line = entry(path.name, TITLES[path.stem], data, text_format="wikitext", revision="1")
        entries.append(line | ({"permalink": "https://x.example/\"onmouseover=\"document.title='owned'"} if path.stem == "script" else {}))
    done = paddock("refresh", warehouse=folder / "warehouse", articles=write_manifest(folder, entries))
    assert done.returncode == 0, done.stderr
    return folder / "warehouse" / "report"


def open_page(context: BrowserContext, folder: Path, name: str) -> Page:
    page = context.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    return page


def faults(page: Page, options: dict[str, object] | None = None) -> list[str]:
    """What axe finds wrong, one line for each rule and place."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"][:3]]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_light_and_dark(browser: Browser, report: Path, name: str) -> None:
    opened = browser.new_context(viewport=DESKTOP)
    page = open_page(opened, report, name)
    page.evaluate("document.querySelectorAll('details').forEach(element => { element.open = true })")
    page.evaluate("[...document.querySelectorAll('h3 ~ .scroll')].slice(5).forEach(element => element.remove())")  # they look alike
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, {"runOnly": ["color-contrast"]}) == []
    opened.close()


def test_no_page_is_wider_than_a_phone(browser: Browser, report: Path) -> None:
    opened = browser.new_context(viewport=PHONE)
    for name in PAGES:
        page = open_page(opened, report, name)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the screen"
        assert faults(page, {"runOnly": ["target-size", "scrollable-region-focusable"]}) == [], name
        page.close()
    opened.close()


@pytest.mark.parametrize("case", [path.stem for path in CASES])
def test_a_hostile_article_is_shown_as_text(context: BrowserContext, hostile: Path, case: str) -> None:
    expected = (ROOT / "tests" / "cases" / "hostile" / f"{case}.expected").read_text(encoding="utf-8").splitlines()
    dialogs: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    names = [path.stem for path in hostile.glob("*.html")]
    for name in names:
        page = context.new_page()
        page.on("dialog", dismissed)
        page.goto((hostile / f"{name}.html").as_uri())
        page.hover("main a")
        assert page.title().endswith("· Paddock")
        assert "owned" not in page.evaluate("document.title.replace(/<script>.*<\\/script>/, '')"), f"{name} ran a script"
        assert page.evaluate("[...document.scripts].map(script => script.getAttribute('src'))") == ["paddock.js"]
        attributes = "[...document.querySelectorAll('*')].flatMap(element => [...element.attributes].map(attribute => attribute.name))"
        assert [attribute for attribute in page.evaluate(attributes) if attribute.startswith("on") or attribute == "style"] == []
        targets = page.evaluate("[...document.querySelectorAll('[href]')].map(element => element.getAttribute('href').split(':')[0])")
        assert not {target.lower() for target in targets} & {"javascript", "vbscript"}
        assert page.evaluate("document.querySelectorAll('main h1').length") == 1
        page.close()
    assert dialogs == []
    home = open_page(context, hostile, "index")
    home.get_by_role("link", name=expected[0][:40]).first.click()
    shown = home.inner_text("main")
    for text in expected:
        assert text in shown, f"{text!r} is not shown as it is"


def test_hostile_pages_fit_a_phone_and_please_axe(browser: Browser, hostile: Path) -> None:
    opened = browser.new_context(viewport=PHONE)
    for path in hostile.glob("*.html"):
        page = open_page(opened, hostile, path.stem)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path.stem} is wider than the screen"
        assert path.stem not in DRIVERS or faults(page) == [], path.stem
        page.close()
    opened.close()


def test_a_right_to_left_name_turns_nothing_around_it(context: BrowserContext, hostile: Path) -> None:
    page = open_page(context, hostile, "index-driver")
    assert page.evaluate("document.querySelector('h1').firstElementChild.tagName") == "BDI"
    cells = "document.querySelectorAll('#seasons-racing + .scroll tbody tr:first-child > *')"
    boxes = page.evaluate(f"[...{cells}].map(cell => cell.getBoundingClientRect().left)")
    assert boxes == sorted(boxes)


def test_a_driver_named_like_a_page_does_not_replace_it(context: BrowserContext, hostile: Path) -> None:
    assert (hostile / "index-driver.html").is_file()
    assert open_page(context, hostile, "index").query_selector("#drivers") is not None


def test_every_number_of_a_driver_is_a_link_that_shows_its_cell(context: BrowserContext, report: Path) -> None:
    page = open_page(context, report, "jessica-backman")
    shown = ".figures dd, td.num:not(.soft), td.r, .run i, .places .value, .grid tbody td:nth-last-child(-n+2)"
    bare = page.evaluate(
        """shown => [...document.querySelectorAll(shown)]
        .filter(element => /[0-9]/.test(element.textContent) && !element.querySelector('a.n[href^="https:"]'))
        .map(element => element.outerHTML)""",
        shown,
    )
    assert bare == []
    titles = page.evaluate("[...document.querySelectorAll('a.n')].map(link => link.title)")
    assert len(titles) > 300
    assert [title for title in titles if not title.startswith(("table ", "infobox ", "sentence ", "from "))] == []


def test_the_page_works_by_keyboard(context: BrowserContext, report: Path) -> None:
    page = open_page(context, report, "jessica-backman")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.focus(".figures a.n")
    assert page.is_visible("#peek")
    assert page.inner_text("#peek").startswith("from 18 cells: ")
    page.keyboard.press("Escape")
    assert not page.is_visible("#peek")
    page.focus("#seasons-racing + .scroll a.n")
    assert page.inner_text("#peek").startswith("table 1, row 2, column 1")


def test_everything_can_be_read_without_script(browser: Browser, report: Path) -> None:
    opened = browser.new_context(java_script_enabled=False)
    page = open_page(opened, report, "index")
    assert not page.is_visible(".find")
    assert page.is_visible("text=Jessica Bäckman")
    page.click("text=Jessica Bäckman")
    assert page.is_visible("text=ROJA Motorsport by ASL Lichtblau")
    assert "4th" in page.inner_text(".lanes")
    opened.close()


def test_a_print_has_no_navigation(context: BrowserContext, report: Path) -> None:
    page = open_page(context, report, "jessica-backman")
    page.emulate_media(media="print", color_scheme="light")
    assert not page.is_visible("nav")
    assert page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflowX") == "visible"


def visible(page: Page) -> list[str]:
    """The names in the rows that the index shows."""
    return page.evaluate("[...document.querySelectorAll('#drivers tbody:not([hidden]) tr th')].map(cell => cell.textContent)")


def test_a_thousand_drivers_can_be_searched_and_sorted(context: BrowserContext, thousand: Path) -> None:
    page = open_page(context, thousand, "index")
    assert len(visible(page)) == 1_001
    page.fill("#search", "backman JESSICA")
    page.wait_for_selector("output:has-text('the first 200 of 1000 of 1001 drivers')")
    assert len(visible(page)) == 200
    page.fill("#search", "nobody")
    page.wait_for_selector("output:has-text('0 of 1001 drivers')")
    assert visible(page) == []
    page.fill("#search", "")
    assert len(visible(page)) == 1_001
    page.get_by_role("button", name="Races").press("Enter")
    assert page.get_attribute("#drivers th:has-text('Races')", "aria-sort") == "descending"
    page.get_by_role("button", name="Driver").press("Enter")
    assert page.get_attribute("#drivers th:has-text('Driver')", "aria-sort") == "ascending"
    assert page.get_attribute("#drivers th:has-text('Races')", "aria-sort") is None


@pytest.fixture(scope="module")
def many(seed_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lists of 3,001 drivers with names of their own, over several pages, and one driver's page."""
    folder = tmp_path_factory.mktemp("many")
    file = multiplied(seed_warehouse / "paddock.duckdb", folder / "paddock.duckdb", 3_000)
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            """
            update mart.driver set nationality = 'British', title = 'Driver ' || rowid,
                name = chr(65 + (rowid * 7 % 26)::int) || 'ö' || chr(97 + (rowid // 26 % 26)::int) || ' Driver ' || rowid
            where driver_id <> 'jessica-backman'
            """
        )
        connection.execute("set TimeZone = 'UTC'")
        (folder / "report").mkdir()
        write_static(folder / "report")
        record = Record(folder / "report", "test")
        lists.write_lists(connection, open_site(folder / "report"), record, frozenset(), overview.release(connection))
    return folder / "report"


def test_the_search_finds_drivers_of_all_pages(context: BrowserContext, many: Path) -> None:
    page = open_page(context, many, "index-from-s")
    assert "Jessica Bäckman" not in visible(page)
    page.fill("#search", "jess")
    page.wait_for_selector("output:has-text('1 of 3001 drivers')")
    assert visible(page) == ["Jessica Bäckman"]
    assert page.get_attribute("#drivers tbody:not([hidden]) th a", "href") == "jessica-backman.html"
    assert not page.is_visible(".pager")
    home = next(path.stem for path in many.glob("index*.html") if '"jessica-backman.html"' in path.read_text(encoding="utf-8"))
    row = """
        [...[...document.querySelectorAll('#drivers tbody:not([hidden]) a[href="jessica-backman.html"]')].at(-1).closest('tr').cells]
        .map(cell => cell.textContent.trim())
    """
    assert page.evaluate(row) == open_page(context, many, home).evaluate(row), "a row that is found is the row of the index"
    page.fill("#search", "driver 2999 british")
    page.wait_for_selector("output:has-text('1 of 3001 drivers')")
    page.fill("#search", "ao")
    page.wait_for_selector("output:has-text(' of 3001 drivers')")
    assert {name[:2] for name in visible(page)} == {"Aö"}
    page.fill("#search", "driver")
    page.wait_for_selector("output:has-text('type more to see others')")
    assert faults(page) == []


def test_long_lists_fit_a_phone_and_please_axe(browser: Browser, many: Path) -> None:
    opened = browser.new_context(viewport=PHONE)
    for name in ("index", "index-from-s", min(path.stem for path in many.glob("editors-from-*"))):
        page = open_page(opened, many, name)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the screen"
        page.evaluate("[...document.querySelectorAll('main tbody tr, main tbody tbody')].slice(30).forEach(row => row.remove())")
        assert faults(page) == [], name
        page.close()
    opened.close()
