// Reviewing: who judges, what persons decided, and what of it stands beside a sentence, an event or a place.

import { api, Refused, type Claim, type Event, type Judgement, type Place } from "./api";
import { el } from "./dom";
import type { Happenings } from "./happenings";
import type { Holdings } from "./holdings";
import { claimForm, mergeForm, rulingForm } from "./judgeforms";
import { address, type State, type View } from "./state";
import type { Row } from "./town";
import { isOnClaim, isOnEvent, isOnPlace, moment, verdict } from "./verdicts";

export interface Reviewer {
  author: string;
  token: string;
}

/** Where the browser keeps, until its tab is closed, who judges and what was just done. */
const REVIEWER = "dateline-reviewer";
const DONE = "dateline-done";

export class Review {
  constructor(
    readonly holdings: Holdings,
    readonly state: State,
    readonly happenings: () => Happenings,
    /** By moment, undone ones and undoings among them. */
    readonly judgements: Judgement[],
  ) {}

  /** Whether the server takes judgements. */
  get isAllowed(): boolean {
    return this.holdings.overview.review;
  }

  /** Whether there is anything to show of judgements. */
  get isShown(): boolean {
    return this.isAllowed || this.judgements.length > 0;
  }

  get reviewer(): Reviewer | null {
    const kept = this.isAllowed ? sessionStorage.getItem(REVIEWER) : null;
    return kept === null ? null : (JSON.parse(kept) as Reviewer);
  }

  /** Fails, with what the server says, when the token does not let judge. */
  async begin(reviewer: Reviewer): Promise<void> {
    await api.mayJudge(reviewer.token);
    sessionStorage.setItem(REVIEWER, JSON.stringify(reviewer));
    this.#again(`You review as ${reviewer.author}.`);
  }

  end(): void {
    sessionStorage.removeItem(REVIEWER);
    this.#again("You only read again.");
  }

  /** What was done before the page was drawn anew; told once. */
  done(): string {
    const done = sessionStorage.getItem(DONE) ?? "";
    sessionStorage.removeItem(DONE);
    return done;
  }

  /** Keep judgements, then draw all of the page from the new conclusions; an open event is followed to what it became. */
  async judge(rows: object[], note: string, done: string, claims: Claim[] = []): Promise<void> {
    for (const row of rows) await this.#send({ ...row, note });
    const event = claims.length === 0 ? {} : { event: await eventNow(claims) };
    this.#again(done, event);
  }

  /** What was decided on a sentence, and the means to judge it; `claims` are all of the event, where one is open. */
  onSentence(told: Claim[], event: Event | null, claims: Claim[]): HTMLElement | null {
    const decided = this.#decided((one) => told.some((claim) => isOnClaim(one, claim)));
    return this.#part(decided, "Judge this sentence", () => claimForm(told, event, event === null ? [] : claims, this));
  }

  onEvent(event: Event, claims: Claim[]): HTMLElement | null {
    const decided = this.#decided((one) => isOnEvent(one, claims));
    return this.#part(decided, "Merge with another event", () => mergeForm(event, claims, this));
  }

  onPlace(place: Place, row: () => Row | undefined): HTMLElement | null {
    return this.#part(this.#decided((one) => isOnPlace(one, place)), "Rule who held it", () => rulingForm(place, row(), this));
  }

  /** One judgement in words, with author and time; who reviews can undo it. */
  line(one: Judgement): HTMLElement {
    const undone = this.judgements.find((other) => other.decision.undoes === one.id && other.standing === "in_force");
    const says = verdict(one, this.holdings);
    const fate = one.standing === "orphaned" ? "what it is about is no longer in the record" : undone === undefined ? "" : `undone by ${undone.author}, ${moment(undone.moment)}`;
    return el(
      "div",
      { class: `decision ${one.standing}` },
      el("p", {}, el("strong", {}, says), one.note === "" ? "" : ` “${one.note}”`),
      el("p", { class: "quiet" }, [`${one.author}, ${moment(one.moment)}`, fate].filter(Boolean).join(" · "), " ", this.reviewer === null || one.standing === "undone" ? "" : this.#undo(one, says)),
    );
  }

  #undo(one: Judgement, says: string): HTMLElement {
    const button = el("button", { type: "button", class: "link", "aria-label": `Undo: ${says}` }, "undo");
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        await this.#send({}, one.id);
        this.#again(`Undone: ${says}.`);
      } catch (error) {
        button.disabled = false;
        button.after(this.trouble(error));
      }
    });
    return button;
  }

  /** What went wrong, in words, and the way out of it. */
  trouble(error: unknown): HTMLElement {
    const anew = el("button", { type: "button", class: "link", onclick: () => this.end() }, "Enter another one");
    return el("p", { class: "trouble", role: "alert" }, `Not kept. ${reason(error)} `, isWrongToken(error) ? anew : "");
  }

  #send(row: object, undoes?: string): Promise<Judgement> {
    const { author, token } = this.reviewer ?? { author: "", token: "" };
    return api.judge({ ...row, author }, token, undoes);
  }

  #decided(isOn: (one: Judgement) => boolean): HTMLElement[] {
    return this.judgements.filter((one) => one.standing === "in_force" && isOn(one)).map((one) => this.line(one));
  }

  /** What was decided, above a form that is made once it is asked for; null for neither. */
  #part(decided: HTMLElement[], name: string, form: () => HTMLElement): HTMLElement | null {
    if (decided.length === 0 && this.reviewer === null) return null;
    return el("div", { class: "review" }, ...decided, this.reviewer === null ? null : fold(name, form));
  }

  /** All conclusions may have changed: the page reads the record again, at the same view. */
  #again(done: string, to: Partial<View> = {}): void {
    sessionStorage.setItem(DONE, done);
    history.replaceState(null, "", address({ ...this.state.view, ...to }));
    location.reload();
  }
}

function isWrongToken(error: unknown): boolean {
  return error instanceof Refused && error.status === 401;
}

/** Why something was not done, in words. */
export function reason(error: unknown): string {
  if (isWrongToken(error)) return "The server does not know this token.";
  return error instanceof Error ? error.message : String(error);
}

function fold(name: string, form: () => HTMLElement): HTMLElement {
  const summary = el("summary", {}, name);
  const made = el("details", { class: "judge" }, summary);
  // At once, and not when it has opened: the next key may lead into the form.
  summary.addEventListener("click", () => {
    if (made.childElementCount === 1) made.append(form());
  });
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !made.open) return;
    event.stopPropagation();
    made.open = false;
    summary.focus();
  });
  return made;
}

/** The event that the claims of an earlier one tell of by now; null when none of them tells of any. */
async function eventNow(claims: Claim[]): Promise<string | null> {
  for (const claim of claims) {
    const event = await api.eventOf(claim);
    if (event !== null) return event;
  }
  return null;
}
