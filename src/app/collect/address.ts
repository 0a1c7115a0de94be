/** Addresses as they are asked and as they may be shown. */
import { createHash } from "node:crypto";
import { failure } from "../../core/failure.ts";
import type { SourceRequest } from "../../sources/define.ts";
import { isSafeAddress } from "./exchange.ts";
import { type Redact, redactedMark } from "./redact.ts";

export function baseUrlOption(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && isSafeAddress(url)) return url;
  throw failure(
    "usage",
    "--base-url",
    JSON.stringify(text),
    "an https address, or http on this machine",
    "Write for example http://127.0.0.1:8080.",
  );
}

/** The publisher's path and query on another host; what stands behind the address is for the parser and is kept. */
export function mirrored(url: string, baseUrl: URL | undefined): string {
  if (baseUrl === undefined) return url;
  const { pathname, search, hash } = new URL(url);
  const base = baseUrl.href.endsWith("/") ? baseUrl.href : `${baseUrl.href}/`;
  return new URL(pathname.replace(/^\/+/, "") + search + hash, base).href;
}

/** The request as ledger and log name it: no secret, no user, and the body of a POST by its hash. */
export function provenanceOf(url: string, asked: SourceRequest, redact: Redact): { from: string; asked?: string } {
  const shown = new URL(url);
  shown.username = "";
  shown.password = "";
  for (const name of asked.secretParameters ?? [])
    if (shown.searchParams.has(name)) shown.searchParams.set(name, redactedMark);
  const from = redact(shown.href);
  if (asked.body === undefined) return { from };
  return { from, asked: createHash("sha256").update(redact(asked.body)).digest("hex") };
}
