import { expect, test } from "vitest";
import { STANDARD_SCHEME } from "../../../../engine/language/index";
import { currentValues } from "../../../../engine/language/service/index";

const TRACE = {
  trace: { method: "GET", url: "https://shop.example.com/a?b=c", context: { geoloc: { iso_code: "GB" } } },
  fields: { "ip.src.asnum": 64500 },
};

test("the open trace gives every request field a value and says where it comes from", () => {
  const values = currentValues(TRACE, STANDARD_SCHEME);
  expect(values.get("http.host")).toEqual({ value: "shop.example.com", source: "derived" });
  expect(values.get("http.request.uri.args")).toEqual({ value: { b: ["c"] }, source: "derived" });
  expect(values.get("ip.src.country")).toEqual({ value: "GB", source: "given" });
  expect(values.get("ip.src.asnum")).toEqual({ value: 64500, source: "given" });
  expect(values.get("cf.waf.score")).toEqual({ value: 100, source: "assumed" });
  expect(values.has("http.response.code")).toBe(false);
});

test("a trace with a mistake gives none", () => {
  expect(currentValues({ trace: { method: "GET", url: "nonsense" } }, STANDARD_SCHEME).size).toBe(0);
});
