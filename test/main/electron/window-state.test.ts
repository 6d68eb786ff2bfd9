import { describe, expect, test } from "vitest";
import { placeWindow, readWindowState } from "../../../main/electron/window-state";

const DESK = { x: 0, y: 25, width: 1920, height: 1055 };
const RIGHT = { x: 1920, y: 0, width: 1280, height: 1024 };

const bounds = (x: number, y: number, width: number, height: number) => ({ bounds: { x, y, width, height }, shown: "normal" as const });

describe("where a window opens", () => {
  const CASES = [
    ["in the usual size, centred, when nothing is remembered", null, [DESK], { width: 1440, height: 900 }],
    ["where it lay", bounds(100, 60, 1200, 800), [DESK], { x: 100, y: 60, width: 1200, height: 800 }],
    ["on the second display, where it lay there", bounds(2000, 40, 1000, 700), [DESK, RIGHT], { x: 2000, y: 40, width: 1000, height: 700 }],
    ["centred on the main display when its own is gone", bounds(2000, 40, 1000, 700), [DESK], { width: 1440, height: 900 }],
    ["not larger than its display", bounds(0, 25, 3000, 2000), [DESK], { x: 0, y: 25, width: 1920, height: 1055 }],
    ["where its top edge can be taken hold of", bounds(1700, 30, 1200, 800), [DESK], { x: 1700, y: 30, width: 1200, height: 800 }],
    ["centred when only a sliver of it would be seen", bounds(1850, 30, 1200, 800), [DESK], { width: 1440, height: 900 }],
    ["centred when its top edge is above every display", bounds(100, -900, 1200, 800), [DESK], { width: 1440, height: 900 }],
    ["in a size that can be used", bounds(10, 30, 300, 20), [DESK], { x: 10, y: 30, width: 480, height: 360 }],
    ["fitted to a small display", null, [{ x: 0, y: 0, width: 1024, height: 600 }], { width: 1024, height: 600 }],
    ["in the usual size when nobody knows a display", null, [], { width: 1440, height: 900 }],
  ] as const;
  test.each(CASES)("%s", (_name, state, displays, place) => expect(placeWindow(state, displays)).toEqual(place));
});

describe("what was remembered", () => {
  test("is read", () =>
    expect(readWindowState({ bounds: { x: 1, y: 2, width: 3, height: 4 }, shown: "maximized" })).toEqual({
      bounds: { x: 1, y: 2, width: 3, height: 4 },
      shown: "maximized",
    }));
  test.each([
    ["nothing", undefined],
    ["another form", { bounds: [0, 0, 10, 10], shown: "normal" }],
    ["a size that is no number", { bounds: { x: 0, y: 0, width: "wide", height: 4 }, shown: "normal" }],
    ["a state that nobody knows", { bounds: { x: 0, y: 0, width: 3, height: 4 }, shown: "rolled-up" }],
  ])("is forgotten where it is %s", (_name, value) => expect(readWindowState(value)).toBeNull());
});
