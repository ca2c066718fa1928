// Parts of a page that come after it: charts, and how far a job is.
const EVERY_MS = 700;

async function fetched(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

export function parts(root) {
  for (const place of root.querySelectorAll("[data-part]")) {
    fill(place, place.dataset.part);
    place.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-swap]");
      if (!link) return;
      event.preventDefault();
      fill(place, link.getAttribute("href"), link.textContent);
    });
  }
}

async function fill(place, address, pressed) {
  const wide = place.clientWidth;
  const joined = address + (address.includes("?") ? "&" : "?") + `width=${wide}`;
  place.setAttribute("aria-busy", "true");
  try {
    const part = await fetched(joined);
    place.replaceChildren(...part.getElementById("parts").children);
  } catch {
    return; // the link to the charts stays
  } finally {
    place.removeAttribute("aria-busy");
  }
  if (pressed) [...place.querySelectorAll("a[data-swap]")].find((a) => a.textContent === pressed)?.focus();
}

export function poll(root) {
  const job = root.querySelector("[data-poll]");
  if (!job?.dataset.poll) return;
  const address = job.dataset.poll;
  const again = async () => {
    let next;
    try {
      next = (await fetched(address)).getElementById("job");
    } catch {
      next = null;
    }
    if (next) {
      job.replaceChildren(...next.childNodes);
      job.setAttribute("aria-busy", next.getAttribute("aria-busy"));
    }
    if (!next || next.dataset.poll) setTimeout(again, EVERY_MS);
  };
  setTimeout(again, EVERY_MS / 2);
}
