import { bytesToDisplay } from "../../support/bytes";
import { fieldInAnyCase } from "./accesses";
import { FIELDS_PAGE, type LintFinding, type LintRule, replacement } from "./lint-rule";
import { quoteBytes } from "./quote";
import { type TestedText, testedTexts } from "./tested-texts";

export const impossibleUrlPart: LintRule = {
  code: "impossible-url-part",
  severity: "warning",
  sentence: "A path begins with a slash, a full address with its scheme; a host is neither, and holds no star.",
  documentation: FIELDS_PAGE,
  check: (node, { text }) =>
    testedTexts(node, text).flatMap((tested) => {
      const name = fieldInAnyCase(tested.access)?.name;
      return name === undefined || tested.value === ""
        ? []
        : (PARTS.find(({ fields }) => fields.includes(name))?.judge(tested, name) ?? []);
    }),
};

interface Part {
  readonly fields: readonly string[];
  readonly judge: (tested: TestedText, field: string) => readonly LintFinding[];
}

const LOOKS_LIKE_HOST = /^[\w-]+(?:\.[\w-]+)+$/;

const PARTS: readonly Part[] = [
  {
    fields: ["http.request.uri.path", "raw.http.request.uri.path", "http.request.uri", "raw.http.request.uri"],
    judge: (tested, field) => {
      if (!fromStart(tested) || /^[/*\\]/.test(tested.value)) return [];
      const isAddress = /^https?:/i.test(tested.value) || LOOKS_LIKE_HOST.test(tested.value);
      const message = `${field} begins with a slash, so it never ${verb(tested)} ${shown(tested)}`;
      return [isAddress ? { start: tested.start, end: tested.end, message } : withSlash(tested, message)];
    },
  },
  {
    fields: ["http.request.full_uri", "raw.http.request.full_uri"],
    judge: (tested, field) => {
      if (!fromStart(tested) || couldBegin(tested, "http://") || couldBegin(tested, "https://")) return [];
      const message = `${field} begins with http:// or https://, so it never ${verb(tested)} ${shown(tested)}`;
      return [{ start: tested.start, end: tested.end, message }];
    },
  },
  {
    fields: ["http.host"],
    judge: (tested) => {
      const { start, end, value } = tested;
      if (isPlain(tested) && value.includes("*"))
        return [
          {
            start,
            end,
            message: `a host holds no *, so http.host never ${verb(tested)} ${shown(tested)}: only wildcard reads * as any text`,
          },
        ];
      if (!value.includes("/")) return [];
      const host = /^(?:https?:\/\/)?([^/?#]+)\/?$/i.exec(value)?.[1];
      const message = `http.host is the host alone, so it never ${verb(tested)} ${shown(tested)}`;
      if (host === undefined || tested.how === "prefix" || tested.how === "suffix") return [{ start, end, message }];
      const fix = replacement({ start, end }, quoteBytes(host), { title: `Use ${bytesToDisplay(quoteBytes(host))}`, meaning: "changed" });
      return [{ start, end, message, fix }];
    },
  },
];

/** Whether a star stands for itself. */
function isPlain({ how }: TestedText): boolean {
  return how !== "pattern" && how !== "strict-pattern";
}

function fromStart({ how }: TestedText): boolean {
  return how === "equal" || how === "prefix" || how === "pattern" || how === "strict-pattern";
}

/** Whether a value that begins with `beginning` may pass the test. */
function couldBegin({ value, how }: TestedText, beginning: string): boolean {
  const constant = how === "pattern" || how === "strict-pattern" ? (/^[^*\\]*/.exec(value)?.[0] ?? "") : value;
  const length = Math.min(constant.length, beginning.length);
  if (how === "equal" && value.length <= beginning.length) return false;
  return constant.slice(0, length).toLowerCase() === beginning.slice(0, length);
}

const VERBS = {
  equal: "is",
  prefix: "begins with",
  suffix: "ends with",
  contains: "contains",
  pattern: "has the form",
  "strict-pattern": "has the form",
} as const satisfies Readonly<Record<TestedText["how"], string>>;

function verb({ how }: TestedText): string {
  return VERBS[how];
}

function shown({ value }: TestedText): string {
  return bytesToDisplay(quoteBytes(value));
}

function withSlash(tested: TestedText, message: string): LintFinding {
  const { start, end, value } = tested;
  const fixed = quoteBytes(`/${value}`);
  return { start, end, message, fix: replacement({ start, end }, fixed, { title: `Use ${bytesToDisplay(fixed)}`, meaning: "changed" }) };
}
