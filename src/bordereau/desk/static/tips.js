// Tips: what was read from words, while they are pointed at or focused. Escape puts a tip away without moving
// pointer or focus, the pointer may go onto it, and it stays until it is left (WCAG 1.4.13).
export function tips(root) {
  if (!root.querySelector("[data-tip]")) return;
  const tip = root.createElement("div");
  tip.className = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  root.body.append(tip);
  let shown = null;
  const hide = () => {
    tip.hidden = true;
    shown = null;
  };
  const show = (mark, at) => {
    if (mark === shown) return;
    shown = mark;
    tip.textContent = mark.dataset.tip;
    tip.hidden = false;
    put(tip, mark, at);
  };
  root.addEventListener("pointerover", (event) => {
    const mark = event.target.closest("[data-tip]");
    if (mark) show(mark, event.clientY);
  });
  root.addEventListener("pointerout", (event) => {
    const to = event.relatedTarget;
    if (tip.contains(to) || (shown && shown.contains(to))) return;
    if (shown && shown !== root.activeElement) hide();
  });
  root.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-tip]:focus-visible")) show(event.target);
  });
  root.addEventListener("focusout", (event) => {
    if (event.target === shown && !tip.matches(":hover")) hide();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hidden = true; // until the words are left and come back to: `shown` stays
  });
}

// Under the line of the words that is pointed at, touching it, and within the window.
function put(tip, mark, at) {
  const lines = [...mark.getClientRects()];
  const line = lines.find((l) => at >= l.top && at <= l.bottom) || lines[0];
  const left = Math.max(0, Math.min(line.left, document.documentElement.clientWidth - tip.offsetWidth - 4));
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${line.bottom + scrollY - 1}px`;
}
