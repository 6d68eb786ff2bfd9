import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");

/** Three suites, each runnable alone: `vitest run --project unit|contract|e2e`. */
export default defineConfig({
  root,
  test: {
    globalSetup: [path.join(root, "test/support/build-guest.ts")],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/{engine,main,renderer,cases,scripts}/**/*.test.{ts,tsx}", "test/*.test.ts"],
          // Generous for machines that are busy with something else: nothing here measures time.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: "contract", include: ["test/{contract,trust}/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A browser on a shared machine may miss a beat once; what fails twice is a fault.
          retry: 1,
        },
      },
    ],
  },
});
