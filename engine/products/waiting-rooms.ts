import type { Zone } from "../config/configuration";
import { property } from "../config/reading";
import type { HttpRequest } from "../http/message";
import type { JsonObject } from "../support/json";
import { edgePage, statusEffect } from "./answers";
import type { Product, ProductCondition, ProductPoint, ProductRule, ProductSetup, ProductVerdict } from "./product";
import { isRunning, objectsIn, type PlacedObject, textOf, zoneFile, zoneObjects } from "./reading";

interface Room {
  readonly rule: ProductRule;
  readonly json: JsonObject;
  readonly routes: readonly Route[];
  readonly bypass: readonly { readonly rule: ProductRule; readonly condition: ProductCondition }[];
}

interface Route {
  readonly host: string;
  readonly base: string;
}

/**
 * Rooms stand before their host and path and all below it; the most specific path decides. Who waits depends on live traffic, but for
 * rooms that queue everybody. https://developers.cloudflare.com/waiting-room/
 */
export const waitingRooms: Product = {
  phase: "waiting_room",
  prepare(setup) {
    const rooms = zoneObjects(setup.zone, "waiting_rooms.json")
      .filter(isRunning)
      .map((room) => readRoom(room, setup));
    return rooms.length === 0 ? null : { act: (point) => passRooms(rooms, point) };
  },
};

function readRoom({ json, source }: PlacedObject, { zone, condition }: ProductSetup): Room {
  const id = textOf(json, "id");
  return {
    rule: { type: "rule", id, description: textOf(json, "name") || id, action: "waiting_room", json, source },
    json,
    routes: [json, ...objectsIn(property(json, "additional_routes"), "").map((route) => route.json)].map((route) => ({
      host: textOf(route, "host").toLowerCase(),
      base: (textOf(route, "path") || "/").replace(/\/$/, ""),
    })),
    bypass: readBypass(zone, id, condition),
  };
}

function readBypass(zone: Zone, id: string, compile: ProductSetup["condition"]): Room["bypass"] {
  const file = `waiting_rooms/${id}.rules.json`;
  return objectsIn(zone.others[file], zoneFile(zone, file)).flatMap(({ json, source }) => {
    if (property(json, "enabled") === false) return [];
    const text = textOf(json, "expression");
    const condition = compile(text, { file: source.file, pointer: `${source.pointer}/expression` });
    const rule: ProductRule = {
      type: "rule",
      id: textOf(json, "id"),
      description: textOf(json, "description") || textOf(json, "id"),
      action: textOf(json, "action") || "bypass_waiting_room",
      json,
      source,
    };
    return condition === null ? [] : [{ rule, condition }];
  });
}

function passRooms(rooms: readonly Room[], point: ProductPoint): ProductVerdict {
  const [found] = rooms
    .flatMap((room) =>
      room.routes.filter((route) => concerns(route, point.passage.request)).map((route) => ({ room, length: route.base.length })),
    )
    .toSorted((left, right) => right.length - left.length);
  if (found === undefined) return { kind: "no-match" };
  const { rule, json, bypass } = found.room;
  const passing = bypass.find(({ condition }) => point.holds(condition));
  const { passage } = point;
  if (passing !== undefined)
    return {
      kind: "continue",
      passage,
      effects: [],
      rule: passing.rule,
      note: `It lets the visitor past the waiting room “${rule.description}”.`,
    };
  if (textOf(json, "queueing_method") === "passthrough")
    return { kind: "continue", passage, effects: [], rule, note: "The room lets everybody through." };
  if (property(json, "queue_all") === true || textOf(json, "queueing_method") === "reject") return queue(json, rule);
  const active = property(json, "total_active_users");
  const many = typeof active === "number" ? ` once ${active} visitors are active` : "";
  return {
    kind: "not-simulated",
    rule,
    unless: `the waiting room “${rule.description}” has room`,
    reason: `The visitor would queue here${many}; how many are, only live traffic says.`,
  };
}

function queue(json: JsonObject, rule: ProductRule): ProductVerdict {
  const status = property(json, "queueing_status_code");
  const response = edgePage(typeof status === "number" ? status : 200);
  const because = textOf(json, "queueing_method") === "reject" ? "the room rejects everybody" : "the room queues everybody";
  return { kind: "respond", outcome: "waiting-room", response, location: null, effects: [statusEffect(response.status)], rule, because };
}

function concerns(route: Route, { host, path }: HttpRequest): boolean {
  return route.host === host && (path === route.base || path.startsWith(`${route.base}/`));
}
