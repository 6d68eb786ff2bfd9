import "./workers";
import "monaco-editor/features/register.all";
import * as monaco from "monaco-editor/editor";
import { jsonDefaults } from "monaco-editor/languages/features/json/register";
import { ACTION_PARAMETERS } from "./action-parameters";
import { RULES_LANGUAGE, RULES_LANGUAGE_CONFIGURATION, RULES_TOKENS } from "./rules-language";
import { isJsonSchema, SCHEMA_FILES } from "./schemas";

monaco.languages.register({ id: RULES_LANGUAGE });
monaco.languages.setMonarchTokensProvider(RULES_LANGUAGE, RULES_TOKENS);
monaco.languages.setLanguageConfiguration(RULES_LANGUAGE, RULES_LANGUAGE_CONFIGURATION);

jsonDefaults.setDiagnosticsOptions({
  validate: true,
  allowComments: false,
  trailingCommas: "error",
  enableSchemaRequest: false,
  schemas: [
    ...SCHEMA_FILES.flatMap(({ file, schema }) =>
      isJsonSchema(schema)
        ? [{ uri: `inmemory://schemas/${file}`, fileMatch: file.includes("saved-trace") ? ["saved-trace/**"] : [], schema }]
        : [],
    ),
    ...ACTION_PARAMETERS.map(({ action, schema }) => ({
      uri: `inmemory://schemas/action-parameters/${action}`,
      fileMatch: [`action-parameters/${action}/**`],
      schema,
    })),
  ],
});

export { monaco };
