import type { CDPSession, Page } from "playwright-core";

/** A node of the browser's own accessibility tree. */
type AccessibleNode = Awaited<ReturnType<typeof readTree>>[number];

/** Roles that say nothing of what a control is. */
const NO_ROLE = ["none", "presentation", "generic"];

/**
 * Everything on the page that can take the focus and has no name, or no role that says what it is, as the browser tells assistive software.
 * Monaco's own parts are Monaco's.
 */
export async function unnamedControls(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const faults: string[] = [];
  for (const node of await readTree(session)) {
    if (node.ignored || !isFocusable(node) || node.role?.value === "RootWebArea") continue;
    const [role, name] = [String(node.role?.value ?? ""), String(node.name?.value ?? "").trim()];
    if (name !== "" && !NO_ROLE.includes(role)) continue;
    const html = node.backendDOMNodeId === undefined ? null : await htmlOf(session, node.backendDOMNodeId);
    if (html !== null) faults.push(`${role} “${name}” ${html}`);
  }
  await session.detach();
  return faults;
}

async function readTree(session: CDPSession) {
  return (await session.send("Accessibility.getFullAXTree")).nodes;
}

function isFocusable({ properties = [] }: AccessibleNode): boolean {
  return properties.some(({ name, value }) => name === "focusable" && value.value === true);
}

/** The beginning of the element's own text; `null` for what is Monaco's, or is only a place to scroll. */
async function htmlOf(session: CDPSession, backendNodeId: number): Promise<string | null> {
  const { object } = await session.send("DOM.resolveNode", { backendNodeId });
  if (object.objectId === undefined) return null;
  const { result } = await session.send("Runtime.callFunctionOn", {
    objectId: object.objectId,
    functionDeclaration: `function () {
      if (this.closest(".monaco-editor, .monaco-diff-editor") !== null) return "";
      const scrolls = !this.hasAttribute("tabindex") && !this.matches("a, button, input, select, textarea, summary, [contenteditable]");
      return scrolls || this.tabIndex < 0 || this.hasAttribute("data-radix-focus-guard") ? "" : this.outerHTML.slice(0, 160);
    }`,
    returnByValue: true,
  });
  return typeof result.value === "string" && result.value !== "" ? result.value : null;
}

/**
 * Puts the focus on everything that can take it, one after the other, and names what looks the same with and without. What an open dialog or
 * menu covers is left out, and so are Monaco's own parts, which have a cursor.
 */
export async function invisibleFocus(page: Page): Promise<readonly string[]> {
  // A key makes the browser show the focus that follows.
  await page.keyboard.press("Tab");
  return page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const looksOf = (element: Element): string => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor, textDecorationLine } =
        getComputedStyle(element);
      return [
        outlineStyle === "none" ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`,
        boxShadow,
        backgroundColor,
        borderColor,
        textDecorationLine,
      ].join();
    };
    const concerned = (element: Element): readonly Element[] => {
      const active = document.getElementById(element.getAttribute("aria-activedescendant") ?? "");
      const around = [element.parentElement, element.parentElement?.parentElement].filter((each) => each instanceof Element);
      const own = [element, ...around, ...element.children];
      return active === null ? own : [...own, active, ...active.children];
    };
    const over = document.querySelector('[role="dialog"], [role="menu"]') ?? document.body;
    const faults: string[] = [];
    const all = [...over.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex], [role^="menuitem"]')];
    for (const element of all) {
      const reachable = element.tabIndex >= 0 || element.matches('[role^="menuitem"]');
      // A list of tabs hands the focus on to its tab; guards of a dialog to what is in it.
      const covered =
        element.closest('[inert], [aria-hidden="true"], [data-radix-focus-guard], .monaco-editor, .monaco-diff-editor') !== null ||
        element.getAttribute("role") === "tablist";
      if (!reachable || covered || !element.isConnected || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      element.focus({ preventScroll: true });
      // Rows of a tree or list show the focus of what holds them once they are drawn anew.
      const holds = element.matches("[aria-activedescendant], [role='tree'], [role='listbox'], [role='grid'], [role^='menuitem']");
      if (holds) await frame();
      if (document.activeElement !== element) continue;
      const parts = concerned(element);
      const focused = parts.map(looksOf);
      element.blur();
      if (holds) await frame();
      if (parts.every((part, at) => looksOf(part) === focused[at])) faults.push(element.outerHTML.slice(0, 160));
    }
    return faults;
  });
}

/** Everything that would move although the person asked for no motion. */
export async function motionLeft(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return element.closest(".monaco-editor") === null && (/[1-9]/.test(transitionDuration) || animationName !== "none");
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/**
 * States that only a colour would tell, where the system has taken all colours: what is chosen, pressed, current or on, next to one of its kind that
 * is not. Both are compared by what is left: lines, weights and what stands inside.
 */
export async function statesWithoutColour(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const STATES = ["aria-selected", "aria-pressed", "aria-current", "aria-checked"];
    const lookOf = (element: Element): string => {
      const style = getComputedStyle(element);
      const pseudo = getComputedStyle(element, "::before");
      const lines = ["Top", "Right", "Bottom", "Left"].map((side) => [
        style.getPropertyValue(`border-${side.toLowerCase()}-width`),
        style.getPropertyValue(`border-${side.toLowerCase()}-color`),
      ]);
      return [
        style.outlineStyle === "none" ? "" : `${style.outlineStyle} ${style.outlineWidth}`,
        lines,
        style.fontWeight,
        style.textDecorationLine,
        style.backgroundColor,
        style.color,
        pseudo.content === "none" ? "" : `${pseudo.width} ${pseudo.backgroundColor}`,
        element.querySelectorAll("svg").length,
      ].join();
    };
    return STATES.flatMap((state) =>
      [...document.querySelectorAll(`[${state}]`)]
        .filter((element) => !["false", ""].includes(element.getAttribute(state) ?? "") && element.closest(".monaco-editor") === null)
        .flatMap((element) => {
          const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
          const other = [...document.querySelectorAll(element.hasAttribute("role") ? `[role="${role}"]` : role)].find(
            (each) =>
              each.className === element.className && ["false", null].includes(each.getAttribute(state)) && !each.matches(":disabled"),
          );
          return other !== undefined && lookOf(other) === lookOf(element) ? [`${state} ${element.outerHTML.slice(0, 160)}`] : [];
        }),
    );
  });
}
