import { expect, test, vi } from "vitest";
import { MENU_COMMANDS } from "../../../../main/electron/menu";
import { listCommands } from "../../../../renderer/features/shell/commands";
import { createStores } from "../../../../renderer/stores/stores";
import { createFakeHost } from "../../../support/fake-host";
import { createFakeTimer } from "../../../support/fake-timer";
import { SMALL } from "../../../support/fake-workspace";

vi.mock("electron", () => import("../../../contract/electron-stand-in"));

const stores = createStores(createFakeHost(SMALL).host, createFakeTimer().later);

test("every command has an id of its own", () => {
  const ids = listCommands(stores).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("whatever the desktop program's menu asks for is a command of the window", () => {
  const ids = new Set(["palette", ...listCommands(stores).map(({ id }) => id)]);
  expect(MENU_COMMANDS.length).toBeGreaterThan(20);
  expect(MENU_COMMANDS.filter((id) => !ids.has(id))).toEqual([]);
});

test("undo changes nothing behind what is on screen", () => {
  stores.trace.getState().startNew({ trace: { method: "GET", url: "https://a.example/" } }, "");
  const undo = () => listCommands(stores).find(({ id }) => id === "undo");
  expect(undo()?.unavailable).toBeUndefined();
  stores.layout.getState().goTo("run");
  expect(undo()?.unavailable).toBe("Show the trace first.");
});
