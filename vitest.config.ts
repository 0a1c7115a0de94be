import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,web,test,scripts,examples}/**/*.test.{ts,tsx}"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    // Test files share a process and its modules: loading them anew for each of hundreds of files took nine tenths of the
    // time. So a test leaves no module, global, clock or environment changed; what it stubs is given back here.
    isolate: false,
    maxWorkers: Math.max(2, Math.min(availableParallelism(), 8)),
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
