// The whole report, as the program read it, in a dialog. Its text is text: nothing in it runs or loads.

import { api, type Report } from "./api";
import { short, toNumber } from "./days";
import { byId, el } from "./dom";
import { marked } from "./evidence";

/** What the ids of headlines that pages carry of other stories begin with. */
const HEADLINE = "h";

export async function openReport(id: string): Promise<void> {
  const dialog = byId("report") as HTMLDialogElement;
  const close = el("button", { type: "button", class: "close", "aria-label": "Close the report", onclick: () => dialog.close() }, "×");
  const body = el("div", { class: "report-body" }, "Opening the report …");
  dialog.replaceChildren(close, body);
  dialog.showModal();
  try {
    const report = await api.document(id);
    const facts = [
      outlet(report),
      report.published === null ? "undated" : short(toNumber(report.published)),
      report.dateline,
      report.translator === null ? null : `translated by ${report.translator}`,
    ].filter((fact) => fact !== null);
    body.replaceChildren(
      el("h2", {}, report.headline ?? "Report without a headline"),
      el("p", { class: "cite" }, facts.join(" · ")),
      el("p", { class: "ref" }, report.ref),
      el("p", { class: "quiet" }, "The text as Dateline read it, with the words that tell of events tinted."),
      el("div", { class: "report-text" }, ...marked(report.content)),
    );
  } catch (error) {
    body.textContent = error instanceof Error ? error.message : String(error);
  }
}

/** Who printed a report; where that is not known, what the user calls it. */
export function outlet(report: Report): string {
  if (report.publisher === null && report.id.startsWith(HEADLINE)) return "headline on another page";
  return report.publisher ?? report.ref.split("/").at(-1) ?? report.ref;
}
