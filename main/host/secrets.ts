/** Keeps secrets for the user where only the system can read them. */
export interface SecretKeeper {
  /** Why it can keep none on this system now; `null` where it can. */
  whyNot(): string | null;
  /** `null` where there is none, and where the system does not give it any more. */
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<void>;
  forget(name: string): Promise<void>;
}

/** Why no secret can be kept; `null` where one can. */
export function whyNoSecrets(keeper: SecretKeeper | undefined): string | null {
  return keeper === undefined
    ? "a browser has no safe place for a token; start the workbench with the environment variable CLOUDFLARE_API_TOKEN"
    : keeper.whyNot();
}
