import { expect, test } from "vitest";
import { guessForm } from "../../../../main/import/requests/import-requests";

test.each([
  ["curl https://example.com", "curl"],
  ["$ curl https://example.com", "curl"],
  ["fetch('https://example.com')", "fetch"],
  ["GET / HTTP/1.1", "http"],
  ['{"log":{}}', "har"],
] as const)("%s is taken for %s", (text, form) => {
  expect(guessForm(text)).toBe(form);
});
