// Links a statement's card with its spans in the text: hover, focus and click on either lights both. Pages work without it.
"use strict";
const spansOf = id => document.querySelectorAll(`.text [data-s~="${id}"]`);
function light(id, on) {
  spansOf(id).forEach(e => e.classList.toggle("active", on));
  document.getElementById("card-" + id)?.classList.toggle("active", on);
}
document.querySelectorAll(".card[data-s]").forEach(card => {
  const id = card.dataset.s;
  for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]])
    card.addEventListener(event, () => light(id, on));
  card.addEventListener("click", event => {
    if (!event.target.closest("a")) spansOf(id)[0]?.scrollIntoView({ block: "center", behavior: "smooth" });
  });
});
document.querySelectorAll(".text [data-s]").forEach(span => {
  const innermost = span.dataset.s.split(" ").at(-1);
  span.addEventListener("mouseenter", () => light(innermost, true));
  span.addEventListener("mouseleave", () => light(innermost, false));
  span.addEventListener("click", () => document.getElementById("card-" + innermost)?.scrollIntoView({ block: "nearest", behavior: "smooth" }));
});
// Review by keyboard: J and K move between cards, the other keys press the button or link that names them (by place on the keyboard, so
// that an Arabic or Persian layout works too).
const choices = [...document.querySelectorAll(".choice")];
if (choices.length || document.querySelector("[data-key]")) {
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const here = choices.indexOf(document.activeElement?.closest(".choice"));
    if (event.code === "KeyJ" || event.code === "KeyK") {
      const next = choices[Math.min(choices.length - 1, Math.max(0, here + (event.code === "KeyJ" ? 1 : -1)))];
      next?.focus();
      next?.scrollIntoView({ block: "center" });
      event.preventDefault();
      return;
    }
    const within = event.code === "KeyU" ? document : here >= 0 ? choices[here] : null;
    const target = within?.querySelector(`[data-key="${event.code}"]`);
    if (target) {
      target.click();
      event.preventDefault();
    }
  });
  // after a decision the work goes on at the first card
  if (new URLSearchParams(location.search).has("done")) choices[0]?.focus();
}
