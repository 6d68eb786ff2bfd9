import { expect, test } from "vitest";

/** What programs rely on: a name that goes away from here is a new major version. */
const PACKAGE = [
  "InvalidTrace",
  "checkExpression",
  "createScripts",
  "flattenSteps",
  "loadConfiguration",
  "matchedOnly",
  "openConfiguration",
  "printTrace",
  "toCloudflare",
  "traceRequest",
];

const ENGINE = [
  "ASSUMPTIONS",
  "CONFIGURATION_FILES",
  "DEFAULT_ASSUMPTIONS",
  "checkConfiguration",
  "checkExpression",
  "evaluateTrace",
  "filesOfBundle",
  "flattenSteps",
  "matchedOnly",
  "parseJson",
  "prepareConfiguration",
  "printTrace",
  "readAssumptions",
  "readConfiguration",
  "readSavedTrace",
  "readTrace",
  "runTrace",
  "runTraceWithScripts",
  "toCloudflare",
];

test("“trace-workbench” exports these names", async () => {
  expect(Object.keys(await import("../../../main/package/index")).toSorted()).toEqual(PACKAGE);
});

test("“trace-workbench/engine” exports these names", async () => {
  expect(Object.keys(await import("../../../main/package/engine")).toSorted()).toEqual(ENGINE);
});
