import type { Page } from "playwright-core";

/**
 * What does not fit on the page as it stands, one line a place: the page itself scrolls sideways, a heading is cut that nothing else says whole, or a control lies
 * outside the window where no scrolling brings it in. What an editor keeps off its edges is its own.
 */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
    const faults = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide in a window of ${clientWidth} px`] : [];
    const scrolls = (element: Element): boolean => {
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(above);
        if (/auto|scroll/.test(overflowX + overflowY)) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll("h1, h2, h3, button, select, input, label, [role='tab'], [role='option']")) {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      if (element.closest(".monaco-editor") !== null || width < 2 || height < 2) continue;
      const name = `${element.tagName.toLowerCase()} “${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}”`;
      const outside = left < -1 || top < -1 || right > clientWidth + 1 || bottom > clientHeight + 1;
      if (outside && !scrolls(element)) faults.push(`${name} is outside the window`);
      if (/^H\d$/.test(element.tagName) && element.scrollWidth > element.clientWidth + 1 && !element.hasAttribute("title"))
        faults.push(`${name} is cut`);
    }
    return faults;
  });
}
