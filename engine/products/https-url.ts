import type { HttpRequest } from "../http/message";
import { printUrl } from "../http/url";

/** The request's URL with https; port 80 becomes 443, others stay. */
export function httpsUrl(request: HttpRequest): string {
  return printUrl({ ...request, scheme: "https", port: request.port === 80 ? 443 : request.port });
}
