import { describe, expect, test } from "vitest";
import { importTerraform, type TerraformOptions } from "../../../../main/import/terraform/import-terraform";
import { sources, ZONE_ID } from "../answers";

const ZONE = `
resource "cloudflare_zone" "z" {
  name    = "example.com"
  account = { id = "f037e56e89293a057740de681ac9abbe" }
}
`;

interface Imported {
  readonly json: (path: string) => unknown;
  readonly text: (path: string) => string | undefined;
  readonly paths: readonly string[];
  readonly notes: readonly string[];
}

function imported(files: Readonly<Record<string, string>>, options: TerraformOptions = {}): Imported {
  const { files: made, notes } = importTerraform(sources(files), options);
  return {
    json: (path) => JSON.parse(made.get(path) ?? "null"),
    text: (path) => made.get(path),
    paths: [...made.keys()],
    notes: notes.map(({ file, line, code, message }) => `${file}:${line ?? ""} ${code} ${message}`),
  };
}

/** The same thing in the syntax of provider v5 and of v4, and the one thing that both are in the API. */
const RESOURCES: readonly (readonly [name: string, path: string, v5: string, v4: string, json: unknown])[] = [
  [
    "request headers",
    "zones/example.com/rulesets/http_request_late_transform.json",
    `resource "cloudflare_ruleset" "r" {
      zone_id = cloudflare_zone.z.id
      name = "default"
      kind = "zone"
      phase = "http_request_late_transform"
      rules = [{
        expression = "(http.host eq \\"example.com\\")"
        action = "rewrite"
        action_parameters = { headers = { "X-Source" = { operation = "set", value = "cloudflare" } } }
      }]
    }`,
    `resource "cloudflare_ruleset" "r" {
      zone_id = cloudflare_zone.z.id
      name = "default"
      kind = "zone"
      phase = "http_request_late_transform"
      rules {
        expression = "(http.host eq \\"example.com\\")"
        action = "rewrite"
        action_parameters {
          headers {
            name = "X-Source"
            operation = "set"
            value = "cloudflare"
          }
        }
      }
    }`,
    {
      name: "default",
      kind: "zone",
      phase: "http_request_late_transform",
      rules: [
        {
          expression: '(http.host eq "example.com")',
          action: "rewrite",
          action_parameters: { headers: { "X-Source": { operation: "set", value: "cloudflare" } } },
          enabled: true,
        },
      ],
    },
  ],
  [
    "skipping",
    "zones/example.com/rulesets/http_request_firewall_custom.json",
    `resource "cloudflare_ruleset" "r" {
      zone_id = cloudflare_zone.z.id
      kind = "zone"
      phase = "http_request_firewall_custom"
      rules = [{ expression = "true", action = "skip", enabled = false, action_parameters = { products = ["zoneLockdown", "uaBlock"], ruleset = "current" }, logging = { enabled = true } }]
    }`,
    `resource "cloudflare_ruleset" "r" {
      zone_id = cloudflare_zone.z.id
      kind = "zone"
      phase = "http_request_firewall_custom"
      rules {
        expression = "true"
        action = "skip"
        enabled = false
        action_parameters {
          products = ["zonelockdown", "uablock"]
          ruleset = "current"
        }
        logging {
          enabled = true
        }
      }
    }`,
    {
      kind: "zone",
      phase: "http_request_firewall_custom",
      rules: [
        {
          expression: "true",
          action: "skip",
          enabled: false,
          action_parameters: { products: ["zoneLockdown", "uaBlock"], ruleset: "current" },
          logging: { enabled: true },
        },
      ],
    },
  ],
  [
    "logged fields",
    "zones/example.com/rulesets/http_log_custom_fields.json",
    `resource "cloudflare_ruleset" "r" {
      zone_id = cloudflare_zone.z.id
      kind = "zone"
      phase = "http_log_custom_fields"
      rules = [{ expression = "true", action = "log_custom_field", action_parameters = { cookie_fields = [{ name = "a" }], request_fields = [{ name = "b" }] } }]
    }`,
    `resource "cloudflare_ruleset" "r" {
      zone_id = cloudflare_zone.z.id
      kind = "zone"
      phase = "http_log_custom_fields"
      rules {
        expression = "true"
        action = "log_custom_field"
        action_parameters {
          cookie_fields = ["a"]
          request_fields = ["b"]
        }
      }
    }`,
    {
      kind: "zone",
      phase: "http_log_custom_fields",
      rules: [
        {
          expression: "true",
          action: "log_custom_field",
          action_parameters: { cookie_fields: [{ name: "a" }], request_fields: [{ name: "b" }] },
          enabled: true,
        },
      ],
    },
  ],
  [
    "cache keys",
    "zones/example.com/rulesets/http_request_cache_settings.json",
    `resource "cloudflare_ruleset" "r" {
      zone_id = cloudflare_zone.z.id
      kind = "zone"
      phase = "http_request_cache_settings"
      rules = [{ expression = "true", action = "set_cache_settings", action_parameters = {
        cache_key = { custom_key = { query_string = { include = { list = ["v"] } }, header = { contains = { accept = ["a", "b"] } } } }
        edge_ttl = { mode = "override_origin", default = 60, status_code_ttl = [{ status_code_range = { from = 500, to = 599 }, value = -1 }] }
      } }]
    }`,
    `resource "cloudflare_ruleset" "r" {
      zone_id = cloudflare_zone.z.id
      kind = "zone"
      phase = "http_request_cache_settings"
      rules {
        expression = "true"
        action = "set_cache_settings"
        action_parameters {
          cache_key {
            custom_key {
              query_string { include = ["v"] }
              header {
                contains {
                  name = "accept"
                  values = ["a", "b"]
                }
              }
            }
          }
          edge_ttl {
            mode = "override_origin"
            default = 60
            status_code_ttl {
              status_code_range {
                from = 500
                to = 599
              }
              value = -1
            }
          }
        }
      }
    }`,
    {
      kind: "zone",
      phase: "http_request_cache_settings",
      rules: [
        {
          expression: "true",
          action: "set_cache_settings",
          action_parameters: {
            cache_key: { custom_key: { query_string: { include: { list: ["v"] } }, header: { contains: { accept: ["a", "b"] } } } },
            edge_ttl: { mode: "override_origin", default: 60, status_code_ttl: [{ status_code_range: { from: 500, to: 599 }, value: -1 }] },
          },
          enabled: true,
        },
      ],
    },
  ],
  [
    "lists",
    "account/lists/office.json",
    `resource "cloudflare_list" "l" {
      account_id = "a"
      name = "office"
      kind = "ip"
      items = [{ ip = "192.0.2.1", comment = "one" }]
    }`,
    `resource "cloudflare_list" "l" {
      account_id = "a"
      name = "office"
      kind = "ip"
      item {
        comment = "one"
        value { ip = "192.0.2.1" }
      }
    }`,
    { name: "office", kind: "ip", items: [{ ip: "192.0.2.1", comment: "one" }] },
  ],
  [
    "DNS records",
    "zones/example.com/dns_records.json",
    `resource "cloudflare_dns_record" "d" {
      zone_id = cloudflare_zone.z.id
      name = "www.example.com"
      type = "A"
      content = "192.0.2.1"
      ttl = 1
      proxied = true
    }`,
    `resource "cloudflare_record" "d" {
      zone_id = cloudflare_zone.z.id
      name = "www"
      type = "A"
      value = "192.0.2.1"
      ttl = 1
      proxied = true
    }`,
    [{ name: "www.example.com", type: "A", content: "192.0.2.1", ttl: 1, proxied: true }],
  ],
  [
    "zone settings",
    "zones/example.com/settings.json",
    `resource "cloudflare_zone_setting" "a" {
      zone_id = cloudflare_zone.z.id
      setting_id = "ssl"
      value = "strict"
    }
    resource "cloudflare_zone_setting" "b" {
      zone_id = cloudflare_zone.z.id
      setting_id = "0rtt"
      value = "on"
    }`,
    `resource "cloudflare_zone_settings_override" "s" {
      zone_id = cloudflare_zone.z.id
      settings {
        ssl = "strict"
        zero_rtt = "on"
      }
    }`,
    [
      { id: "ssl", value: "strict" },
      { id: "0rtt", value: "on" },
    ],
  ],
  [
    "Page Rules",
    "zones/example.com/pagerules.json",
    `resource "cloudflare_page_rule" "p" {
      zone_id = cloudflare_zone.z.id
      target = "example.com/a*"
      actions = { cache_level = "bypass", disable_apps = true, cache_ttl_by_status = { "200" = "no-cache" }, cache_key_fields = { query_string = { exclude = ["*"] } } }
    }`,
    `resource "cloudflare_page_rule" "p" {
      zone_id = cloudflare_zone.z.id
      target = "example.com/a*"
      actions {
        cache_level = "bypass"
        disable_apps = true
        cache_ttl_by_status {
          codes = "200"
          ttl = 0
        }
        cache_key_fields {
          query_string { ignore = true }
        }
      }
    }`,
    [
      {
        targets: [{ target: "url", constraint: { operator: "matches", value: "example.com/a*" } }],
        actions: expect.arrayContaining([
          { id: "cache_level", value: "bypass" },
          { id: "disable_apps" },
          { id: "cache_ttl_by_status", value: { "200": "no-cache" } },
          { id: "cache_key_fields", value: { query_string: { exclude: "*" } } },
        ]),
        priority: 1,
        status: "active",
      },
    ],
  ],
  [
    "Managed Transforms",
    "zones/example.com/managed_headers.json",
    `resource "cloudflare_managed_transforms" "m" {
      zone_id = cloudflare_zone.z.id
      managed_request_headers = [{ id = "add_true_client_ip_headers", enabled = true }]
      managed_response_headers = []
    }`,
    `resource "cloudflare_managed_headers" "m" {
      zone_id = cloudflare_zone.z.id
      managed_request_headers {
        id = "add_true_client_ip_headers"
        enabled = true
      }
    }`,
    { managed_request_headers: [{ id: "add_true_client_ip_headers", enabled: true }], managed_response_headers: [] },
  ],
  [
    "Workers routes",
    "zones/example.com/workers_routes.json",
    `resource "cloudflare_workers_route" "w" {
      zone_id = cloudflare_zone.z.id
      pattern = "example.com/*"
      script = "api"
    }`,
    `resource "cloudflare_worker_route" "w" {
      zone_id = cloudflare_zone.z.id
      pattern = "example.com/*"
      script_name = "api"
    }`,
    [{ pattern: "example.com/*", script: "api" }],
  ],
  [
    "Cloud Connector",
    "zones/example.com/cloud_connector_rules.json",
    `resource "cloudflare_cloud_connector_rules" "c" {
      zone_id = cloudflare_zone.z.id
      rules = [{ provider = "aws_s3", expression = "true", parameters = { host = "b.s3.amazonaws.com" } }]
    }`,
    `resource "cloudflare_cloud_connector_rules" "c" {
      zone_id = cloudflare_zone.z.id
      rules {
        provider = "aws_s3"
        expression = "true"
        parameters { host = "b.s3.amazonaws.com" }
      }
    }`,
    [{ provider: "aws_s3", expression: "true", parameters: { host: "b.s3.amazonaws.com" }, enabled: true }],
  ],
  [
    "IP Access rules",
    "zones/example.com/access_rules.json",
    `resource "cloudflare_access_rule" "a" {
      zone_id = cloudflare_zone.z.id
      mode = "block"
      configuration = { target = "country", value = "T1" }
    }`,
    `resource "cloudflare_access_rule" "a" {
      zone_id = cloudflare_zone.z.id
      mode = "block"
      configuration {
        target = "country"
        value = "T1"
      }
    }`,
    [{ mode: "block", configuration: { target: "country", value: "T1" }, scope: { type: "zone" } }],
  ],
  [
    "lockdowns",
    "zones/example.com/lockdowns.json",
    `resource "cloudflare_zone_lockdown" "l" {
      zone_id = cloudflare_zone.z.id
      urls = ["example.com/x"]
      configurations = [{ target = "ip", value = "192.0.2.1" }]
    }`,
    `resource "cloudflare_zone_lockdown" "l" {
      zone_id = cloudflare_zone.z.id
      urls = ["example.com/x"]
      configurations {
        target = "ip"
        value = "192.0.2.1"
      }
    }`,
    [{ urls: ["example.com/x"], configurations: [{ target: "ip", value: "192.0.2.1" }], paused: false }],
  ],
  [
    "User Agent rules",
    "zones/example.com/ua_rules.json",
    `resource "cloudflare_user_agent_blocking_rule" "u" {
      zone_id = cloudflare_zone.z.id
      mode = "block"
      paused = false
      configuration = { target = "ua", value = "Bad/1.0" }
    }`,
    `resource "cloudflare_user_agent_blocking_rule" "u" {
      zone_id = cloudflare_zone.z.id
      mode = "block"
      paused = false
      configuration {
        target = "ua"
        value = "Bad/1.0"
      }
    }`,
    [{ mode: "block", configuration: { target: "ua", value: "Bad/1.0" }, paused: false }],
  ],
  [
    "waiting rooms",
    "zones/example.com/waiting_rooms.json",
    `resource "cloudflare_waiting_room" "w" {
      zone_id = cloudflare_zone.z.id
      name = "sale"
      host = "example.com"
      new_users_per_minute = 200
      additional_routes = [{ host = "shop.example.com", path = "/" }]
    }`,
    `resource "cloudflare_waiting_room" "w" {
      zone_id = cloudflare_zone.z.id
      name = "sale"
      host = "example.com"
      new_users_per_minute = 200
      additional_routes {
        host = "shop.example.com"
        path = "/"
      }
    }`,
    [{ name: "sale", host: "example.com", new_users_per_minute: 200, additional_routes: [{ host: "shop.example.com", path: "/" }] }],
  ],
  [
    "load balancers",
    "zones/example.com/load_balancers.json",
    `resource "cloudflare_load_balancer" "l" {
      zone_id = cloudflare_zone.z.id
      name = "www.example.com"
      default_pools = ["p"]
      fallback_pool = "q"
      region_pools = { WEU = ["p"] }
    }`,
    `resource "cloudflare_load_balancer" "l" {
      zone_id = cloudflare_zone.z.id
      name = "www.example.com"
      default_pool_ids = ["p"]
      fallback_pool_id = "q"
      region_pools {
        region = "WEU"
        pool_ids = ["p"]
      }
    }`,
    [{ name: "www.example.com", default_pools: ["p"], fallback_pool: "q", region_pools: { WEU: ["p"] } }],
  ],
  [
    "error pages",
    "zones/example.com/custom_pages.json",
    `resource "cloudflare_custom_pages" "c" {
      zone_id = cloudflare_zone.z.id
      identifier = "500_errors"
      state = "customized"
      url = "https://example.com/500"
    }`,
    `resource "cloudflare_custom_pages" "c" {
      zone_id = cloudflare_zone.z.id
      type = "500_errors"
      state = "customized"
      url = "https://example.com/500"
    }`,
    [{ id: "500_errors", state: "customized", url: "https://example.com/500" }],
  ],
  [
    "custom hostnames",
    "zones/example.com/custom_hostnames.json",
    `resource "cloudflare_custom_hostname" "c" {
      zone_id = cloudflare_zone.z.id
      hostname = "shop.example.org"
      ssl = { method = "http" }
      custom_metadata = { plan = "gold" }
    }`,
    `resource "cloudflare_custom_hostname" "c" {
      zone_id = cloudflare_zone.z.id
      hostname = "shop.example.org"
      ssl {
        method = "http"
      }
      custom_metadata = { plan = "gold" }
    }`,
    [{ hostname: "shop.example.org", custom_metadata: { plan: "gold" }, status: "active", ssl: { method: "http" } }],
  ],
];

/** Without ids: they are stand-ins. */
function withoutIds(value: unknown, isTop = true): unknown {
  if (Array.isArray(value)) return value.map((member) => withoutIds(member, isTop));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, member]) => !(isTop && key === "id" && typeof member === "string" && /^[0-9a-f]{32}$/.test(member)),
    ),
  );
}

describe("every resource, in the syntax of both versions, becomes what the API has", () => {
  test.each(RESOURCES)("%s (v5)", (_name, path, v5, _v4, json) => {
    const { json: read, notes } = imported({ "main.tf": `${ZONE}${v5}` });
    expect(withoutIds(read(path))).toEqual(json);
    expect(notes).toEqual([]);
  });

  test.each(RESOURCES)("%s (v4)", (_name, path, _v5, v4, json) => {
    const { json: read, notes } = imported({ "main.tf": `${ZONE}${v4}` });
    expect(withoutIds(read(path))).toEqual(json);
    expect(notes).toEqual([]);
  });
});

test("one that stands alone has a file of its own", () => {
  const { paths, text } = imported({
    "main.tf": `${ZONE}
resource "cloudflare_url_normalization_settings" "u" {
  zone_id = cloudflare_zone.z.id
  type = "cloudflare"
  scope = "both"
}
resource "cloudflare_bot_management" "b" {
  zone_id = cloudflare_zone.z.id
  fight_mode = true
}
resource "cloudflare_custom_hostname_fallback_origin" "f" {
  zone_id = cloudflare_zone.z.id
  origin = "fallback.example.com"
}
resource "cloudflare_workers_script" "s" {
  account_id = "a"
  script_name = "api"
  content = file("worker.js")
  main_module = "worker.js"
}
resource "cloudflare_snippet" "s" {
  zone_id = cloudflare_zone.z.id
  snippet_name = "hello"
  metadata = { main_module = "main.js" }
  files = [{ name = "main.js", content = "export default {}" }]
}
resource "cloudflare_waiting_room" "w" {
  zone_id = cloudflare_zone.z.id
  name = "sale"
  host = "example.com"
  new_users_per_minute = 200
}
resource "cloudflare_waiting_room_rules" "w" {
  zone_id = cloudflare_zone.z.id
  waiting_room_id = cloudflare_waiting_room.w.id
  rules = [{ expression = "true", action = "bypass_waiting_room" }]
}
resource "cloudflare_load_balancer_pool" "p" {
  account_id = "a"
  name = "eu"
  origins = [{ name = "a", address = "192.0.2.1" }]
}
`,
    "worker.js": "export default {}",
  });
  expect(paths.map((path) => path.replace(/[0-9a-f]{32}/, "ID")).sort()).toEqual([
    "account/account.json",
    "account/load_balancer_pools.json",
    "account/workers/api.mjs",
    "account/workers_scripts.json",
    "zones/example.com/bot_management.json",
    "zones/example.com/custom_hostnames_fallback_origin.json",
    "zones/example.com/snippets.json",
    "zones/example.com/snippets/hello.js",
    "zones/example.com/url_normalization.json",
    "zones/example.com/waiting_rooms.json",
    "zones/example.com/waiting_rooms/ID.rules.json",
    "zones/example.com/zone.json",
  ]);
  expect(text("account/workers/api.mjs")).toBe("export default {}");
});

describe("references between resources", () => {
  test("an execute rule names the id that its ruleset has, and items find their list", () => {
    const { json, notes } = imported({
      "main.tf": `
resource "cloudflare_ruleset" "custom" {
  account_id = "a"
  name = "mine"
  kind = "custom"
  phase = "http_request_firewall_custom"
}
resource "cloudflare_ruleset" "entry" {
  account_id = "a"
  kind = "root"
  phase = "http_request_firewall_custom"
  rules = [{ action = "execute", expression = "true", action_parameters = { id = cloudflare_ruleset.custom.id } }]
}
resource "cloudflare_list" "l" {
  account_id = "a"
  name = "office"
  kind = "ip"
}
resource "cloudflare_list_item" "i" {
  for_each = toset(["192.0.2.2", "192.0.2.1"])
  account_id = "a"
  list_id = cloudflare_list.l.id
  ip = each.value
}
`,
    });
    expect(notes).toEqual([]);
    expect(json("account/rulesets/http_request_firewall_custom.json")).toMatchObject({
      rules: [{ action_parameters: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } }],
    });
    const { id } = Object(json("account/rulesets/mine.json"));
    expect(json("account/rulesets/http_request_firewall_custom.json")).toMatchObject({ rules: [{ action_parameters: { id } }] });
    expect(json("account/lists/office.items.json")).toMatchObject([{ ip: "192.0.2.1" }, { ip: "192.0.2.2" }]);
  });

  test("dynamic and static blocks keep the order in which they stand", () => {
    const { json } = imported({
      "main.tf": `${ZONE}
resource "cloudflare_ruleset" "r" {
  zone_id = cloudflare_zone.z.id
  kind = "zone"
  phase = "http_request_firewall_custom"
  rules {
    ref = "first"
    action = "log"
    expression = "true"
  }
  dynamic "rules" {
    for_each = { b = "/b", a = "/a" }
    iterator = it
    content {
      ref = it.key
      action = "block"
      expression = "http.request.uri.path eq \\"\${it.value}\\""
    }
  }
  rules {
    ref = "last"
    action = "log"
    expression = "true"
  }
}`,
    });
    expect(json("zones/example.com/rulesets/http_request_firewall_custom.json")).toMatchObject({
      rules: [{ ref: "first" }, { ref: "a", expression: 'http.request.uri.path eq "/a"' }, { ref: "b" }, { ref: "last" }],
    });
  });
});

describe("modules and variables", () => {
  const MODULE = `
variable "zone_id" {}
variable "host" {}
resource "cloudflare_workers_route" "r" {
  zone_id = var.zone_id
  pattern = "\${var.host}/*"
}
output "pattern" {
  value = cloudflare_workers_route.r.pattern
}`;

  test("local modules are followed, with count and for_each", () => {
    const { json, notes } = imported({
      "main.tf": `${ZONE}
module "route" {
  source = "./modules/route"
  for_each = toset(["a", "b"])
  zone_id = cloudflare_zone.z.id
  host = "\${each.key}.example.com"
}
resource "cloudflare_workers_route" "other" {
  zone_id = cloudflare_zone.z.id
  pattern = "\${module.route["a"].pattern}x"
}`,
      "modules/route/main.tf": MODULE,
    });
    expect(notes).toEqual([]);
    expect(json("zones/example.com/workers_routes.json")).toMatchObject([
      { pattern: "a.example.com/*x" },
      { pattern: "a.example.com/*" },
      { pattern: "b.example.com/*" },
    ]);
  });

  test("a module that is not here is told with its line", () => {
    const { notes } = imported({
      "main.tf": `${ZONE}\nmodule "x" {\n  source = "registry/x"\n}\nmodule "y" {\n  source = "../outside"\n}`,
    });
    expect(notes).toEqual([
      "main.tf:7 no-such-module Module “x”: “registry/x” is no folder here; what it makes is left out.",
      "main.tf:10 no-such-module Module “y”: “../outside” is no folder here; what it makes is left out.",
    ]);
  });

  test("a module that calls itself comes to an end", () => {
    const { notes } = imported({ "main.tf": ZONE, "m/x.tf": `module "m" { source = "../m" }`, "n.tf": `module "m" { source = "./m" }` });
    expect(notes.some((note) => note.includes("no-such-module"))).toBe(true);
  });

  const VARIABLES: readonly (readonly [name: string, files: Readonly<Record<string, string>>, options: TerraformOptions, host: string])[] =
    [
      ["its default", {}, {}, "default"],
      ["terraform.tfvars", { "terraform.tfvars": `host = "tfvars"` }, {}, "tfvars"],
      ["*.auto.tfvars after that", { "terraform.tfvars": `host = "tfvars"`, "x.auto.tfvars": `host = "auto"` }, {}, "auto"],
      ["JSON", { "terraform.tfvars.json": `{"host": "json"}` }, {}, "json"],
      ["a file that is named", { "x.auto.tfvars": `host = "auto"` }, { variableFiles: sources({ "x.tfvars": `host = "named"` }) }, "named"],
      ["the command line before all", { "terraform.tfvars": `host = "tfvars"` }, { variables: new Map([["host", "given"]]) }, "given"],
    ];

  test.each(VARIABLES)("a variable's value comes from %s", (_name, files, options, host) => {
    const main = `${ZONE}\nvariable "host" { default = "default" }\nresource "cloudflare_workers_route" "r" {\n  zone_id = cloudflare_zone.z.id\n  pattern = var.host\n}`;
    expect(imported({ "main.tf": main, ...files }, options).json("zones/example.com/workers_routes.json")).toMatchObject([
      { pattern: host },
    ]);
  });
});

describe("what cannot be evaluated is listed with file and line, and the rest is there", () => {
  test("an expression that hangs on a variable without a value", () => {
    const { json, notes } = imported({
      "main.tf": `${ZONE}
variable "office" {}
resource "cloudflare_ruleset" "r" {
  zone_id = cloudflare_zone.z.id
  kind = "zone"
  phase = "http_request_firewall_custom"
  rules = [
    { ref = "a", action = "block", expression = "ip.src in {\${var.office}}" },
    { ref = "b", action = "block", expression = "true" },
  ]
}`,
    });
    expect(notes).toEqual([
      "main.tf:7 not-evaluated cloudflare_ruleset.r: “rules[0].expression” cannot be told: variable “office” has no value. It is left out.",
    ]);
    expect(json("zones/example.com/rulesets/http_request_firewall_custom.json")).toMatchObject({
      rules: [
        { ref: "a", action: "block" },
        { ref: "b", expression: "true" },
      ],
    });
  });

  test("how many there are", () => {
    const { notes } = imported({
      "main.tf": `${ZONE}\nvariable "n" {}\nresource "cloudflare_workers_route" "r" {\n  count = var.n\n  zone_id = cloudflare_zone.z.id\n}`,
    });
    expect(notes).toEqual([
      "main.tf:8 not-evaluated cloudflare_workers_route.r: variable “n” has no value, so it is not known how many of it there are. It is left out.",
    ]);
  });

  test("a file with a mistake", () => {
    const { notes, paths } = imported({ "main.tf": ZONE, "broken.tf": "resource {\n  a = = 1\n}" });
    expect(notes).toEqual(["broken.tf:2 invalid-hcl A value is expected here, not “= 1”. Nothing of this file is read."]);
    expect(paths).toContain("zones/example.com/zone.json");
  });

  test("resources without a meaning are named once", () => {
    const { notes } = imported({
      "main.tf": `${ZONE}\nresource "cloudflare_tiered_cache" "a" {}\nresource "cloudflare_tiered_cache" "b" {}\nresource "cloudflare_api_token" "c" {}\nresource "aws_instance" "d" {}`,
    });
    expect(notes).toEqual([
      "main.tf: no-meaning These have no meaning for a trace and are left out: cloudflare_tiered_cache (2), cloudflare_api_token.",
    ]);
  });
});

describe("which zone it is", () => {
  const ROUTE = `resource "cloudflare_workers_route" "r" {\n  zone_id = ID\n  pattern = "www.example.org/*"\n}\n`;
  const ZONES: readonly (readonly [name: string, main: string, options: TerraformOptions, path: string])[] = [
    [
      "a data source by name",
      `data "cloudflare_zone" "z" { name = "Example.net" }\n${ROUTE.replace("ID", "data.cloudflare_zone.z.id")}`,
      {},
      "zones/example.net/workers_routes.json",
    ],
    [
      "a data source with a filter (v5)",
      `data "cloudflare_zone" "z" { filter = { name = "example.net" } }\n${ROUTE.replace("ID", "data.cloudflare_zone.z.zone_id")}`,
      {},
      "zones/example.net/workers_routes.json",
    ],
    [
      "a map from names to ids",
      `locals { ids = { "example.net" = "${ZONE_ID}" } }\n${ROUTE.replace("ID", `local.ids["example.net"]`)}`,
      {},
      "zones/example.net/workers_routes.json",
    ],
    [
      "what the user says",
      ROUTE.replace("ID", `"${ZONE_ID}"`),
      { zoneNames: new Map([[ZONE_ID, "example.net"]]) },
      "zones/example.net/workers_routes.json",
    ],
    ["the hosts that it speaks of", ROUTE.replace("ID", `"${ZONE_ID}"`), {}, "zones/example.org/workers_routes.json"],
    [
      "the hosts, where the id itself is not known",
      `variable "z" {}\n${ROUTE.replace("ID", "var.z")}`,
      {},
      "zones/example.org/workers_routes.json",
    ],
  ];

  test.each(ZONES)("%s", (name, main, options, path) => {
    const { paths, notes } = imported({ "main.tf": main }, options);
    expect(paths).toEqual([path]);
    expect(notes.map((note) => note.split(" ")[1])).toEqual(name.startsWith("the hosts") ? ["zone-name-guessed"] : []);
  });
});
