export const TRACE_FORMATS = ["text", "json", "cloudflare"] as const;
export type TraceFormat = (typeof TRACE_FORMATS)[number];

export const CHECK_FORMATS = ["text", "json", "sarif"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export const SEVERITIES = ["error", "warning"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The forms in which a configuration, or with `curl` a saved trace, leaves the workbench. */
export const EXPORT_FORMS = ["bundle", "api", "terraform", "patch", "curl"] as const;

export type ExportForm = (typeof EXPORT_FORMS)[number];
