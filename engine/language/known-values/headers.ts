const REQUEST = `accept accept-charset accept-encoding accept-language access-control-request-headers access-control-request-method authorization
cache-control cf-connecting-ip cf-ipcountry cf-ray cf-visitor connection content-encoding content-language content-length content-type cookie date dnt
expect forwarded from host if-match if-modified-since if-none-match if-range if-unmodified-since origin pragma priority proxy-authorization purpose range
referer sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-gpc sec-websocket-key
sec-websocket-protocol sec-websocket-version te true-client-ip upgrade upgrade-insecure-requests user-agent via x-api-key x-csrf-token x-forwarded-for
x-forwarded-host x-forwarded-proto x-real-ip x-request-id x-requested-with`;

const RESPONSE = `accept-ranges access-control-allow-credentials access-control-allow-headers access-control-allow-methods access-control-allow-origin
access-control-expose-headers access-control-max-age age allow alt-svc cache-control cache-tag cdn-cache-control cf-cache-status cf-ray cloudflare-cdn-cache-control
connection content-disposition content-encoding content-language content-length content-location content-range content-security-policy content-type
cross-origin-embedder-policy cross-origin-opener-policy cross-origin-resource-policy date etag expires last-modified link location permissions-policy pragma
referrer-policy retry-after server server-timing set-cookie strict-transport-security timing-allow-origin trailer transfer-encoding vary via
www-authenticate x-cache x-content-type-options x-frame-options x-powered-by x-request-id x-robots-tag x-xss-protection`;

/** Names of headers that are often asked for, in lower case as maps hold them. */
export const REQUEST_HEADERS: readonly string[] = REQUEST.split(/\s+/);
export const RESPONSE_HEADERS: readonly string[] = RESPONSE.split(/\s+/);
