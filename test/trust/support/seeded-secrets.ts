import { Buffer } from "node:buffer";

/** Secrets as they stand in requests; each is found nowhere else. */
export const SECRETS = {
  bearer: "seeded-bearer-4f1c9a7e2b",
  basic: "seeded-password-77aa31",
  apiKey: "seeded-api-key-90ffe2c1",
  session: "seeded-session-5d0c88b1e7a2",
  csrf: "seeded-csrf-token-12ab34cd",
  jwt: "eyJhbGciOiJIUzI1NiJ9.c2VlZGVkLXN1YmplY3Q.c2VlZGVkLXNpZ25hdHVyZQ",
  query: "seeded-query-token-6e6e6e",
  body: "seeded-body-password-3c3c3c",
  github: "ghp_seeded0123456789abcdefghijklmnopq",
  cookieAnswer: "seeded-set-cookie-8b8b8b8b",
  email: "seeded.person@example.org",
} as const;

/** Every form in which a secret of these stands in `text`: as it is, percent-encoded, or in base64. */
export function leaksIn(text: string): readonly string[] {
  return Object.entries(SECRETS).flatMap(([name, secret]) => {
    const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64").replace(/=+$/, "")];
    return forms.some((form) => text.includes(form)) ? [name] : [];
  });
}

/** A request with all of them, as somebody copies it from a browser. */
export const CURL = [
  `curl 'https://example.com/admin?access_token=${SECRETS.query}&mail=${encodeURIComponent(SECRETS.email)}'`,
  `-H 'Authorization: Bearer ${SECRETS.bearer}'`,
  `-H 'X-Api-Key: ${SECRETS.apiKey}'`,
  `-H 'X-CSRF-Token: ${SECRETS.csrf}'`,
  `-H 'X-Forwarded-Auth: ${SECRETS.jwt}'`,
  `-H 'X-Note: pushed with ${SECRETS.github}'`,
  `-b 'session=${SECRETS.session}; theme=dark'`,
  `-H 'Proxy-Authorization: Basic ${Buffer.from(`admin:${SECRETS.basic}`).toString("base64")}'`,
  `--data '${JSON.stringify({ password: SECRETS.body, email: SECRETS.email })}'`,
].join(" ");
