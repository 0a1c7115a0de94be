import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { SWRConfig } from "swr";
import { App } from "./app.tsx";
import { fetchJson } from "./data.ts";
import "./style.css";
import "./parts/parts.css";

createRoot(document.getElementById("page")!).render(
  <StrictMode>
    <SWRConfig
      value={{ fetcher: fetchJson, refreshInterval: 60_000, revalidateOnFocus: false, keepPreviousData: true }}
    >
      <App />
    </SWRConfig>
  </StrictMode>,
);
