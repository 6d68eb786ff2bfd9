/** Where a configuration is: a folder in the API's layout, or one bundle file. `root` is what links must not lead out of. */
export interface ConfigurationLocation {
  readonly name: string;
  readonly root: string;
  /** Below `root`, with POSIX separators. */
  readonly relative: string;
  readonly form: "folder" | "bundle";
}
