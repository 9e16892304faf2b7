// Building the page. Words of reports only ever become text nodes: nothing here parses HTML.

type Child = Node | string | null;
type Properties = Record<string, string | boolean | number | null | ((event: never) => void)>;

/** Make an element: `on…` functions become listeners, true/false become bare attributes, null is left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return dress(document.createElement(tag), properties, children);
}

/** The same for the inside of an `<svg>`. */
export function svg(tag: string, properties: Properties = {}, ...children: Child[]): SVGElement {
  return dress(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

/** Begin to read a sheet anew: its heading has the focus and is to be seen, on a telephone too. */
export function toTop(sheet: HTMLElement): void {
  sheet.scrollTop = 0;
  sheet.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  if (matchMedia("(max-width: 760px)").matches) sheet.scrollIntoView({ block: "start" });
}

/** Whether keys are meant for a field there. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** The element with that id, which index.html holds. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`index.html has no #${id}`);
  return found;
}

function dress<E extends Element>(element: E, properties: Properties, children: Child[]): E {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
