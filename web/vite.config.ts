import { defineConfig } from "vite";

// Built into the Python package; relative addresses, so that the page also works below a path.
export default defineConfig({
  base: "./",
  build: {
    outDir: "../src/dateline/server/static",
    emptyOutDir: true,
    // The licences of all that is bundled travel with it.
    license: { fileName: "licenses.md" },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    target: "es2022",
  },
  worker: { format: "es" },
  server: { proxy: { "/api": "http://127.0.0.1:8765" } },
});
