/** State lives in the address (`#/thresholds?asOf=...`), so that every view can be linked and shared. */
import { useSyncExternalStore } from "react";

export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

function read(hash: string): Address {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return { path: decodeURIComponent(path), query: new URLSearchParams(search) };
}

let known = read(location.hash);
let knownHash = location.hash;
const snapshot = (): Address => {
  if (location.hash !== knownHash) {
    knownHash = location.hash;
    known = read(knownHash);
  }
  return known;
};
const subscribe = (notify: () => void) => {
  addEventListener("hashchange", notify);
  return () => removeEventListener("hashchange", notify);
};

export const useAddress = (): Address => useSyncExternalStore(subscribe, snapshot);

/** A link to a page that keeps the as-of (and head) of the present address. */
export function linkTo(path: string, extra: Readonly<Record<string, string | null>> = {}): string {
  const { query } = snapshot();
  const next = new URLSearchParams();
  for (const name of ["asOf", "head"]) {
    const value = query.get(name);
    if (value) next.set(name, value);
  }
  for (const [name, value] of Object.entries(extra)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return `#/${path}${text === "" ? "" : `?${text}`}`;
}

/** Changes parts of the query of the present page; `replace` leaves no step to go back to. */
export function setQuery(changes: Readonly<Record<string, string | null>>, how: "push" | "replace" = "push"): void {
  const { path, query } = snapshot();
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  const hash = `#/${path}${text === "" ? "" : `?${text}`}`;
  if (how === "push") location.hash = hash;
  else if (hash !== location.hash) {
    history.replaceState(null, "", hash);
    dispatchEvent(new Event("hashchange"));
  }
}
