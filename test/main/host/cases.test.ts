import { describe, expect, test } from "vitest";
import { makeWorkspace } from "../support/make-workspace";
import { tryHost } from "../support/try-host";

const SAVED = {
  name: "Pages",
  trace: { method: "GET", url: "https://{{host}}{{page}}" },
  variables: { note: "x" },
  cases: [{ page: "/admin", status: 403 }, { $matrix: { page: ["/open", "/shut"], status: [403] } }],
  expect: [{ status: "{{status}}" }],
};
const FILES = { "environments/default.json": { host: "example.com" } };

describe("the cases of a trace", () => {
  test("are counted, written out and held against the names that the trace asks for", async () => {
    using folder = makeWorkspace(FILES);
    await using host = await tryHost(folder);
    const { workspaceId } = host;
    expect(await host.ask("cases/read", { workspaceId, saved: SAVED, first: 2 })).toEqual({
      count: 3,
      rows: [
        { page: "/admin", status: 403 },
        { page: "/open", status: 403 },
      ],
      problems: [],
      placeholders: ["host", "page", "status"],
      variables: ["note"],
      environment: ["host"],
    });
  });

  test("a matrix that is too large is counted and refused", async () => {
    using folder = makeWorkspace(FILES);
    await using host = await tryHost(folder);
    const axis = Array.from({ length: 101 }, (_, index) => index);
    const saved = { ...SAVED, cases: [{ $matrix: { a: axis, b: axis } }] };
    expect(await host.ask("cases/read", { workspaceId: host.workspaceId, saved, first: 5 })).toMatchObject({
      count: 10_201,
      rows: [],
      problems: [{ pointer: "/cases/0/$matrix", message: "a saved trace may have at most 10000 cases" }],
    });
  });

  test("each row comes to its outcome and is held to the expectations", async () => {
    using folder = makeWorkspace(FILES);
    await using host = await tryHost(folder);
    const request = { workspaceId: host.workspaceId, configuration: "production", saved: SAVED, from: 0, count: 500 };
    const { cases } = await host.ask("cases/run", request);
    expect(cases.map(({ id, verdict, outcome }) => [id, verdict, outcome?.outcome])).toEqual([
      ["#0", "passed", "block"],
      ["#1", "failed", "origin"],
      ["#2", "failed", "origin"],
    ]);
    expect((await host.ask("cases/run", { ...request, from: 2, count: 1 })).cases.map(({ id }) => id)).toEqual(["#2"]);
  });

  test("a row that lacks a value is broken, and the others run", async () => {
    using folder = makeWorkspace(FILES);
    await using host = await tryHost(folder);
    const saved = { ...SAVED, cases: [{ page: "/admin", status: 403 }, { status: 403 }] };
    const request = { workspaceId: host.workspaceId, configuration: "production", saved, from: 0, count: 2 };
    const { cases } = await host.ask("cases/run", request);
    expect(cases.map(({ verdict }) => verdict)).toEqual(["passed", "broken"]);
    expect(cases[1]?.problems).toEqual([{ pointer: "/trace/url", message: "there is no variable “page”; there is host, note, status" }]);
  });

  test("one row is sent by its number, and one that is not there is refused", async () => {
    using folder = makeWorkspace(FILES);
    await using host = await tryHost(folder);
    const request = { workspaceId: host.workspaceId, configuration: "production", saved: SAVED };
    expect((await host.ask("trace/run", { ...request, row: 1 })).result.workbench.request.url).toBe("https://example.com/open");
    expect(await host.refusal("trace/run", { ...request, row: 3 })).toMatchObject({ message: expect.stringContaining("no case 4") });
  });

  test("a table is read from a spreadsheet's text, and written as CSV", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const table = { columns: ["country", "status"], rows: [{ country: "DE", status: 200 }] };
    expect(await host.ask("cases/table", { text: "country\tstatus\nDE\t200\n" })).toEqual({ kind: "table", ...table });
    expect(await host.ask("cases/text", table)).toEqual({ text: "country,status\nDE,200\n" });
    expect(await host.ask("cases/table", { text: "a,a\n" })).toEqual({
      kind: "problem",
      message: "two columns of the table are called “a”",
    });
  });
});
