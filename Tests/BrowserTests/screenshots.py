"""Pictures of every page, wide and narrow, light and dark, and some in French: screenshots.py FOLDER."""

import pathlib
import sys

from browser import Browser, token

PAGES = {
    "home": "/", "board": "/board", "matrix": "/matrix", "missions": "/missions", "reviews": "/reviews",
    "observations": "/observations", "lessons": "/lessons", "actions": "/actions", "alerts": "/alerts",
    "search": "/search?words=relay",
    "audit": "/audit?thing=L-1", "access": "/access", "readers": "/access/readers/L-1", "webhooks": "/webhooks",
    "mission": "/missions/UNMISS", "review": "/reviews/R-1", "observation": "/observations/O-1", "lesson": "/lessons/L-1",
    "action": "/actions/A-1", "alert": "/alerts/W-1",
    "past": "/board?as-of=2026-06-30", "known": "/missions/UNMISS?known-by=2014-06-30",
    "ahead": "/board?as-of=2999-01-01", "missing": "/nothing-here", "new-observation": "/observations/new",
    "new-lesson": "/lessons/new", "new-action": "/actions/new", "verify": "/observations/O-60/verify",
    "capture": "/capture",
}
FRENCH = ["home", "board", "lesson", "new-observation"]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    secret = token("Photographer", "manager", "administrator")
    for dark in (False, True):
        browser = Browser(dark=dark)
        browser.open("/sign-in").picture(folder / f"sign-in-{'dark' if dark else 'light'}.png")
        browser.sign_in(secret)
        for width in (1280, 390):
            browser.size(width)
            for name, path in PAGES.items():
                look = f"{'wide' if width > 1000 else 'narrow'}-{'dark' if dark else 'light'}"
                browser.open(path).picture(folder / f"{name}-{look}.png")
        browser.quit()
    browser = Browser(language="fr").sign_in(secret)
    for name in FRENCH:
        browser.open(PAGES[name]).picture(folder / f"{name}-french.png")
    browser.quit()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
