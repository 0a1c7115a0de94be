import { useEffect, useState } from "react";
import type { Status } from "../src/api/contract.ts";
import { formatMoment } from "../src/charts/format.ts";
import { linkTo, setQuery, useAddress } from "./address.ts";
import { useAnswer } from "./data.ts";
import { useLiveData } from "./live.ts";
import { type Page, pages } from "./pages/index.ts";
import { ExplainPanel } from "./parts/explain-panel.tsx";
import { Palette } from "./parts/palette.tsx";
import { Said } from "./parts/said.tsx";

const noPage: Pick<Page, "path" | "title" | "component" | "argument"> = {
  path: "no such page",
  title: "No such page",
  component: NoPage,
};
const groups = { now: "Now", system: "The system", evidence: "Evidence" } as const;

export function App() {
  const { path, query } = useAddress();
  const page = pages.find((p) => p.path === path.split("/")[0]) ?? noPage;
  const { data: status } = useAnswer<Status>("/api/status");
  const round = useLiveData();
  useEffect(() => {
    document.title = page.path === "" ? "Metastable" : `${page.title} · Metastable`;
    document.getElementById("main")?.scrollTo(0, 0);
  }, [page]);
  const Content = page.component;
  return (
    <div className="frame">
      <a
        className="skip"
        href="#main"
        onClick={(e) => {
          e.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        Skip to content
      </a>
      <header className="top">
        <a className="brand" href={linkTo("")}>
          <img src="/icon.svg" alt="" width="26" height="26" /> Metastable
        </a>
        <AsOf asOf={status?.asOf} chosen={query.get("asOf")} />
        <div className="tools">
          <Palette status={status} />
          <Theme />
        </div>
      </header>
      <nav className="menu" aria-label="Pages">
        {Object.entries(groups).map(([group, title]) => (
          <div key={group}>
            <h2>{title}</h2>
            <ul>
              {pages
                .filter((p) => p.group === group)
                .map((p) => (
                  <li key={p.path}>
                    <a href={linkTo(p.path)} aria-current={p === page ? "page" : undefined}>
                      {p.title}
                    </a>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </nav>
      <main id="main" tabIndex={-1}>
        {status?.notice !== undefined && (
          <p className="notice" role="note">
            <Said text={`${capital(status.notice)}.`} />
          </p>
        )}
        {round && (
          <p className="notice" role="status">
            Collecting: {round.done} of {round.asked} sources have answered
            {round.newest === null ? "" : `, the newest ${round.newest}`}. The page fills by itself; what has not come
            yet is missing or stale. <a href={linkTo("sources")}>All sources</a>
          </p>
        )}
        <Content key={page.path} argument={page.argument ?? path.split("/").slice(1).join("/")} />
        <footer className="fine">
          Assumptions are parameters, claims of the November 2025 note are under test, and nothing here is investment
          advice. Ledger head {status?.head ?? "…"}. <a href="/api/openapi.json">API</a>
        </footer>
      </main>
      <ExplainPanel />
    </div>
  );
}

function NoPage() {
  return (
    <>
      <h1>No such page</h1>
      <p>
        The address names no page. <a href={linkTo("")}>Go to Today</a>
      </p>
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function AsOf({ asOf, chosen }: { asOf: string | undefined; chosen: string | null }) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <form
        className="asof"
        onSubmit={(e) => {
          e.preventDefault();
          setQuery({ asOf: String(new FormData(e.currentTarget).get("asOf") ?? "").trim(), head: null });
          setEditing(false);
        }}
      >
        <label>
          As of{" "}
          <input
            name="asOf"
            defaultValue={chosen ?? asOf ?? ""}
            placeholder="2025-11-21T12:30:00Z"
            autoFocus
            size={22}
          />
        </label>
        <button type="submit">Go</button>
        <button
          type="button"
          onClick={() => {
            setQuery({ asOf: null, head: null });
            setEditing(false);
          }}
        >
          Default
        </button>
      </form>
    );
  }
  return (
    <button type="button" className="asof" onClick={() => setEditing(true)} title="Choose another instant">
      As of <strong>{asOf ? formatMoment(asOf) : "…"}</strong> <span aria-hidden="true">▾</span>
    </button>
  );
}

function Theme() {
  const [theme, setTheme] = useState<string>(() => localStorage.getItem("theme") ?? "auto");
  useEffect(() => {
    if (theme === "auto") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme);
    localStorage.setItem("theme", theme);
    dispatchEvent(new Event("themechange"));
  }, [theme]);
  const next = theme === "auto" ? "dark" : theme === "dark" ? "light" : "auto";
  return (
    <button type="button" onClick={() => setTheme(next)} title={`Colours: ${theme}; change to ${next}`}>
      <span aria-hidden="true">{theme === "auto" ? "◐" : theme === "dark" ? "●" : "○"}</span>
      <span className="hidden">Colours: {theme}</span>
    </button>
  );
}
