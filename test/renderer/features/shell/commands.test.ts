import { expect, test, vi } from "vitest";
import { MENU_COMMANDS } from "../../../../main/electron/menu";
import { listCommands, soughtText } from "../../../../renderer/features/shell/commands";
import { rankByWords } from "../../../../renderer/features/shell/rank-by-words";
import { createStores } from "../../../../renderer/stores/stores";
import { WORDS } from "../../../../renderer/words/words";
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

test("commands are found by everyday words", () => {
  const found = (query: string): readonly string[] => rankByWords(listCommands(stores), query, soughtText).map(({ id }) => id);
  expect(found("curl")).toEqual(["import"]);
  expect(found("terraform")).toEqual(["import"]);
  expect(found("export")).toContain("download-trace");
  expect(found("problem")).toEqual(["findings"]);
  expect(found("settings")).toEqual(expect.arrayContaining(["theme-dark", "density-compact", "contrast"]));
  expect(found("delete")).toEqual(["delete-trace"]);
  expect(found("rename")).toEqual(["rename-trace"]);
});

test("every everyday word stands for a command that there is", () => {
  const ids = new Set(listCommands(stores).map(({ id }) => id));
  expect(Object.keys(WORDS.shell.alsoCalled).filter((id) => !ids.has(id))).toEqual([]);
});
