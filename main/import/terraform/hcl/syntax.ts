/** HCL as a tree, in the order in which it is written. Lines count from 1. https://developer.hashicorp.com/terraform/language/syntax/configuration */
export interface Body {
  readonly items: readonly BodyItem[];
}

export type BodyItem = Attribute | Block;

export interface Attribute {
  readonly kind: "attribute";
  readonly name: string;
  readonly value: Expression;
  readonly line: number;
}

export interface Block {
  readonly kind: "block";
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  readonly line: number;
}

export type Expression =
  | { readonly kind: "literal"; readonly line: number; readonly value: null | boolean | number | string }
  | { readonly kind: "template"; readonly line: number; readonly parts: readonly TemplatePart[] }
  | { readonly kind: "list"; readonly line: number; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly line: number; readonly entries: readonly ObjectEntry[] }
  | { readonly kind: "name"; readonly line: number; readonly name: string }
  | { readonly kind: "attribute"; readonly line: number; readonly of: Expression; readonly name: string }
  | { readonly kind: "index"; readonly line: number; readonly of: Expression; readonly key: Expression }
  | { readonly kind: "splat"; readonly line: number; readonly of: Expression; readonly each: Expression }
  | {
      readonly kind: "call";
      readonly line: number;
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly expands: boolean;
    }
  | { readonly kind: "unary"; readonly line: number; readonly operator: "!" | "-"; readonly of: Expression }
  | {
      readonly kind: "binary";
      readonly line: number;
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "conditional";
      readonly line: number;
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | ForExpression;

export interface ForExpression {
  readonly kind: "for";
  readonly line: number;
  readonly keyName: string | null;
  readonly valueName: string;
  readonly in: Expression;
  /** `null`: makes a list. */
  readonly key: Expression | null;
  readonly value: Expression;
  readonly condition: Expression | null;
  /** `...` after the value: values of one key are gathered in a list. */
  readonly groups: boolean;
}

export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

export const BINARY_OPERATORS = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]] as const;

export type BinaryOperator = (typeof BINARY_OPERATORS)[number][number];

/** What `each` of a splat stands on: the name that no HCL can spell. */
export const SPLAT_ITEM = "[*]";

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly value: Expression }
  | { readonly kind: "if"; readonly condition: Expression; readonly yes: readonly TemplatePart[]; readonly no: readonly TemplatePart[] }
  | {
      readonly kind: "for";
      readonly keyName: string | null;
      readonly valueName: string;
      readonly in: Expression;
      readonly parts: readonly TemplatePart[];
    };
