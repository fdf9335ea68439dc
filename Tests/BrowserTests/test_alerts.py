"""What rules raise by themselves, and what people make of it."""

import unittest

from browser import Browser, By, debrief, token


class AlertTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.analyst = Browser().sign_in(token("Watching analyst", "analyst"))
        cls.manager = Browser().sign_in(token("Watching manager", "manager"))

    @classmethod
    def tearDownClass(cls):
        for browser in (cls.analyst, cls.manager):
            browser.quit()

    def alert(self, query):
        """Opens the one that the register finds, as soon as it is there."""
        links = "tbody th a.ref"
        reference = self.analyst.wait_until(
            lambda: self.analyst.open(f"/alerts?{query}").the(links).text, f"no alert: {query}"
        )
        self.analyst.follow(reference)
        return reference

    def do(self, browser, alert, action, **fields):
        browser.open(f"/alerts/{alert}")
        browser.leave_by(browser.the(f".acts a[href$='/{action}']"))
        for name, value in fields.items():
            browser.fill(name, value)
        browser.press("form.fields .buttons button")
        browser.wait_for(".notice")

    def test_three_failures_raise_a_warning_that_somebody_looks_into(self):
        for day in (3, 4, 5):
            debrief(
                "observe", f"The ferry ran aground on day {day}", "--mission", "MINUSMA", "--occurred", f"2026-11-0{day}",
                "--factor", "conduct_and_accountability",
            )
        alert = self.alert("mission=MINUSMA&factor=conduct_and_accountability")
        self.assertEqual(self.analyst.heading, "Early warning in MINUSMA: conduct and accountability")
        self.assertIn("3 failures within 90 days", self.analyst.the(".facts").text)
        self.assertIn("the system itself", self.analyst.the(".history").text)
        self.assertFalse(self.analyst.all(".acts a[href$='/dismiss']"))
        self.assertEqual(self.analyst.faults_of_accessibility(), [])
        self.assertIn(alert, self.analyst.open("/").text)
        self.assertIn(alert, self.analyst.open("/missions/MINUSMA").the("aside").text)

        self.do(self.analyst, alert, "acknowledge")
        self.assertIn("acknowledged", self.analyst.the(".chips").text)
        self.assertFalse(self.analyst.all(".acts"))
        home = self.manager.open("/").text
        self.assertIn("Alerts to confirm or dismiss", home)
        self.assertIn(alert, home)
        self.do(self.manager, alert, "dismiss", why="All three tell of one sandbank")
        self.assertIn("dismissed", self.manager.the(".chips").text)
        self.assertNotIn(alert, self.manager.open("/").text)

    def test_a_recurrence_confirmed_reopens_its_lesson(self):
        alert = self.alert("mission=EXMIS&kind=recurrence&state=raised")
        self.assertIn("is like", self.analyst.the(".facts").text)
        self.do(self.analyst, alert, "acknowledge")
        lesson = self.analyst.find_element(By.PARTIAL_LINK_TEXT, "L-").text
        self.do(self.manager, alert, "confirm", why="The guards were gone again")
        self.manager.open(f"/lessons/{lesson}")
        self.assertIn("analysed", self.manager.the(".chips").text)
        self.assertIn("The guards were gone again", self.manager.the(".history").text)
        self.assertIn(alert, self.manager.the("aside").text)
