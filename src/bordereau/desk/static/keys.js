// Keys: whatever carries data-key is pressed, followed or focused by that key. Rows and fields are walked with
// j and k. Single letters can be turned off in the list of keys (WCAG 2.1.4).
const STORE = "bordereau.keys";
const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
const visible = (element) => element && element.getClientRects().length > 0;

export function keys(root) {
  const dialog = root.getElementById("keys");
  const box = root.getElementById("single-keys");
  let on = read() !== "off";
  box.checked = on;
  box.addEventListener("change", () => write((on = box.checked) ? "on" : "off"));
  for (const opener of root.querySelectorAll("[data-open=keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
  }
  let went = false;
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (dialog.open || typing(event.target)) return;
    if (!on && event.key !== "?") return;
    const key = event.key;
    const done = went ? go(key) : press(root, key);
    went = !went && key === "g";
    if (done) event.preventDefault();
  });
}

function go(key) {
  const to = { r: "/review", h: "/", s: "/sources", a: "/add" }[key];
  if (to) location.assign(to);
  return Boolean(to);
}

function press(root, key) {
  if (key === "j" || key === "k") return walk(root, key === "j" ? 1 : -1);
  if (key === "d") return walk(root, 1, ".box.v-disputed");
  if (key === "e" || key === "w") return unfold(root, key === "e" ? ".edit" : ".words");
  if (/^[1-9]$/.test(key)) return choose(root, key);
  if (key === "Enter") return open(root);
  const target = [...root.querySelectorAll("[data-key]")].find((e) => e.dataset.key === key && visible(e));
  if (!target) return false;
  const focused = target.dataset.focus && root.getElementById(target.dataset.focus);
  if (focused) {
    focused.scrollIntoView({ block: "center" });
    focused.focus();
  } else if (target.matches("input, textarea")) {
    target.focus();
    target.select();
  } else {
    target.click();
  }
  return true;
}

const current = (root) => root.querySelector(".at");

function walk(root, step, among = "[data-field], [data-row]") {
  const all = [...root.querySelectorAll(among)].filter(visible);
  if (!all.length) return false;
  const every = [...root.querySelectorAll("[data-field], [data-row]")];
  const from = every.indexOf(current(root));
  const next = step > 0 ? all.find((e) => every.indexOf(e) > from) || all[0]
    : [...all].reverse().find((e) => every.indexOf(e) < from) || all[all.length - 1];
  current(root)?.classList.remove("at");
  next.classList.add("at");
  const target = next.querySelector(".row-link") || next;
  target.focus({ preventScroll: true });
  next.scrollIntoView({ block: next.offsetHeight > innerHeight * 0.6 ? "start" : "center" });
  return true;
}

function unfold(root, which) {
  const details = (current(root) || root.querySelector("[data-field]"))?.querySelector(which);
  if (!details) return false;
  details.open = !details.open;
  if (details.open) details.querySelector("input:not([type=hidden]), select, textarea, blockquote a")?.focus();
  return true;
}

function choose(root, number) {
  const field = current(root)?.matches(".v-disputed") ? current(root) : root.querySelector(".box.v-disputed");
  const button = field?.querySelector(`[data-choose="${number}"]`);
  button?.click();
  return Boolean(button);
}

function open(root) {
  const link = current(root)?.querySelector(".row-link");
  if (!link || root.activeElement === link) return false;
  link.click();
  return true;
}

function read() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}

function write(value) {
  try {
    localStorage.setItem(STORE, value);
  } catch {
    // private windows may keep nothing; the choice then holds for this page
  }
}
