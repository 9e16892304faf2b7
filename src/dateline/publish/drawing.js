"use strict";
// Shows one claim at a time: the words of the claim under the pointer or the focus keep their colours, others lose them.

const show = (article, number) => {
  article.classList.toggle("choosing", Boolean(number));
  for (const words of article.querySelectorAll("[data-of]")) {
    const role = words.dataset.of.split(" ").find((one) => one.startsWith(`${number}:`));
    words.dataset.role = role ? role.split(":")[1] : "";
  }
  for (const card of article.querySelectorAll(".card")) {
    card.classList.toggle("chosen", card.dataset.claim === number);
  }
};

const claimAt = (target) => {
  const card = target.closest(".card");
  if (card) return card.dataset.claim;
  const trigger = target.closest("a.trigger");
  return trigger ? trigger.dataset.of.split(" ").find((one) => one.endsWith(":trigger")).split(":")[0] : undefined;
};

for (const article of document.querySelectorAll("article")) {
  const focused = () => (article.contains(document.activeElement) ? claimAt(document.activeElement) : undefined);
  article.addEventListener("pointerover", (event) => show(article, claimAt(event.target) ?? focused()));
  article.addEventListener("pointerleave", () => show(article, focused()));
  article.addEventListener("focusin", () => show(article, focused()));
  article.addEventListener("focusout", (event) => article.contains(event.relatedTarget) || show(article));
}

const open = (card) => {
  card.open = true;
  card.querySelector("summary").focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
};

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#r"]');
  const card = link && document.getElementById(link.hash.slice(1));
  if (!card || !card.matches(".card")) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  open(card);
});

document.addEventListener("keydown", (event) => {
  const card = event.key === "Escape" && document.activeElement.closest(".card");
  if (card) card.open = false;
});

const linked = location.hash && document.getElementById(location.hash.slice(1));
if (linked && linked.matches(".card")) open(linked);
