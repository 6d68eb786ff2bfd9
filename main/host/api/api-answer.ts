import type { Json } from "../../../engine/support/json";

/** What a program asks in the way of Cloudflare's API, below `/client/v4`. */
export interface ApiRequest {
  readonly method: string;
  /** Without `/client/v4`, decoded: `/zones/023e`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names a configuration other than the active one; `null`: that one. */
  readonly configuration: string | null;
  readonly body: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly json: ApiEnvelope;
}

/** https://developers.cloudflare.com/fundamentals/api/reference/ */
interface ApiEnvelope {
  readonly success: boolean;
  readonly errors: readonly ApiError[];
  readonly messages: readonly never[];
  readonly result: unknown;
  readonly result_info?: Readonly<Record<string, unknown>>;
}

export interface ApiError {
  readonly code: number;
  readonly message: string;
  readonly source?: { readonly pointer: string };
}

export function succeed(result: unknown, info?: Readonly<Record<string, unknown>>): ApiAnswer {
  const envelope = { success: true, errors: [], messages: [], result };
  return { status: 200, json: info === undefined ? envelope : { ...envelope, result_info: info } };
}

export function fail(status: number, ...errors: readonly ApiError[]): ApiAnswer {
  return { status, json: { success: false, errors, messages: [], result: null } };
}

/** Cloudflare's own codes, where one is known for the case. */
export const ERRORS = {
  noSuchRoute: { code: 7000, message: "No route for that URI" },
  notAuthenticated: { code: 10000, message: "Authentication error" },
  readOnly: { code: 10405, message: "Configurations are served read-only: only GET, and POST for the request tracer" },
  malformedJson: { code: 6007, message: "Malformed JSON in request body" },
  tooLarge: { code: 10413, message: "The request body is too large" },
} as const satisfies Readonly<Record<string, ApiError>>;

export function noSuchObject(what: string): ApiAnswer {
  return fail(404, { code: 7003, message: `Could not route to ${what}, perhaps your object identifier is invalid?` });
}

const LARGEST_PAGE = 5000;

/** One page of a list, as `page` and `per_page` ask. */
export function succeedWithPage(items: readonly Json[], query: URLSearchParams, usual: number): ApiAnswer {
  const perPage = readCount(query.get("per_page"), usual);
  const page = readCount(query.get("page"), 1);
  const shown = items.slice((page - 1) * perPage, page * perPage);
  return succeed(shown, {
    page,
    per_page: perPage,
    count: shown.length,
    total_count: items.length,
    total_pages: Math.ceil(items.length / perPage),
  });
}

/** One page of a list, as `cursor` and `per_page` ask. A cursor is the place where the page begins, and no secret. */
export function succeedFromCursor(items: readonly Json[], query: URLSearchParams, usual: number): ApiAnswer {
  const perPage = readCount(query.get("per_page"), usual);
  const start = readCount(query.get("cursor"), 0);
  const end = start + perPage;
  const after = end < items.length ? { after: String(end) } : {};
  const before = start > 0 ? { before: String(Math.max(0, start - perPage)) } : {};
  return succeed(items.slice(start, end), { cursors: { ...before, ...after } });
}

function readCount(text: string | null, otherwise: number): number {
  const count = text !== null && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
  return otherwise === 0 ? count : Math.min(Math.max(count, 1), LARGEST_PAGE);
}
