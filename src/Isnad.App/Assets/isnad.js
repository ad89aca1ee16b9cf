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
