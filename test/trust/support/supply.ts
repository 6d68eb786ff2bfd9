import * as z from "zod";

const PACKAGE = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
});

export const LOCK = z.object({ packages: z.record(z.string(), PACKAGE) });
export type Lock = z.infer<typeof LOCK>;

export const SBOM = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z.array(z.union([z.object({ license: z.object({ id: z.string() }) }), z.object({ expression: z.string() })])),
    }),
  ),
});
export type Sbom = z.infer<typeof SBOM>;

/** What comes from elsewhere than a registry: its content may change behind its name. */
const ELSEWHERE = /^(?:git|github|gitlab|bitbucket|gist|https?|file|link|portal):|^[\w-]+\/[\w.-]+(?:#|$)/i;
/** Packages that run a program when they are installed; each was looked at. */
const RUN_AT_INSTALL = ["electron-winstaller", "esbuild", "sharp", "workerd"];

/** What is wrong with a lock file beside its package.json. */
export function faultsOfLock(
  { packages }: Lock,
  described: Pick<Lock["packages"][string], "devDependencies" | "dependencies">,
): readonly string[] {
  const faults: string[] = [];
  for (const [place, entry] of Object.entries(packages)) {
    if (place === "") continue;
    const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    if (!/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? "")) faults.push(`${place} has no integrity`);
    // A package of the registry is known by its name, version and hash; the lock file names no address.
    if (entry.link === true || entry.resolved !== undefined) faults.push(`${place} comes from elsewhere: ${entry.resolved ?? "a link"}`);
    if (entry.hasInstallScript === true && !RUN_AT_INSTALL.includes(name)) faults.push(`${place} runs a program when it is installed`);
    for (const [of, wanted] of Object.entries({ ...entry.dependencies, ...entry.optionalDependencies }))
      if (ELSEWHERE.test(wanted)) faults.push(`${place} wants ${of} from elsewhere: ${wanted}`);
  }
  const root = packages[""]?.devDependencies ?? {};
  const wanted = { ...described.dependencies, ...described.devDependencies };
  for (const name of new Set([...Object.keys(root), ...Object.keys(wanted)])) {
    const [asked = "nothing", locked = "nothing", exact] = [wanted[name], root[name], packages[`node_modules/${name}`]?.version];
    if (asked !== locked) faults.push(`${name} is ${asked} in package.json and ${locked} in the lock file`);
    else if (asked.replace(/^npm:.*@/, "") !== exact) faults.push(`${name} is not locked at exactly ${asked}`);
  }
  return faults;
}

/** Licences under which everybody may use, change and pass on, also in a program of another licence. */
const PERMISSIVE = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "Unlicense",
  "Zlib",
]);

/** Characters: every licence is longer. */
const SHORTEST_TEXT = 200;

/** What is wrong with what is shipped: a licence that asks for more, a version that is not the locked one, a text that is missing. */
export function faultsOfShipped({ components }: Sbom, { packages }: Lock, notices: string): readonly string[] {
  const locked = new Set(
    Object.entries(packages).map(([place, { version }]) => `${place.slice(place.lastIndexOf("node_modules/") + 13)}@${version ?? ""}`),
  );
  return components.flatMap(({ name, version, licenses }) => {
    const faults: string[] = [];
    for (const each of licenses) {
      const said = "license" in each ? each.license.id : each.expression;
      const choices = said.replaceAll(/[()]/g, "").split(" OR ");
      const isFine = choices.some((choice) => choice.split(" AND ").every((one) => PERMISSIVE.has(one.trim())));
      if (!isFine) faults.push(`${name} is under ${said}`);
    }
    if (licenses.length === 0) faults.push(`${name} says no licence`);
    if (!locked.has(`${name}@${version}`)) faults.push(`${name} ${version} is not in the lock file`);
    const [, notice = ""] = notices.split(`${name} ${version} (`);
    const text = (notice.split("-".repeat(80), 1)[0] ?? "").replace(/^[^\n]*\n/, "").trim();
    if (text.length < SHORTEST_TEXT) faults.push(`${name} comes without the text of its licence`);
    return faults;
  });
}
