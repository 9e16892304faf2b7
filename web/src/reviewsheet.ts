// The sheet for review: who judges, what most needs a person, and all that persons decided.

import { api, type Question } from "./api";
import { between, toNumber } from "./days";
import { el, isTyping, toTop } from "./dom";
import { evidence } from "./evidence";
import type { Holdings } from "./holdings";
import { reason, type Review } from "./review";
import type { State } from "./state";
import { rowOn } from "./town";

export class ReviewSheet {
  #questions: HTMLDetailsElement[] = [];
  /** What of the sheet is filled once the questions are there; null while it is closed. */
  #asked: HTMLElement | null = null;

  constructor(readonly root: HTMLElement, readonly holdings: Holdings, readonly state: State, readonly review: Review) {
    addEventListener("keydown", (event) => {
      const isElsewhere = event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]") !== null;
      if (event.key === "n" && !isElsewhere && review.reviewer !== null) this.#next();
    });
  }

  async open(number: string | null): Promise<void> {
    if (number === null) {
      this.#asked = null;
      this.#questions = [];
      return this.root.replaceChildren();
    }
    if (this.#asked !== null) return this.#turnTo(number);
    const asked = (this.#asked = el("div", {}, el("p", { class: "quiet" }, "Looking for what most needs a person …")));
    this.root.replaceChildren(
      el("header", {}, el("h2", { tabindex: -1 }, this.review.isAllowed ? "Review" : "Judgements"), this.#close()),
      this.review.isAllowed ? this.#reviewer() : "",
      this.review.isAllowed ? asked : "",
      ...this.#decided(),
    );
    toTop(this.root);
    if (!this.review.isAllowed) return;
    try {
      const questions = await api.questions();
      // Closed meanwhile, or opened anew.
      if (this.#asked !== asked) return;
      this.#questions = questions.map((question, at) => this.#question(question, at + 1));
      const hint = this.review.reviewer === null ? "" : "The weightiest first: how much is in doubt, how much hangs on it, how large the town is. The key n goes to the next.";
      asked.replaceChildren(
        el("h3", {}, "What most needs a person"),
        el("p", { class: "quiet" }, questions.length === 0 ? "Nothing: nothing in the record is in doubt." : hint),
        el("ol", { class: "questions" }, ...this.#questions.map((one) => el("li", {}, one))),
      );
      if (this.review.reviewer !== null) this.#turnTo(this.state.view.review ?? number);
    } catch (error) {
      asked.replaceChildren(el("p", { role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  }

  /** Who judges, or the fields to say so. */
  #reviewer(): HTMLElement {
    const { reviewer } = this.review;
    if (reviewer !== null) {
      const end = el("button", { type: "button", class: "link", onclick: () => this.review.end() }, "stop reviewing");
      return el("p", { class: "reviewer" }, "You review as ", el("strong", {}, reviewer.author), ". ", end);
    }
    const author = el("input", { name: "author", type: "text", required: true, autocomplete: "off" });
    const token = el("input", { name: "token", type: "password", required: true, autocomplete: "off" });
    const submit = el("button", { type: "submit", class: "act" }, "Begin to review");
    const told = el("div", { "aria-live": "polite" });
    const made = el(
      "form",
      { class: "judge-form" },
      el("p", { class: "quiet" }, "Whoever has the server’s token can judge. Name and token are kept until this tab is closed."),
      el("label", {}, el("span", {}, "Your name"), author),
      el("label", {}, el("span", {}, "Token"), token),
      el("p", { class: "acts" }, submit),
      told,
    );
    made.addEventListener("submit", async (event) => {
      event.preventDefault();
      const [name, secret] = [author.value.trim(), token.value.trim()];
      if (name === "" || secret === "") return;
      submit.disabled = true;
      try {
        await this.review.begin({ author: name, token: secret });
      } catch (error) {
        told.replaceChildren(el("p", { class: "trouble", role: "alert" }, reason(error)));
        submit.disabled = false;
        token.select();
      }
    });
    return made;
  }

  #question(question: Question, number: number): HTMLDetailsElement {
    const made = el(
      "details",
      { name: "question" },
      el("summary", {}, el("strong", {}, question.asks), el("span", { class: "quiet" }, `${question.why}.${reach(question)}`)),
    );
    made.addEventListener("toggle", () => {
      if (!made.open) return;
      if (made.childElementCount === 1) made.append(this.#inside(question));
      if (this.state.view.review !== null) this.state.go({ review: String(number) });
    });
    return made;
  }

  /** Where to look, the sentences, and the means to answer. */
  #inside({ about, place, from, to, event, judgement, evidence: claims }: Question): HTMLElement {
    const go = (name: string, view: Parameters<State["go"]>[0]) => el("button", { type: "button", class: "link", onclick: () => this.state.go(view) }, name);
    const day = from ?? to;
    const town = place === null ? undefined : this.holdings.town(place.id);
    const on = day === null ? this.state.view.day : toNumber(day);
    const decided = this.review.judgements.find((one) => one.id === judgement);
    const ways = [
      ...(place === null || this.holdings.place(place.id) === undefined ? [] : [go(`Open ${place.name}${day === null ? "" : `, ${between(day, day)}`}`, { town: place.id, ...(day === null ? {} : { day: on }) })]),
      ...(event === null ? [] : [go("Open the event", { event })]),
      el("button", { type: "button", class: "link", onclick: () => this.#next() }, "Next question"),
    ];
    return el(
      "div",
      { class: "inside" },
      el("p", { class: "ways" }, ...ways),
      decided === undefined ? null : this.review.line(decided),
      about === "control" && place !== null ? this.review.onPlace(place, () => (town === undefined ? undefined : rowOn(town, on))) : null,
      claims.length === 0 ? null : evidence(claims, this.holdings, this.review),
    );
  }

  /** All judgements, the latest first; undoings stand with what they undo. */
  #decided(): HTMLElement[] {
    const made = this.review.judgements.filter((one) => one.verdict !== "undo").toReversed();
    const lines = made.map((one) => el("li", {}, this.review.line(one)));
    const none = el("p", { class: "quiet" }, "Nothing yet.");
    return [el("h3", {}, `What persons decided (${made.length})`), made.length === 0 ? none : el("ol", { class: "decided" }, ...lines)];
  }

  #next(): void {
    const { review, town, event } = this.state.view;
    const before = review === null ? 0 : Number(review);
    const at = review !== null && this.#questions.length > 0 ? before % this.#questions.length : 0;
    this.state.go({ review: String(at + 1), ...(town === null && event === null ? {} : { town: null, event: null }) });
  }

  #turnTo(number: string): void {
    const question = this.#questions[Math.min(Number(number) || 1, this.#questions.length) - 1];
    if (question === undefined || this.root.hidden) return;
    question.open = true;
    const summary = question.querySelector("summary");
    summary?.focus({ preventScroll: true });
    summary?.scrollIntoView({ block: "start" });
  }

  #close(): HTMLElement {
    return el("button", { type: "button", class: "close", "aria-label": "Close the review", onclick: () => this.state.go({ review: null }) }, "×");
  }
}

/** " 120 days of control hang on it." */
function reach({ days, people }: Question): string {
  const parts = [days === 0 ? "" : `${days.toLocaleString("en")} ${days === 1 ? "day" : "days"} of control hang on it`, people === 0 ? "" : `figures differ by ${people.toLocaleString("en")}`];
  const told = parts.filter(Boolean).join("; ");
  return told === "" ? "" : ` ${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
}
