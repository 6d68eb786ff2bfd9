import { expect, test } from "vitest";
import type { TraceResult } from "../../../../engine/contract/index";
import { redirectTarget } from "../../../../renderer/stores/result/follow-redirect";
import { BLOCKED, REDIRECTED } from "../../../support/trace-result-fixtures";

const FROM = "https://shop.example.com/old/page?a=1";

function answer(status: number, method: string, location: string): TraceResult {
  const { workbench } = REDIRECTED;
  return {
    ...REDIRECTED,
    status_code: status,
    workbench: { ...workbench, location, request: { ...workbench.request, method, url: FROM } },
  };
}

const CASES = [
  ["301 keeps a GET", 301, "GET", "/new", "https://shop.example.com/new", "GET", "kept"],
  ["301 makes a POST a GET", 301, "POST", "/new", "https://shop.example.com/new", "GET", "dropped"],
  ["302 keeps a PUT", 302, "PUT", "/new", "https://shop.example.com/new", "PUT", "kept"],
  ["303 makes a PUT a GET", 303, "PUT", "/new", "https://shop.example.com/new", "GET", "dropped"],
  ["303 keeps a HEAD", 303, "HEAD", "/new", "https://shop.example.com/new", "HEAD", "kept"],
  ["307 keeps a POST and its body", 307, "POST", "/new", "https://shop.example.com/new", "POST", "kept"],
  ["308 goes to another host", 308, "GET", "https://www.example.com/", "https://www.example.com/", "GET", "kept"],
  ["a place is read from where the request was", 302, "GET", "next", "https://shop.example.com/old/next", "GET", "kept"],
] as const;

test.each(CASES)("%s", (_name, status, method, location, url, asked, body) => {
  expect(redirectTarget(answer(status, method, location))).toEqual({ url, method: asked, body });
});

test("what was blocked leads nowhere", () => {
  expect(redirectTarget(BLOCKED)).toBe(null);
});
