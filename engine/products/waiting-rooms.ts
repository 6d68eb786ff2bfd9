import type { Zone } from "../config/configuration";
import { property } from "../config/reading";
import type { HttpRequest } from "../http/message";
import type { JsonObject } from "../support/json";
import type { Product } from "./product";
import { countOf, isRunning, objectsIn, type PlacedObject, textOf, zoneFile } from "./reading";

/** Rooms concern their host and path and all below it; who waits depends on live traffic. https://developers.cloudflare.com/waiting-room/ */
export const waitingRooms: Product = {
  phase: "waiting_room",
  configured: (zone) => countOf(roomsOf(zone).length, "waiting room"),
  act({ zone, passage }) {
    const [room] = roomsOf(zone)
      .filter(({ json }) => routesOf(json).some((route) => concerns(route, passage.request)))
      .toSorted((left, right) => textOf(right.json, "path").length - textOf(left.json, "path").length);
    if (room === undefined) return { kind: "no-match" };
    return {
      kind: "not-simulated",
      sways: true,
      reason: `The waiting room “${textOf(room.json, "name")}” stands before this URL; who waits is not simulated yet.`,
    };
  },
};

function roomsOf(zone: Zone): readonly PlacedObject[] {
  return objectsIn(zone.others["waiting_rooms.json"], zoneFile(zone, "waiting_rooms.json")).filter(isRunning);
}

function routesOf(room: JsonObject): readonly JsonObject[] {
  return [room, ...objectsIn(property(room, "additional_routes"), "").map(({ json }) => json)];
}

function concerns(route: JsonObject, { host, path }: HttpRequest): boolean {
  const base = (textOf(route, "path") || "/").replace(/\/$/, "");
  return textOf(route, "host").toLowerCase() === host && (path === base || path.startsWith(`${base}/`));
}
