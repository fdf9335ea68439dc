"""What people look at: every page, in both languages, wide and narrow, now and as of a day."""

import subprocess
import unittest
import urllib.request

from selenium.webdriver.common.keys import Keys

from browser import URL, Browser, By, token

PAGES = [
    "/", "/board", "/matrix", "/missions", "/reviews", "/observations", "/lessons", "/actions", "/alerts", "/search?words=relay",
    "/audit", "/audit?thing=L-1", "/access", "/access/readers/L-1", "/missions/UNMISS", "/reviews/R-1",
    "/observations/O-1", "/lessons/L-1", "/actions/A-1", "/alerts/W-1", "/lessons?as-of=2026-06-30",
    "/missions/UNMISS?known-by=2014-06-30",
    "/observations/new", "/lessons/new", "/actions/new", "/missions/new", "/reviews/new", "/observations/O-60/verify",
    "/lessons/L-1/task", "/actions/A-1/progress", "/access/grant", "/access/invite", "/people/new", "/capture",
]
REFUSED = ["/nothing-here", "/board?as-of=2999-01-01"]


class ReadingTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.token = token("Reader", "manager", "administrator")
        cls.browser = Browser().sign_in(cls.token)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()

    def test_no_page_has_a_serious_fault_of_accessibility(self):
        for dark in (False, True):
            features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
            self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            for path in PAGES + REFUSED:
                with self.subTest(page=path, dark=dark):
                    self.browser.open(path)
                    self.assertEqual(self.browser.faults_of_accessibility(), [])

    def test_no_page_breaks_its_own_policy(self):
        self.browser.complaints()
        for path in PAGES:
            with self.subTest(page=path):
                self.browser.open(path)
                self.assertEqual(self.browser.complaints(), [])

    def test_at_four_times_the_size_nothing_scrolls_sideways(self):
        # 1280 px at 400 % are 320 px (WCAG 1.4.10); tables and charts scroll within themselves.
        self.browser.size(320, 800)
        try:
            for path in PAGES + REFUSED:
                with self.subTest(page=path):
                    self.browser.open(path)
                    width = self.browser.execute_script("return document.documentElement.scrollWidth")
                    self.assertLessEqual(width, 320)
        finally:
            self.browser.size(1280)

    def test_on_a_phone_the_words_of_a_chart_are_no_smaller_than_small_print(self):
        self.browser.size(320, 800)
        try:
            self.browser.open("/missions/UNMISS")
            heights = self.browser.execute_script(
                "return [...document.querySelectorAll('.chart text')].map((text) => text.getBoundingClientRect().height)")
            written = [height for height in heights if height > 0]
            self.assertGreater(len(written), 20)
            self.assertGreaterEqual(min(written), 12)
        finally:
            self.browser.size(1280)

    def test_on_a_phone_the_head_is_small_and_its_menu_opens_by_keyboard(self):
        self.browser.size(320, 800)
        try:
            browser = self.browser.open("/board")
            self.assertLessEqual(browser.the("header").rect["height"], 104)
            places = browser.the(".places a")
            self.assertFalse(places.is_displayed())
            button = browser.the(".to-menu")
            browser.execute_script("arguments[0].focus()", button)
            button.send_keys(Keys.ENTER)
            self.assertTrue(places.is_displayed())
            self.assertTrue(browser.the("#as-of").is_displayed() and browser.the("#known-by").is_displayed())
            self.assertEqual(browser.faults_of_accessibility(), [])
            button.send_keys(Keys.ESCAPE)
            self.assertFalse(places.is_displayed())
            button.send_keys(Keys.ENTER)
            browser.the(".places a[href='/lessons']").click()
            browser.wait_to_be_at("/lessons")
        finally:
            self.browser.size(1280)
        self.assertFalse(self.browser.open("/board").the(".to-menu").is_displayed())
        self.assertTrue(self.browser.the(".places a").is_displayed())

    def test_the_search_leads_straight_to_what_is_called_so(self):
        browser = self.browser.open("/board")
        browser.the("#find").send_keys("l-1", Keys.ENTER)
        browser.wait_to_be_at("/lessons/L-1")
        browser.press(".news a")
        browser.wait_to_be_at("/search?words=L-1")
        self.assertIn("L-1", browser.wait_for(".hits li").text)

    def test_every_page_is_small_and_fetches_one_style_and_one_script(self):
        for path in PAGES:
            with self.subTest(page=path):
                body = self.fetch(path)[0]
                packed = subprocess.run(["gzip", "-c"], input=body, capture_output=True, check=True).stdout
                self.assertLess(len(packed), 60 * 1024)
                self.assertEqual(body.count(b"<script"), 1)
                self.assertEqual(body.count(b'rel="stylesheet"'), 1)

    def test_no_page_is_kept_framed_or_given_scripts_from_elsewhere(self):
        for path in PAGES:
            with self.subTest(page=path):
                headers = self.fetch(path)[1]
                policy = headers["Content-Security-Policy"]
                self.assertNotIn("unsafe", policy)
                self.assertIn("default-src 'none'; script-src 'self'", policy)
                self.assertIn("frame-ancestors 'none'", policy)
                self.assertEqual(headers["Cache-Control"], "no-store")
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")

    def test_the_session_is_open_to_no_script_and_no_other_site(self):
        cookie = self.browser.get_cookie("__Host-debrief")
        self.assertTrue(cookie["httpOnly"] and cookie["secure"])
        self.assertEqual((cookie["path"], cookie["sameSite"]), ("/", "Lax"))

    def fetch(self, path):
        """What stands at a path, and its headers."""
        request = urllib.request.Request(URL + path, headers={"Cookie": f"__Host-debrief={self.token}"})
        with urllib.request.urlopen(request) as answer:
            return answer.read(), answer.headers

    def test_french_is_complete(self):
        browser = Browser(language="fr").sign_in(self.token)
        self.addCleanup(browser.quit)
        english = ["Overdue", "Lessons", "What you can do", "History", "Sign out", "Search", "Show", "Board"]
        for path in PAGES[:10]:
            with self.subTest(page=path):
                browser.open(path)
                self.assertEqual(browser.the("html").get_attribute("lang"), "fr")
                frame = browser.the("header").text + browser.the("footer").text + browser.heading
                for word in english:
                    self.assertNotIn(word, frame)
        browser.press("footer button[name=language]")
        # A click answers before the next page is there.
        browser.wait_for("html[lang=en]")
        self.assertEqual(browser.the("html").get_attribute("lang"), "en")

    def test_times_are_told_in_the_readers_zone_with_utc_beside(self):
        browser = Browser(zone="Africa/Juba").sign_in(self.token)
        self.addCleanup(browser.quit)
        browser.open("/lessons/L-1")
        # With its day too, where the reader's is another.
        self.assertRegex(browser.the(".history time").text, r"\d\d:\d\d \((\d+ \w+ \d{4} at )?\d\d:\d\d UTC\)")

    def test_the_past_is_told_apart_and_offers_nothing_to_do(self):
        browser = self.browser.open("/lessons/L-1")
        self.assertTrue(browser.all(".acts a"))
        self.assertFalse(browser.all(".band"))
        position = browser.the("body").get_attribute("data-position")
        browser.open(f"/lessons/L-1?as-of={position}")
        self.assertIn(f"position {position}", browser.the(".band").text)
        self.assertFalse(browser.all(".acts a"))
        browser.follow("Board")
        self.assertIn(f"as-of={position}", browser.current_url)
        browser.follow("Back to now")
        self.assertFalse(browser.all(".band"))
        self.assertTrue(browser.current_url.endswith("/board"))

    def test_what_can_be_done_stands_before_what_happened(self):
        browser = self.browser
        self.addCleanup(browser.size, 1280)
        for width in (1280, 390):
            for path in ("/lessons/L-1", "/missions/UNMISS"):
                with self.subTest(page=path, width=width):
                    browser.size(width)
                    browser.open(path)
                    acts, history = browser.the(".acts"), browser.the(".history")
                    self.assertLess(acts.location["y"], history.location["y"])
                    follows = "return arguments[0].compareDocumentPosition(arguments[1]) & 4"
                    self.assertTrue(browser.execute_script(follows, acts, history))
                    if width > 1000:
                        self.assertGreater(acts.location["x"], history.location["x"])

    def test_a_recommendation_has_a_place_of_its_own(self):
        browser = self.browser.open("/reviews/R-1")
        heading = browser.the("h2[id^=recommendation-]")
        number = heading.get_attribute("id").removeprefix("recommendation-")
        self.assertEqual(heading.text, f"Recommendation {number}")
        browser.leave_by(browser.the(f"a[href$='/amend-recommendation?number={number}']"))
        self.assertEqual(browser.the("[name='recommendation.number']").get_attribute("value"), number)
        self.assertTrue(browser.the("[name='recommendation.text']").get_attribute("value"))

    def test_a_register_is_narrowed_by_facets_and_keeps_to_its_moment(self):
        browser = self.browser.open("/observations")
        rows = len(browser.all("tbody tr"))
        facet = browser.the(".facets a")
        count = int(facet.find_element(By.CSS_SELECTOR, ".count").text)
        browser.leave_by(facet)
        self.assertEqual(len(browser.all("tbody tr")), min(count, 50))
        self.assertLessEqual(count, 100)
        browser.leave_by(browser.the(".facets a[aria-current]"))
        self.assertEqual(len(browser.all("tbody tr")), rows)
        browser.open("/observations?limit=10")
        first = [link.text for link in browser.all("tbody th a")]
        browser.follow("Next page")
        second = [link.text for link in browser.all("tbody th a")]
        self.assertEqual(len(first), 10)
        self.assertFalse(set(first) & set(second))

    def test_the_matrix_leads_to_the_observations_that_it_counts(self):
        browser = self.browser.open("/matrix")
        cell = browser.the(".matrix tbody td a")
        counted = sum(int(number) for number in cell.text.replace("−", " ").replace("+", " ").split())
        browser.leave_by(cell)
        self.assertEqual(len(browser.all("tbody tr")), counted)

    def test_a_mission_a_lesson_and_the_board_print_without_what_is_pressed(self):
        for path, words in (("/missions/UNMISS", "UNMISS"), ("/lessons/L-1", "L-1"), ("/board", "accepted")):
            with self.subTest(page=path):
                self.browser.open(path)
                text = subprocess.run(
                    ["pdftotext", "-", "-"], input=self.browser.printed(), capture_output=True, check=True
                ).stdout.decode()
                self.assertIn(words, text)
                self.assertNotIn("Log an observation", text)
                self.assertNotIn("Sign out", text)


if __name__ == "__main__":
    unittest.main()
