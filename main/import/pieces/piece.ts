import type { JsonObject } from "../../../engine/support/json";
import type { PieceKind } from "./piece-kinds";

/** Where a piece came from. `line` where the source has lines that mean something (Terraform). */
export interface PieceOrigin {
  readonly file: string;
  readonly pointer: string;
  readonly line?: number;
}

/** What `result_info` says about a page of a longer answer. */
export interface PageInfo {
  readonly page: number | null;
  readonly totalPages: number | null;
  readonly totalCount: number | null;
  /** Whether a cursor to a further page stands there. */
  readonly hasNext: boolean;
}

/**
 * Who a piece belongs to, as far as its source says. `zone` is an id or a name; `null` where nothing tells.
 * `parent` names the list, waiting room or script that the piece is a part of: an id, a name, or the name of its file.
 */
export interface PieceOwner {
  readonly level: "account" | "zone" | null;
  readonly zone: string | null;
  readonly parent: string | null;
}

/** One recognised part of a configuration, in the API's shape. A kind with `many` has any number of values, the others one. */
export interface Piece {
  readonly kind: PieceKind;
  readonly values: readonly JsonObject[];
  readonly owner: PieceOwner;
  readonly origin: PieceOrigin;
  readonly page: PageInfo | null;
  /** The source's text where it holds this piece and nothing else: it is then kept as it stands. */
  readonly text: string | null;
}

/** A Worker's script or a Snippet's code. */
export interface ScriptPiece {
  readonly kind: "worker" | "snippet";
  readonly name: string;
  readonly code: string;
  readonly isModule: boolean;
  readonly owner: PieceOwner;
  readonly origin: PieceOrigin;
}
