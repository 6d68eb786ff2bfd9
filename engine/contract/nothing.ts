/** `{}`: there is nothing to say. */
export type Nothing = Readonly<Record<string, never>>;
