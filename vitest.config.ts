import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,web,test,scripts,examples}/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
  },
});
