// Every page works without this: it makes them quicker, and fills in what only a browser knows.
"use strict";

// The reader's zone, so that times are told in it.
document.cookie = "debrief-zone=" + encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC")
  + "; Path=/; SameSite=Lax; Max-Age=31536000";

// A one-time sign-in stands behind the # of its link, which browsers send to nobody.
const token = document.querySelector("[data-from-fragment]");
if (token && location.hash.length > 1) {
  token.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
}

for (const form of document.querySelectorAll("form[data-narrows]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// Pressed twice is sent once.
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  else form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// What is shown follows the log, while anybody looks.
const live = () => [...document.querySelectorAll("[data-live]")];

async function refresh() {
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!response.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = [...page.querySelectorAll("[data-live]")];
  live().forEach((part, index) => {
    if (!fresh[index] || part.innerHTML === fresh[index].innerHTML || part.contains(document.activeElement)) return;
    const open = [...part.querySelectorAll("details")].map(details => details.open);
    part.replaceChildren(...fresh[index].childNodes);
    part.querySelectorAll("details").forEach((details, place) => { details.open = open[place] === true; });
  });
}

async function follow() {
  let position = document.body.dataset.position;
  let waiting;
  for (;;) {
    if (document.hidden) {
      await new Promise(resolve => document.addEventListener("visibilitychange", resolve, { once: true }));
      continue;
    }
    const stop = new AbortController();
    const hide = () => { if (document.hidden) stop.abort(); };
    document.addEventListener("visibilitychange", hide);
    try {
      const response = await fetch("/live?after=" + position, { signal: stop.signal });
      if (response.status === 401 || response.redirected) return;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        const lines = (rest + value).split("\n");
        rest = lines.pop();
        const ids = lines.filter(line => line.startsWith("id: "));
        if (!ids.length) continue;
        position = ids.pop().slice(4);
        clearTimeout(waiting);
        waiting = setTimeout(() => refresh().catch(() => {}), 300);
      }
    } catch { /* The line broke, or nobody looks: the loop begins again. */ }
    document.removeEventListener("visibilitychange", hide);
    await new Promise(resolve => setTimeout(resolve, 3000));
  }
}

if (live().length && document.body.dataset.position && !document.body.classList.contains("past")) follow();

// What was written without a connection waits here, under an id made on this device, until the server has it: sent again,
// it is the same observation, so it is sent until there is an answer.
const queue = {
  open: () => new Promise((resolve, reject) => {
    const request = indexedDB.open("debrief", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("waiting", { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }),
  async run(mode, act) {
    const database = await queue.open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction("waiting", mode, { durability: "strict" });
        const request = act(transaction.objectStore("waiting"));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  },
  all: async () => (await queue.run("readonly", store => store.getAll())).sort((a, b) => a.written < b.written ? -1 : 1),
  put: entry => queue.run("readwrite", store => store.put(entry)),
  remove: id => queue.run("readwrite", store => store.delete(id)),
};

const visitor = document.body.dataset.visitor;
if (visitor) localStorage.setItem("debrief-visitor", visitor);
document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => {
  localStorage.removeItem("debrief-visitor");
});
// Whose what is written here is: who is signed in, or was when there was a connection.
const owner = () => visitor || localStorage.getItem("debrief-visitor");

// One at a time, in whatever tab: what is being sent isn't changed under way.
const changeQueue = change => navigator.locks.request("debrief-waiting", change);

// Sends what waits, the oldest first. Whoever else uses this browser doesn't send it under their name.
async function sendWaiting() {
  await changeQueue(async () => {
    for (const entry of await queue.all()) {
      if (entry.reason || entry.visitor !== visitor) continue;
      let response;
      try {
        response = await fetch("/capture", {
          method: "POST",
          headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Debrief-Capture": entry.id },
          body: entry.body,
        });
      } catch {
        return;
      }
      if (response.ok) {
        // What stands between may answer for the server: only what says where it is recorded was recorded.
        entry.sent = (await response.json().catch(() => null))?.reference;
        if (!entry.sent) return;
        await queue.remove(entry.id);
        document.dispatchEvent(new CustomEvent("debrief-sent", { detail: entry }));
      } else if (response.status >= 500 || [401, 408, 429].includes(response.status)) {
        return;
      } else {
        const problem = await response.json().catch(() => ({}));
        const details = (problem.errors || []).map(fault => [fault.pointer || "", fault.detail].join(" ").trim());
        await queue.put({ ...entry, reason: [problem.detail || String(response.status), ...details].join(" ") });
      }
    }
  });
  await showWaiting();
}

async function showWaiting() {
  const entries = await queue.all();
  for (const badge of document.querySelectorAll("[data-waiting]")) {
    badge.hidden = !entries.length;
    badge.querySelector("b").textContent = entries.length;
  }
  const list = document.querySelector("[data-queue]");
  if (!list) return;
  const template = document.querySelector("#waiting-entry");
  const mine = owner();
  list.replaceChildren(...entries.map(entry => {
    const item = template.content.cloneNode(true);
    const form = new URLSearchParams(entry.body);
    item.querySelector("[data-text]").textContent = form.get("observation");
    const time = item.querySelector("time");
    time.dateTime = entry.written;
    time.textContent = new Date(entry.written).toLocaleString(document.documentElement.lang);
    const state = entry.reason ? "reason" : entry.visitor === mine ? "waits" : entry.visitor ? "other" : "nobody";
    item.querySelectorAll("[data-state]").forEach(part => { part.hidden = part.dataset.state !== state; });
    item.querySelector("[data-reason]").textContent = entry.reason || "";
    item.querySelector("[data-drop]").addEventListener("click", async () => {
      await changeQueue(() => queue.remove(entry.id));
      await showWaiting();
    });
    item.querySelector("[data-claim]").addEventListener("click", async () => {
      await changeQueue(() => queue.put({ ...entry, visitor: mine }));
      await sendWaiting();
    });
    item.querySelector("[data-edit]").hidden = Boolean(entry.visitor) && entry.visitor !== mine;
    item.querySelector("[data-edit]").addEventListener("click", async () => {
      const fields = document.querySelector("form[data-capture]");
      for (const name of new Set(form.keys())) {
        const [field, values] = [fields.elements[name], form.getAll(name).filter(value => value)];
        if (field && field.type !== "hidden" && values.length < 2) field.value = values[0] || "";
      }
      putRight = entry;
      fields.querySelector("textarea").focus();
    });
    return item;
  }));
  document.querySelector("[data-none-waits]").hidden = entries.length > 0;
}

// The form of a page with a connection is sent as it is; where the line is down, or the server or the sign-in, it is kept under the id that it bears.
async function send(form) {
  const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  try {
    const response = await fetch(form.action, { method: "POST", body: fields });
    const isSignedOut = response.redirected && new URL(response.url).pathname === "/sign-in";
    if (response.redirected && !isSignedOut) return location.assign(response.url);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const isRefused = [401, 403, 408, 429].includes(response.status) || response.status >= 500;
    // Nobody could say anything of it: it is kept, as where the line is down.
    if (isSignedOut || isRefused && !page.querySelector("form[data-capture]")) throw response;
    document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
    document.title = page.title;
    listen();
    document.querySelector(".faults")?.focus();
  } catch {
    await keep(fields);
    location.assign("/capture");
  }
}

async function keep(fields) {
  fields.delete("form-token");
  await queue.put({
    id: fields.get("command"), body: fields.toString(), written: new Date().toISOString(), visitor: owner(),
  });
}

// The entry that is being written anew: what this form has no field for stays as it was.
let putRight = null;

async function keepOnDevice(form) {
  const fields = new URLSearchParams(putRight?.body);
  for (const [name, value] of new FormData(form)) {
    if (putRight && form.elements[name].type === "hidden") continue;
    // Several have no room in this form: they stay, unless something is written in their place.
    if (putRight && !value && fields.getAll(name).length > 1) continue;
    fields.set(name, value);
  }
  // Refused, it is another observation under another id. Until then it may have been recorded, and nobody heard of it: under
  // its own id it isn't recorded twice.
  const id = putRight && !putRight.reason ? putRight.id : crypto.randomUUID();
  fields.set("command", id);
  await changeQueue(async () => {
    await keep(fields);
    if (putRight && putRight.id !== id) await queue.remove(putRight.id);
  });
  putRight = null;
  form.reset();
  fillDay(form);
  await showWaiting();
  await sendWaiting();
}

// The day here, not in Greenwich.
function fillDay(form) {
  const day = form.querySelector("[name=occurred]");
  const now = new Date();
  if (!day.value) day.value = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

function listen() {
  const form = document.querySelector("form[data-capture]");
  if (!form) return;
  fillDay(form);
  form.addEventListener("submit", event => {
    if (event.submitter?.name) return;
    event.preventDefault();
    if (form.dataset.capture === "device") keepOnDevice(form);
    else send(form);
  });
}

document.addEventListener("debrief-sent", event => {
  const done = document.querySelector("[data-sent-as]");
  if (!done) return;
  done.hidden = false;
  const link = done.querySelector("a");
  link.textContent = event.detail.sent;
  link.href = "/observations/" + event.detail.sent;
});

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/worker.js").catch(() => {});
if ("indexedDB" in window) {
  addEventListener("online", () => sendWaiting());
  listen();
  (visitor ? sendWaiting() : showWaiting()).catch(() => {});
}
