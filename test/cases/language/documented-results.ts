import type { Json } from "../../../engine/support/json";

/** What the documentation says an input comes to. Where it contradicts itself the expectation is what its own rules give. */
export type DocumentedResult =
  | { readonly type: "expression"; readonly expression: string; readonly input: ExpressionInput; readonly expected: Json }
  | { readonly type: "single_redirect"; readonly rule: SingleRedirect; readonly url: string; readonly expected: string | null }
  | { readonly type: "bulk_redirect"; readonly redirect: Readonly<Record<string, Json>>; readonly url: string; readonly expected: string }
  | { readonly type: "page_rule_match"; readonly pattern: string; readonly url: string; readonly expected: boolean }
  | {
      readonly type: "page_rule_forward";
      readonly pattern: string;
      readonly target: string;
      readonly url: string;
      readonly expected: string;
    }
  | { readonly type: "worker_route_match"; readonly pattern: string; readonly url: string; readonly expected: boolean }
  | { readonly type: "worker_route_pick"; readonly routes: readonly Route[]; readonly url: string; readonly expected: string };

export interface ExpressionInput {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly response_headers?: Readonly<Record<string, readonly string[]>>;
  readonly fields?: Readonly<Record<string, Json>>;
}

export interface SingleRedirect {
  readonly filter: string;
  readonly target: Readonly<Record<string, string>>;
  readonly preserve_query_string: boolean;
}

export interface Route {
  readonly pattern: string;
  readonly script?: string;
}

export const DOCUMENTED_RESULTS: readonly DocumentedResult[] = [
  {
    type: "expression",
    expression: 'lower(http.host) == "www.cloudflare.com"',
    input: { fields: { "http.host": "WWW.cloudflare.com" } },
    expected: true,
  },
  { type: "expression", expression: "cidr(ip.src, 24, 24)", input: { fields: { "ip.src": "113.10.0.2" } }, expected: "113.10.0.0" },
  {
    type: "expression",
    expression: "cidr6(ip.src, 24)",
    input: { fields: { "ip.src": "2001:0000:130F:0000:0000:09C0:876A:130B" } },
    expected: "2001::",
  },
  { type: "expression", expression: 'concat("String1", " ", "String", "2")', input: {}, expected: "String1 String2" },
  {
    type: "expression",
    expression: 'ends_with(http.request.uri.path, ".html")',
    input: { fields: { "http.request.uri.path": "/welcome.html" } },
    expected: true,
  },
  { type: "expression", expression: "len(http.host)", input: { fields: { "http.host": "example.com" } }, expected: 11 },
  {
    type: "expression",
    expression: 'lookup_json_integer(http.request.body.raw, "product", "id")',
    input: { fields: { "http.request.body.raw": '{ "product": { "id": 356 } }' } },
    expected: 356,
  },
  {
    type: "expression",
    expression: 'lookup_json_integer(http.request.body.raw, "network_ids", 0)',
    input: { fields: { "http.request.body.raw": '{ "network_ids": [123, 456] }' } },
    expected: 123,
  },
  {
    type: "expression",
    expression: 'lookup_json_string(http.request.body.raw, "company") == "cloudflare"',
    input: { fields: { "http.request.body.raw": '{ "company": "cloudflare", "product": "rulesets" }' } },
    expected: true,
  },
  {
    type: "expression",
    expression: 'lookup_json_string(http.request.body.raw, 1) == "cloudflare"',
    input: { fields: { "http.request.body.raw": '["other_company", "cloudflare"]' } },
    expected: true,
  },
  {
    type: "expression",
    expression: 'lookup_json_string(http.request.body.raw, 1, "network") == "cloudflare"',
    input: { fields: { "http.request.body.raw": '[{ "network": "other_company" }, { "network": "cloudflare" }]' } },
    expected: true,
  },
  { type: "expression", expression: 'regex_replace("/x", "^/y$", "/mumble")', input: {}, expected: "/x" },
  { type: "expression", expression: 'regex_replace("/a/a", "/a", "/b")', input: {}, expected: "/b/a" },
  {
    type: "expression",
    expression: 'regex_replace("/foo/a/path", "^/foo/([^/]*)/(.*)$", "/bar/${2}/${1}")',
    input: {},
    expected: "/bar/path/a",
  },
  {
    type: "expression",
    expression: 'remove_query_args(http.request.uri.query, "country")',
    input: { fields: { "http.request.uri.query": "order=asc&country=GB" } },
    expected: "order=asc",
  },
  {
    type: "expression",
    expression: 'remove_query_args(http.request.uri.query, "search")',
    input: { fields: { "http.request.uri.query": "order=asc&country=GB" } },
    expected: "order=asc&country=GB",
  },
  {
    type: "expression",
    expression: 'remove_query_args(http.request.uri.query, "category")',
    input: { fields: { "http.request.uri.query": "category=Foo&order=desc&category=Bar" } },
    expected: "order=desc",
  },
  {
    type: "expression",
    expression: 'split(http.request.headers["x-categories"][0], ",", 3)',
    input: { headers: { "x-categories": ["groceries,electronics,diy,auto"] } },
    expected: ["groceries", "electronics", "diy,auto"],
  },
  {
    type: "expression",
    expression: "substring(http.request.body.raw, 2, 5)",
    input: { fields: { "http.request.body.raw": "asdfghjk" } },
    expected: "dfg",
  },
  {
    type: "expression",
    expression: "substring(http.request.body.raw, -2)",
    input: { fields: { "http.request.body.raw": "asdfghjk" } },
    expected: "jk",
  },
  {
    type: "expression",
    expression: "to_string(cf.bot_management.score)",
    input: { fields: { "cf.bot_management.score": 5 } },
    expected: "5",
  },
  {
    type: "expression",
    expression: "url_decode(http.request.body.raw)",
    input: { fields: { "http.request.body.raw": "John%20Doe" } },
    expected: "John Doe",
  },
  {
    type: "expression",
    expression: "url_decode(http.request.body.raw)",
    input: { fields: { "http.request.body.raw": "%2520" } },
    expected: "%20",
  },
  {
    type: "expression",
    expression: 'wildcard_replace(http.request.full_uri, "https://*.example.com/*/*", "https://example.com/${1}/${2}/${3}")',
    input: { fields: { "http.request.full_uri": "https://apps.example.com/calendar/admin?expand=true" } },
    expected: "https://example.com/apps/calendar/admin?expand=true",
  },
  {
    type: "expression",
    expression: 'wildcard_replace(http.request.uri.path, "/*", "/apps/${1}")',
    input: { fields: { "http.request.uri.path": "/calendar" } },
    expected: "/apps/calendar",
  },
  {
    type: "expression",
    expression: 'wildcard_replace(http.request.uri.path, "/apps/*", "/${1}", "s")',
    input: { fields: { "http.request.uri.path": "/Apps/calendar" } },
    expected: "/Apps/calendar",
  },
  {
    type: "expression",
    expression: 'http.request.full_uri wildcard "https://example.com/a/*"',
    input: { url: "https://example.com/a/" },
    expected: true,
  },
  {
    type: "expression",
    expression: 'http.request.full_uri wildcard "https://example.com/a/*"',
    input: { url: "https://example.com/a/sub/folder/?name=value" },
    expected: true,
  },
  {
    type: "expression",
    expression: 'http.request.full_uri wildcard "https://example.com/a/*"',
    input: { url: "https://example.com/b/page.html" },
    expected: false,
  },
  {
    type: "expression",
    expression: 'http.request.full_uri wildcard "*.example.com/*/page.html"',
    input: { url: "http://sub.example.com/folder/page.html" },
    expected: true,
  },
  {
    type: "expression",
    expression: 'http.request.full_uri wildcard "*.example.com/*/page.html"',
    input: { url: "https://admin.example.com/team/subteam/page.html" },
    expected: true,
  },
  {
    type: "expression",
    expression: 'http.request.full_uri wildcard "*.example.com/*/page.html"',
    input: { url: "https://sub.example.com/folder2/page.html?s=value" },
    expected: false,
  },
  {
    type: "expression",
    expression: 'http.request.full_uri wildcard "*.example.com/*" or http.request.full_uri wildcard "example.com/*"',
    input: { url: "https://example.com/folder/list.htm" },
    expected: false,
  },
  {
    type: "expression",
    expression: 'http.request.full_uri wildcard "*.example.com/*" or http.request.full_uri wildcard "example.com/*"',
    input: { url: "https://admin.example.com/folder/team/app1/?s=foobar" },
    expected: true,
  },
  {
    type: "expression",
    expression: 'any(http.request.headers["accept"][*] == "text/plain")',
    input: { headers: { accept: ["application/json"] } },
    expected: false,
  },
  {
    type: "expression",
    expression: 'all(len(http.request.uri.args["filter"][*])[*] in {3 4})',
    input: { url: "https://example.com/?filter=waf&filter=botm&filter=cdn" },
    expected: true,
  },
  {
    type: "expression",
    expression: 'len(http.request.uri.args["filter"]) >= 0',
    input: { url: "https://example.com/?filter=waf&filter=botm&filter=cdn" },
    expected: true,
  },
  {
    type: "expression",
    expression: 'concat("/", http.request.accepted_languages[0], http.request.uri.path)',
    input: { url: "https://www.example.com/my-path", headers: {} },
    expected: "//my-path",
  },
  {
    type: "expression",
    expression: "http.request.uri.path.extension",
    input: { fields: { "http.request.uri.path": "/foo" } },
    expected: "",
  },
  {
    type: "expression",
    expression: "http.request.uri.path.extension",
    input: { fields: { "http.request.uri.path": "/.mp3" } },
    expected: "",
  },
  {
    type: "expression",
    expression: "http.request.uri.path.extension",
    input: { fields: { "http.request.uri.path": "/foo.tar.bz2" } },
    expected: "bz2",
  },
  {
    type: "expression",
    expression: "http.request.uri.path.extension",
    input: { fields: { "http.request.uri.path": "/foo.MP3" } },
    expected: "mp3",
  },
  {
    type: "expression",
    expression: "http.response.content_type.media_type",
    input: { response_headers: { "content-type": ["text/html; charset=utf-8"] } },
    expected: "text/html",
  },
  {
    type: "expression",
    expression: "http.response.content_type.media_type",
    input: { response_headers: { "content-type": ["text/html+extra; charset=utf-8"] } },
    expected: "text/html+extra",
  },
  {
    type: "expression",
    expression: "http.response.content_type.media_type",
    input: { response_headers: { "content-type": ["text/html; charset=utf-8; other=value"] } },
    expected: "text/html",
  },
  {
    type: "single_redirect",
    rule: {
      filter: 'http.request.uri.path matches "^/[A-Za-z]{2}-[A-Za-z]{2}/"',
      target: { expression: 'regex_replace(http.request.uri.path, "^/[A-Za-z]{2}-[A-Za-z]{2}/(.*)", "/${1}")' },
      preserve_query_string: true,
    },
    url: "https://example.com/pt-BR/meet-our-team",
    expected: "https://example.com/meet-our-team",
  },
  {
    type: "single_redirect",
    rule: {
      filter: 'http.request.uri.path matches "^/[A-Za-z]{2}-[A-Za-z]{2}/"',
      target: { expression: 'regex_replace(http.request.uri.path, "^/[A-Za-z]{2}-[A-Za-z]{2}/(.*)", "/${1}")' },
      preserve_query_string: true,
    },
    url: "https://example.com/meet-our-team",
    expected: null,
  },
  {
    type: "single_redirect",
    rule: { filter: 'http.request.uri.path eq "/contact-us/"', target: { value: "/contacts/" }, preserve_query_string: true },
    url: "https://example.com/contact-us/",
    expected: "https://example.com/contacts/",
  },
  {
    type: "single_redirect",
    rule: { filter: 'http.request.uri.path eq "/contact-us/"', target: { value: "/contacts/" }, preserve_query_string: true },
    url: "https://example.com/team/",
    expected: null,
  },
  {
    type: "bulk_redirect",
    redirect: { source_url: "example.com/", target_url: "https://example.net/", subpath_matching: true, preserve_query_string: true },
    url: "https://example.com/",
    expected: "https://example.net/",
  },
  {
    type: "bulk_redirect",
    redirect: { source_url: "example.com/", target_url: "https://example.net/", subpath_matching: true, preserve_query_string: true },
    url: "https://example.com/search?q=term",
    expected: "https://example.net/search?q=term",
  },
  {
    type: "bulk_redirect",
    redirect: {
      source_url: "example.com/",
      target_url: "https://example.net/",
      subpath_matching: true,
      include_subdomains: true,
      preserve_path_suffix: false,
    },
    url: "https://subdomain.example.com/",
    expected: "https://example.net/",
  },
  {
    type: "bulk_redirect",
    redirect: {
      source_url: "example.com/",
      target_url: "https://example.net/",
      subpath_matching: true,
      include_subdomains: true,
      preserve_path_suffix: false,
    },
    url: "https://example.com/search?q=term",
    expected: "https://example.net/",
  },
  {
    type: "bulk_redirect",
    redirect: { source_url: "https://example.com/about", target_url: "https://example.com/newpage", preserve_query_string: true },
    url: "https://example.com/about?q=term",
    expected: "https://example.com/newpage?q=term",
  },
  {
    type: "bulk_redirect",
    redirect: { source_url: "example.com/about", target_url: "https://example.com/newpage", include_subdomains: true },
    url: "http://a.example.com/about",
    expected: "https://example.com/newpage",
  },
  {
    type: "bulk_redirect",
    redirect: { source_url: "https://example.com/a/", target_url: "https://example.com/b/", subpath_matching: true },
    url: "https://example.com/a/foo",
    expected: "https://example.com/b/foo",
  },
  { type: "page_rule_match", pattern: "*example.com/products", url: "http://example.com/products", expected: true },
  { type: "page_rule_match", pattern: "*example.com/products", url: "https://www.example.com/products", expected: true },
  { type: "page_rule_match", pattern: "*example.com/products", url: "https://www.blog.example.com/products", expected: true },
  { type: "page_rule_match", pattern: "*example.com/products", url: "http://www.example.comproducts", expected: false },
  { type: "page_rule_match", pattern: "example.com/foo*", url: "http://example.com/foo", expected: true },
  { type: "page_rule_match", pattern: "example.com/path", url: "https://example.com/Path", expected: true },
  {
    type: "page_rule_forward",
    pattern: "http://*.example.com/*",
    target: "http://example.com/images/$1/$2.jpg",
    url: "http://cloud.example.com/flare",
    expected: "http://example.com/images/cloud/flare.jpg",
  },
  { type: "worker_route_match", pattern: "example.com", url: "https://example.com/", expected: true },
  { type: "worker_route_match", pattern: "https://*.example.com/", url: "http://www.example.com/", expected: false },
  { type: "worker_route_match", pattern: "*.example.com/", url: "http://www.example.com/", expected: true },
  { type: "worker_route_match", pattern: "*example.com/", url: "https://www.example.com/", expected: true },
  { type: "worker_route_match", pattern: "https://example.com/path*", url: "https://example.com/path", expected: true },
  { type: "worker_route_match", pattern: "https://example.com/path*", url: "https://example.com/path/readme.txt", expected: true },
  {
    type: "worker_route_pick",
    routes: [
      { pattern: "example.com/hello/*", script: "a" },
      { pattern: "example.com/*", script: "b" },
    ],
    url: "https://example.com/hello/world",
    expected: "a",
  },
  {
    type: "worker_route_pick",
    routes: [{ pattern: "*example.com/images/cat.png" }, { pattern: "*example.com/images/*", script: "worker-script" }],
    url: "https://example.com/images/cat.png?foo=bar",
    expected: "worker-script",
  },
];
