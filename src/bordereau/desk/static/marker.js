// Marking of words in an article: where a selection begins and ends, in characters (code points) of its text.
export function marker(root) {
  const form = root.querySelector("[data-marker]");
  if (!form) return;
  const report = form.querySelector("[data-marker-report]");
  report?.addEventListener("change", () => offer(form, report.value));
  for (const button of form.querySelectorAll("[data-marker-kind]")) {
    button.addEventListener("click", () => {
      for (const other of form.querySelectorAll("select")) other.disabled = true;
    });
  }
  root.addEventListener("selectionchange", () => {
    const span = marked(root.getSelection());
    if (!span) return;
    for (const name of ["where", "start", "end"]) form.elements[name].value = span[name];
    form.querySelector("[data-marker-words]").textContent = span.words;
    form.hidden = false;
    root.querySelector("[data-marker-idle]").hidden = true;
    for (const select of form.querySelectorAll("select")) select.disabled = select.hidden;
  });
}

function offer(form, report) {
  for (const select of form.querySelectorAll("[data-marker-field]")) {
    select.hidden = select.disabled = select.dataset.markerField !== report;
  }
}

function marked(selection) {
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const within = element(range.commonAncestorContainer)?.closest("[data-where]");
  if (!within) return null;
  const start = place(range.startContainer, range.startOffset, within);
  const end = place(range.endContainer, range.endOffset, within);
  const words = selection.toString().trim();
  return start !== null && end !== null && start < end && words
    ? { where: within.dataset.where, start, end, words: words.length > 300 ? words.slice(0, 299) + "…" : words }
    : null;
}

const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

function place(node, offset, within) {
  if (node.nodeType === Node.ELEMENT_NODE) return between(node, offset, within);
  const piece = element(node).closest("[data-start]");
  if (!piece) return null;
  const start = Number(piece.dataset.start);
  if ("odd" in piece.dataset) return start + (offset > 0 ? 1 : 0);
  return start + [...node.data.slice(0, offset)].length;
}

function between(node, offset, within) {
  const pieces = [...within.querySelectorAll("[data-start]")];
  const next = node.childNodes[offset];
  const after = next && pieces.find((p) => p === next || next.contains?.(p) || p.contains(next));
  if (after) return Number(after.dataset.start);
  const last = pieces.filter((p) => node.contains(p) || p === node).pop();
  return last ? Number(last.dataset.start) + ("odd" in last.dataset ? 1 : [...last.textContent].length) : null;
}
