import { describe, expect, test } from "vitest";
import { describePreset, presetChanges } from "../../../../renderer/features/builder/presets";
import { libraryUrls } from "../../../../renderer/features/builder/url-history";

const ROBOT = { name: "Robot", headers: { "user-agent": "robot/1", accept: "*/*" }, botScore: 2 };
const GET = { method: "GET", url: "https://a.example/" };

describe("a preset says what it would change", () => {
  test.each([
    ["all of it, where nothing is given", GET, "+ user-agent, + accept, bot score 2"],
    [
      "what is replaced",
      { ...GET, headers: { "User-Agent": "x" }, context: { bot_score: 90 } },
      "user-agent replaced, + accept, bot score 90 → 2",
    ],
    ["nothing, where it asks so already", { ...GET, headers: { ...ROBOT.headers }, context: { bot_score: 2 } }, ""],
  ])("%s", (_, trace, told) => expect(describePreset({ trace }, ROBOT)).toBe(told));
});

test("other headers stay", () => {
  expect(presetChanges({ trace: { ...GET, headers: { "x-a": "1", Accept: "b" } } }, ROBOT)).toEqual([
    [["trace", "headers"], { "user-agent": "robot/1", accept: "*/*", "x-a": "1" }],
    [["trace", "context", "bot_score"], 2],
  ]);
});

test("the library's addresses stand once, without those sent and without empty ones", () => {
  expect(libraryUrls([{ url: "https://a/" }, { url: "https://b/" }, { url: "https://a/" }, { url: "" }], ["https://b/"])).toEqual([
    "https://a/",
  ]);
});
