"""From what somebody saw to a lesson learned, by forms alone, with and without a mouse."""

import re
import unittest

from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from browser import Browser, By, token


def reference(browser):
    return re.search(r"/(?:observations|lessons|actions)/([OLA]-\d+)", browser.current_url).group(1)


class WalkTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.officer = Browser(width=390, height=800).sign_in(token("Walking officer", "observer"))
        cls.analyst = Browser().sign_in(token("Walking analyst", "analyst", "owner"))
        cls.manager = Browser().sign_in(token("Walking manager", "manager"))

    @classmethod
    def tearDownClass(cls):
        for browser in (cls.officer, cls.analyst, cls.manager):
            browser.quit()

    def do(self, browser, thing, action, **fields):
        browser.open(f"/{thing}/{action}")
        for name, value in fields.items():
            browser.fill(name.replace("__", "."), value)
        browser.press("form.fields .buttons button")
        browser.wait_for(".notice")

    def test_from_an_observation_to_a_lesson_learned(self):
        officer, analyst, manager = self.officer, self.analyst, self.manager
        officer.follow("Log an observation")
        officer.fill("observation", "The generator failed at night\nNobody had the key of the store.")
        officer.fill("missions", "UNMISS")
        officer.press("form.fields .buttons button")
        officer.wait_for(".notice")
        observation = reference(officer)
        self.assertEqual(officer.heading, "The generator failed at night")
        self.assertTrue(officer.all(".acts a[href$='/amend']"))
        self.assertFalse(officer.all(".acts a[href$='/verify']"))

        analyst.open(f"/observations/{observation}").leave_by(analyst.the(".acts a[href$='/verify']"))
        analyst.press("form.fields .buttons button")
        analyst.wait_for(".notice")
        self.assertIn("verified", analyst.the(".chips").text)

        analyst.open("/lessons/new")
        for name, value in (
            ("title", "Keys are where the night shift is"), ("observations", observation), ("kind", "lesson"),
            ("statement", "Every store's key is held by who is on duty."),
        ):
            analyst.fill(name, value)
        analyst.press("form.fields .buttons button")
        analyst.wait_for(".notice")
        lesson = reference(analyst)
        self.do(analyst, f"lessons/{lesson}", "analyse", rootCause="Keys were kept by office hours")
        self.do(manager, f"lessons/{lesson}", "endorse")

        analyst.open("/actions/new")
        for name, value in (
            ("what", "Logistics hangs the keys in the duty room before March"), ("lessons", lesson),
            ("category", "mandate_and_resources"), ("track", "mission"), ("due", "2099-03"),
        ):
            analyst.fill(name, value)
        analyst.press("form.fields .buttons button")
        analyst.wait_for(".notice")
        action = reference(analyst)
        self.do(manager, f"actions/{action}", "decide", acceptance="accepted")
        self.do(analyst, f"actions/{action}", "progress", percentage="50", text="Half of the keys hang there")
        self.do(analyst, f"actions/{action}", "implement", **{"evidence__0__text": "Photo", "evidence__0__source": "Log"})
        self.do(manager, f"actions/{action}", "verify", **{"evidence__0__text": "Seen", "evidence__0__source": "Visit"})
        self.do(analyst, f"lessons/{lesson}", "implement")
        self.do(
            manager, f"lessons/{lesson}", "validate", outcome="learned", reviewOn="2099-06-30",
            **{"evidence__0__text": "A night without keys missed", "evidence__0__source": "Exercise"},
        )
        self.assertIn("learned", manager.the(".chips").text)
        history = manager.the(".history").text
        for word in ("Walking analyst", "Walking manager", "validated as learned", "by a token"):
            self.assertIn(word, history)

    def test_what_is_wrong_is_told_beside_the_field_and_nothing_typed_is_lost(self):
        analyst = self.analyst.open("/lessons/new")
        analyst.fill("title", "A lesson without grounds")
        analyst.fill("kind", "lesson")
        analyst.fill("statement", "It rests on what isn't there.")
        analyst.fill("observations", "O-9999")
        analyst.press("form.fields .buttons button")
        analyst.wait_for(".faults")
        self.assertEqual(analyst.the("[name=title]").get_attribute("value"), "A lesson without grounds")
        faulty = analyst.the("[aria-invalid=true]")
        self.assertEqual(faulty.get_attribute("name"), "observations")
        self.assertEqual(analyst.faults_of_accessibility(), [])

    def test_what_another_changed_meanwhile_stands_beside_what_was_written(self):
        officer = self.officer.open("/observations/new")
        officer.fill("observation", "The gate stood open")
        officer.press("form.fields .buttons button")
        officer.wait_for(".notice")
        observation = reference(officer)
        self.analyst.open(f"/observations/{observation}/amend")
        self.do(self.manager, f"observations/{observation}", "return", why="Which gate?")
        field = self.analyst.find_element(By.NAME, "changes.conclusion")
        self.analyst.execute_script("document.querySelectorAll('details').forEach(part => { part.open = true })")
        field.send_keys("Gates are checked at dusk")
        self.analyst.fill("why", "It was missing")
        self.analyst.press("form.fields .buttons button")
        self.analyst.wait_for(".changed")
        self.assertIn("Which gate?", self.analyst.the(".changed").text)
        kept = self.analyst.find_element(By.NAME, "changes.conclusion")
        self.assertEqual(kept.get_attribute("value"), "Gates are checked at dusk")

    def test_an_observation_is_logged_with_the_keyboard_alone(self):
        browser = Browser().sign_in(token("Keyboard officer", "observer"))
        self.addCleanup(browser.quit)
        keys = ActionChains(browser)

        def focused():
            return browser.switch_to.active_element

        def tab_until(condition):
            for _ in range(60):
                ActionChains(browser).send_keys(Keys.TAB).perform()
                if condition(focused()):
                    outline = focused().value_of_css_property("outline-style")
                    self.assertEqual(outline, "solid", "the focus can't be seen")
                    return
            self.fail("the keyboard doesn't get there")

        tab_until(lambda element: element.get_attribute("class") == "skip")
        tab_until(lambda element: element.text == "Log an observation")
        keys.send_keys(Keys.ENTER).perform()
        browser.wait_for("form.fields")
        tab_until(lambda element: element.get_attribute("name") == "observation")
        ActionChains(browser).send_keys("The radio was silent").perform()
        tab_until(lambda element: element.tag_name == "button" and element.text == "Log an observation")
        ActionChains(browser).send_keys(Keys.ENTER).perform()
        browser.wait_for(".notice")
        self.assertEqual(browser.heading, "The radio was silent")

    def test_lists_follow_what_others_record(self):
        watching = self.manager.open("/observations")
        self.officer.open("/observations/new")
        self.officer.fill("observation", "A lorry came late")
        self.officer.press("form.fields .buttons button")
        self.officer.wait_for(".notice")
        watching.wait_until(lambda: "A lorry came late" in watching.the("tbody").text, "the list stood still")

    def test_a_one_time_sign_in_opens_the_pages_once(self):
        from browser import URL, debrief

        token("Invited officer", "observer")
        secret = debrief("access", "invite", "Invited officer").splitlines()[0]
        browser = Browser()
        self.addCleanup(browser.quit)
        browser.get(f"{URL}/sign-in#{secret}")
        browser.wait_until(lambda: browser.the("#token").get_attribute("value") == secret)
        self.assertNotIn(secret, browser.current_url)
        browser.press("main form button")
        browser.wait_for("header.top")
        cookie = browser.get_cookie("__Host-debrief")
        self.assertTrue(cookie["httpOnly"] and cookie["secure"])
        self.assertEqual(cookie["sameSite"], "Lax")
        browser.find_element(By.CSS_SELECTOR, "footer form[action='/sign-out'] button").click()
        browser.wait_for("#token")
        browser.open("/lessons")
        browser.wait_to_be_at("/sign-in")
        browser.find_element(By.ID, "token").send_keys(secret)
        browser.press("main form button")
        self.assertIn("used before", browser.wait_for(".fault").text)


if __name__ == "__main__":
    unittest.main()
