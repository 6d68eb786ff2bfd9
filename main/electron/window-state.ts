import * as z from "zod";

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a window lay when it was last seen; `bounds` are those it has when it is neither maximised nor full-screen. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly shown: "normal" | "maximized" | "full-screen";
}

/** Where a window opens; without a corner the system centres it. */
export interface WindowPlace {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
}

export const SMALLEST = { width: 480, height: 360 } as const;
const USUAL: WindowPlace = { width: 1440, height: 900 };

/** So much of the top edge must lie on a display that a person can take hold of it. */
const HOLD = { width: 120, height: 32 } as const;

const side = z.int().min(-100_000).max(100_000);
const STATE: z.ZodType<WindowState> = z.object({
  bounds: z.object({ x: side, y: side, width: side, height: side }),
  shown: z.enum(["normal", "maximized", "full-screen"]),
});

/** What was remembered; `null` for what is no such state. */
export function readWindowState(value: unknown): WindowState | null {
  const parsed = STATE.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/**
 * Where a window opens that lay so before. `displays` are the areas free for windows, the main one first. A window that lay on a display which is gone opens
 * in the usual size, centred; one that is larger than its display is made to fit.
 */
export function placeWindow(state: WindowState | null, displays: readonly Rectangle[]): WindowPlace {
  if (state === null) return fitted(USUAL, displays[0]);
  const { bounds } = state;
  const display = displays.find((area) => isHeld(bounds, area));
  if (display === undefined) return fitted(USUAL, displays[0]);
  const { width, height } = fitted(bounds, display);
  const x = clamp(bounds.x, display.x - width + HOLD.width, display.x + display.width - HOLD.width);
  const y = clamp(bounds.y, display.y, display.y + display.height - HOLD.height);
  return { x, y, width, height };
}

function isHeld({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const down = Math.min(y + HOLD.height, area.y + area.height) - Math.max(y, area.y);
  return across >= HOLD.width && down >= HOLD.height / 2;
}

function fitted({ width, height }: WindowPlace, area: Rectangle | undefined): { readonly width: number; readonly height: number } {
  const most = area ?? { width: USUAL.width, height: USUAL.height };
  return {
    width: clamp(width, SMALLEST.width, Math.max(SMALLEST.width, most.width)),
    height: clamp(height, SMALLEST.height, Math.max(SMALLEST.height, most.height)),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
