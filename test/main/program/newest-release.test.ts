import { createServer } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { askForNewestRelease, isNewer } from "../../../main/program/newest-release";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Heard {
  readonly address: string;
  readonly asked: { readonly url: string | undefined; readonly headers: readonly string[] }[];
}

async function answering(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
  const asked: Heard["asked"] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, headers: Object.keys(request.headers).toSorted() });
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  closing.push(() => void server.close());
  const address = server.address();
  return { address: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/newest.json`, asked };
}

describe("asking for the newest release", () => {
  test("tells its version and page, and sends nothing about its user", async () => {
    const { address, asked } = await answering(200, `{"version": "v1.4.0", "page": "https://releases.example/1.4.0"}`);
    expect(await askForNewestRelease(address)).toEqual({
      kind: "release",
      release: { version: "1.4.0", page: "https://releases.example/1.4.0" },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe("/newest.json");
    expect(asked[0]?.headers).not.toContain("cookie");
    expect(asked[0]?.headers).not.toContain("authorization");
  });

  test.each([
    ["a status that is not fine", 500, "{}", "the answer has status 500"],
    ["text that is not JSON", 200, "<html>", "no answer came that can be read"],
    [
      "a page that is no https address",
      200,
      `{"version": "1.0.0", "page": "javascript:alert(1)"}`,
      "the answer does not say a version and its page",
    ],
    [
      "a version that is none",
      200,
      `{"version": "newest", "page": "https://a.example/"}`,
      "the answer does not say a version and its page",
    ],
    ["an endless answer", 200, `"${"x".repeat(70_000)}"`, "no answer came that can be read"],
  ])("says what went wrong with %s", async (_, status, body, reason) => {
    const { address } = await answering(status, body);
    expect(await askForNewestRelease(address)).toEqual({ kind: "unknown", reason });
  });

  test("follows no redirect", async () => {
    const target = await answering(200, `{"version": "9.0.0", "page": "https://a.example/"}`);
    const { address } = await answering(302, "", { location: target.address });
    expect(await askForNewestRelease(address)).toMatchObject({ kind: "unknown" });
    expect(target.asked).toEqual([]);
  });

  test.each(["http://releases.example/newest.json", "file:///etc/passwd", "newest.json", ""])("does not ask %j", async (place) => {
    expect(await askForNewestRelease(place)).toEqual({ kind: "unknown", reason: "the address to ask is not an https address" });
  });
});

test.each([
  ["1.2.4", "1.2.3", true],
  ["1.10.0", "1.9.9", true],
  ["2.0.0", "1.99.99", true],
  ["1.2.3", "1.2.3", false],
  ["1.2.3", "1.10.0", false],
  ["1.2.3-beta.1", "1.2.3", false],
])("%s is newer than %s: %s", (one, other, expected) => {
  expect(isNewer(one, other)).toBe(expected);
});
