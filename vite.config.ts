import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Rollup } from "vite";

/** Says every warning of the bundler but one: a misplaced `@__PURE__` comment in zod costs nothing and is not ours. */
const onwarn: NonNullable<Rollup.RollupOptions["onwarn"]> = (warning, warn) => {
  if (warning.code !== "INVALID_ANNOTATION" || !warning.id?.includes("/node_modules/zod/")) warn(warning);
};

/** The page: static files that the server serves under a strict content security policy, so nothing is put inline. */
export default defineConfig({
  root: join(import.meta.dirname, "web"),
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: join(import.meta.dirname, "dist/web"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The chart library is one large chunk on purpose: it is loaded once and cached.
    chunkSizeWarningLimit: 1500,
    rollupOptions: { onwarn },
  },
  server: { port: 4181, strictPort: true, proxy: { "/api": "http://127.0.0.1:4180" } },
});
