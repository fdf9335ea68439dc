"""Observations written without a connection: kept on the device, and sent once when the line is back."""

import unittest

from browser import Browser, By, debrief, token


class OfflineTests(unittest.TestCase):
    def setUp(self):
        self.browser = Browser(width=390, height=800).sign_in(token("Offline officer", "observer"))
        self.addCleanup(self.browser.quit)
        self.browser.execute_cdp_cmd("Network.enable", {})
        self.browser.open("/observations/new")
        self.browser.wait_until(
            lambda: self.browser.execute_async_script(
                "const done = arguments[0]; navigator.serviceWorker.ready.then(async () => "
                "done(!!await caches.match('/capture')))"
            ),
            "the worker didn't come",
        )

    def connection(self, is_there):
        # The pages' line and the worker's.
        conditions = {"offline": not is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.browser.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)

    def observations(self, text):
        return [line for line in debrief("search", text, "--json").split('"reference"')[1:]]

    def waiting(self):
        return self.browser.all("[data-queue] li")

    def keep(self, text, mission=""):
        self.browser.fill("observation", text)
        if mission:
            self.browser.fill("missions", mission)
        self.submit()

    def submit(self):
        self.browser.press("form[data-capture] button.button")
        # The form is emptied once what stood in it is kept: who leaves the page before has not written it.
        self.browser.wait_until(
            lambda: not self.browser.the("form[data-capture] textarea").get_attribute("value"), "it isn't kept"
        )

    def wait_until_sent(self):
        # The page tells nothing of what waits before it has tried to send it.
        sent = "const done = arguments[0]; queue.all().then(all => done(all.length === 0))"
        self.browser.wait_until(lambda: self.browser.execute_async_script(sent), "it still waits")

    def keep_without_a_line(self, text, mission=""):
        self.connection(False)
        self.browser.open("/capture")
        self.keep(text, mission)
        self.browser.wait_until(self.waiting, "nothing waits")
        self.connection(True)

    def test_what_is_written_while_the_line_is_down_is_sent_once_when_it_is_back(self):
        self.connection(False)
        self.keep("The ferry zzqa sank at its mooring")
        self.browser.wait_until(lambda: "/capture" in self.browser.current_url and self.waiting(), "nothing waits")
        self.keep("The ferry zzqb was never insured")
        self.browser.wait_until(lambda: len(self.waiting()) == 2, "the second doesn't wait")
        self.browser.refresh()
        self.browser.wait_until(lambda: len(self.waiting()) == 2, "a reload lost what waits")
        self.connection(True)
        for _ in range(3):
            self.browser.open("/")
        self.wait_until_sent()
        for word in ("zzqa", "zzqb"):
            self.assertEqual(len(self.observations(word)), 1)

    def test_one_that_is_refused_comes_back_with_the_reason(self):
        self.keep_without_a_line("The bridge zzqc is out", mission="NOWHERE")
        self.browser.open("/")
        self.browser.wait_until(lambda: self.browser.the("[data-waiting]").is_displayed())
        self.browser.open("/capture")
        self.browser.wait_until(lambda: self.browser.all("[data-reason]"), "no reason is told")
        self.browser.wait_until(lambda: self.browser.the("[data-reason]").text, "no reason is told")
        self.browser.press("[data-edit]")
        field = self.browser.find_element(By.NAME, "observation")
        self.browser.wait_until(lambda: field.get_attribute("value") == "The bridge zzqc is out")
        self.browser.find_element(By.NAME, "missions").clear()
        self.submit()
        self.browser.open("/")
        self.wait_until_sent()
        self.assertEqual(len(self.observations("zzqc")), 1)

    def test_nobody_sends_what_another_wrote_on_the_same_device(self):
        self.keep_without_a_line("The store zzqd was locked")
        self.browser.delete_all_cookies()
        self.browser.sign_in(token("Another officer", "observer"))
        self.browser.open("/capture")
        self.browser.wait_until(lambda: "somebody else" in self.browser.the("[data-queue]").text)
        self.assertEqual(self.observations("zzqd"), [])
        self.assertFalse(self.browser.the("[data-edit]").is_displayed())

    def test_one_whose_answer_was_lost_is_not_recorded_twice_when_it_is_written_anew(self):
        self.keep_without_a_line("The ford hurmolin is too deep")
        # The server has it, and this device doesn't know.
        status = self.browser.execute_async_script(
            """
            const done = arguments[0];
            queue.all().then(([entry]) => fetch("/capture", {
              method: "POST",
              headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Debrief-Capture": entry.id },
              body: entry.body,
            })).then(response => done(response.status));
            """
        )
        self.assertEqual(status, 201)
        self.browser.press("[data-edit]")
        self.browser.fill("observation", "The ford hurmolin is too deep for trucks")
        self.submit()
        self.browser.open("/")
        self.browser.wait_until(lambda: self.browser.the("[data-waiting]").is_displayed(), "nothing waits")
        self.browser.open("/capture")
        self.browser.wait_until(lambda: self.browser.all("[data-reason]"), "nothing is told")
        self.browser.wait_until(lambda: "recorded before" in self.browser.the("[data-reason]").text, "nothing is told")
        self.assertEqual(len(self.observations("hurmolin")), 1)

    def test_what_was_written_before_anybody_signed_in_goes_when_somebody_says_it_is_theirs(self):
        self.browser.execute_script("localStorage.removeItem('debrief-visitor')")
        self.keep_without_a_line("The tower vexadrup has no light")
        self.browser.open("/")
        self.browser.wait_until(lambda: self.browser.the("[data-waiting]").is_displayed(), "nothing waits")
        self.browser.open("/capture")
        self.browser.wait_until(lambda: "before anybody" in self.browser.the("[data-queue]").text, "nothing is told")
        self.assertEqual(self.observations("vexadrup"), [])
        self.browser.press("[data-claim]")
        self.browser.wait_until(
            lambda: not any(claim.is_displayed() for claim in self.browser.all("[data-claim]")), "it isn't claimed"
        )
        self.browser.open("/")
        self.wait_until_sent()
        self.assertEqual(len(self.observations("vexadrup")), 1)


if __name__ == "__main__":
    unittest.main()
