import { spawnSync } from "node:child_process";

/** What ran where there is no network but loopback: how it ended, what it said, and how often anything tried to leave. */
export interface OfflineRun {
  readonly status: number | null;
  readonly output: string;
  /** Packets that had no way out, as the system counts them: connections, and questions for names. */
  readonly attempts: number;
}

const SCRIPT = `
ip link set lo up || exit 99
"$@"
status=$?
echo "offline-attempts: $(awk '/^Ip:/ { if (seen) print $13; seen = 1 }' /proc/net/snmp) $(awk '/^Ip6OutNoRoutes/ { print $2 }' /proc/net/snmp6 2>/dev/null)"
exit $status
`;

/** Whether this system lets a test make a network namespace of its own. */
export function canLeaveTheNetwork(): boolean {
  return process.platform === "linux" && runWithoutNetwork(["true"]).status === 0;
}

export function runWithoutNetwork(command: readonly string[], environment: NodeJS.ProcessEnv = {}): OfflineRun {
  const { status, stdout, stderr } = spawnSync("unshare", ["--map-root-user", "--net", "sh", "-c", SCRIPT, "sh", ...command], {
    encoding: "utf8",
    maxBuffer: 100_000_000,
    env: { ...process.env, ...environment },
  });
  const [, four = "", six = ""] = /offline-attempts: (\d+) ?(\d*)/.exec(stdout ?? "") ?? [];
  return { status, output: `${stdout ?? ""}${stderr ?? ""}`, attempts: Number(four) + Number(six) };
}
