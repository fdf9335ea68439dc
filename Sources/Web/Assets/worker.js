// Keeps the page for writing an observation on the device, and shows it where the server can't be reached.
"use strict";

const cacheName = "debrief-STAMP";
const kept = ["/capture", "STYLE", "SCRIPT", "ICON"];

addEventListener("install", event => {
  event.waitUntil(caches.open(cacheName).then(cache => cache.addAll(kept)).then(() => skipWaiting()));
});

addEventListener("activate", event => {
  const old = caches.keys().then(names => names.filter(name => name !== cacheName));
  event.waitUntil(old.then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => clients.claim()));
});

addEventListener("fetch", event => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).then(response => {
      // In the language that was last chosen.
      if (path === "/capture" && response.ok) {
        const copy = response.clone();
        event.waitUntil(caches.open(cacheName).then(cache => cache.put("/capture", copy)));
      }
      return response;
    }).catch(() => caches.match("/capture")));
  } else if (kept.includes(path)) {
    event.respondWith(caches.match(path).then(found => found || fetch(request)));
  }
});
