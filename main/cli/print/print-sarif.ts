import type { Finding } from "../../../engine/config/index";
import type { JsonObject } from "../../../engine/support/json";
import { VERSION } from "../version";

/** Findings as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function printSarif(findings: readonly Finding[]): JsonObject {
  const codes = [...new Set(findings.map((finding) => finding.code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "trace-workbench", version: VERSION, rules: codes.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results: findings.map(resultOf),
      },
    ],
  };
}

/** The place is a file and a JSON pointer; a line in the file is not known, so the pointer is a logical location. */
function resultOf({ code, severity, message, place, fix, span }: Finding): JsonObject {
  const text = fix === undefined ? message : `${message} ${fix}`;
  const where = span === undefined ? text : `${text} (line ${span.line}, column ${span.column} of the expression)`;
  const physical =
    place.file === "" ? {} : { physicalLocation: { artifactLocation: { uri: place.file.split("/").map(encodeURIComponent).join("/") } } };
  const logical = place.pointer === "" ? {} : { logicalLocations: [{ fullyQualifiedName: place.pointer }] };
  return { ruleId: code, level: severity, message: { text: where }, locations: [{ ...physical, ...logical }] };
}
