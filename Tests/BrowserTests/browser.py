"""A real browser, somebody who uses it, and what they look for."""

import base64
import os
import pathlib
import subprocess

import axe_core_python
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions as expected
from selenium.webdriver.support.ui import WebDriverWait

URL = os.environ["DEBRIEF_URL"]
PATIENCE_SECONDS = 20


def debrief(*arguments):
    """What the command line prints."""
    done = subprocess.run([os.environ["DEBRIEF"], *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"debrief {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def token(person, *roles, mission=None):
    """A token of somebody who holds these roles, entered where nobody is called so yet."""
    if person not in debrief("people", "list"):
        debrief("people", "add", person)
        for role in roles:
            debrief("access", "grant", role, person, *(["--mission", mission] if mission else []))
    return debrief("token", "create", "browser test", "--for", person).splitlines()[0]


class Browser(webdriver.Chrome):
    """A browser of its own, with nothing kept from another."""

    def __init__(self, width=1280, height=900, language="en", dark=False, zone=None):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
            options.add_argument(argument)
        options.add_argument(f"--lang={language}")
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        super().__init__(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        self.size(width, height)
        if dark:
            features = [{"name": "prefers-color-scheme", "value": "dark"}]
            self.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        if zone:
            self.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": zone})

    def size(self, width, height=900):
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def open(self, path):
        self.get(URL + path)
        return self

    def sign_in(self, secret):
        """As a person does: by the form."""
        self.open("/sign-in")
        self.find_element(By.ID, "token").send_keys(secret)
        self.press("main form button")
        self.wait_for("header.top")
        return self

    def the(self, selector):
        return self.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.find_elements(By.CSS_SELECTOR, selector)

    def press(self, selector):
        self.the(selector).click()

    def follow(self, text):
        """Follows the first link of this text."""
        self.leave_by(self.find_element(By.LINK_TEXT, text))

    def leave_by(self, link):
        """Clicks, and waits for the page that this leads to: a click answers before it is there."""
        self.execute_script("window.isLeft = true")
        link.click()
        is_there = "return !window.isLeft && document.readyState === 'complete'"
        self.wait_until(lambda: self.execute_script(is_there), "the link leads nowhere")

    def fill(self, name, text):
        """Fills a field in by its name, whatever sort of field it is."""
        field = self.find_element(By.NAME, name)
        if field.tag_name == "select":
            field.find_element(By.CSS_SELECTOR, f"option[value='{text}']").click()
        elif field.get_attribute("type") in ("radio", "checkbox"):
            self.press(f"[name='{name}'][value='{text}']")
        else:
            field.clear()
            field.send_keys(text)

    def wait_for(self, selector):
        found = expected.presence_of_element_located((By.CSS_SELECTOR, selector))
        return WebDriverWait(self, PATIENCE_SECONDS).until(found)

    def wait_until(self, condition, message=""):
        # A list may be drawn anew between finding a part of it and reading that: it is looked for again.
        patient = WebDriverWait(self, PATIENCE_SECONDS, ignored_exceptions=[StaleElementReferenceException])
        return patient.until(lambda _: condition(), message)

    def wait_to_be_at(self, path):
        """A key or a click has the next page asked for; that it is there comes later."""
        self.wait_until(lambda: path in self.current_url, f"not at {path}")

    @property
    def heading(self):
        return self.the("h1").text

    @property
    def text(self):
        return self.the("body").text

    def faults_of_accessibility(self):
        """What axe-core finds of impact serious or critical (WCAG 2.2 A and AA), in words."""
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        script = (pathlib.Path(axe_core_python.__path__[0]) / "axe.min.js").read_text()
        # Around the page's own policy, which lets no script in that isn't the server's.
        self.execute_cdp_cmd("Runtime.evaluate", {"expression": script})
        found = self.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}}).then(done, e => done({violations: [],"
            " error: String(e)}));",
            tags,
        )
        if "error" in found:
            raise AssertionError(found["error"])
        return [
            f"{fault['id']}: {node['html'][:160]} ({node['failureSummary']})"
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]

    def complaints(self):
        """What the browser's console says is wrong: a policy that was broken, a script that failed."""
        return [entry["message"] for entry in self.get_log("browser") if entry["level"] == "SEVERE"]

    def picture(self, path):
        """The whole page, however long it is, with the bar at its side: it was laid out beside that."""
        size = self.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        width = self.execute_script("return innerWidth")
        clip = {"x": 0, "y": 0, "width": width, "height": min(size["height"], 4000), "scale": 1}
        shot = self.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))

    def printed(self):
        """As PDF."""
        return base64.b64decode(self.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
