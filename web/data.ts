/** Asks the server; every answer is pinned by the as-of that stands in the address. */
import useSWR from "swr";
import type { ErrorBody } from "../src/api/contract.ts";
import { useAddress } from "./address.ts";

export class AnswerError extends Error {}

export async function fetchJson(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init).catch(() => {
    throw new AnswerError("The monitor does not answer. Is it still running? Start it again with: npm start");
  });
  const body = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
  if (response.ok) return body;
  throw new AnswerError(body?.error?.message ?? `the server answered ${response.status}`);
}

/** The answer to a path of the API as of the instant in the address. */
export function useAnswer<Answer>(path: string | null): {
  data: Answer | undefined;
  error: Error | undefined;
  isLoading: boolean;
} {
  const { query } = useAddress();
  const url = path === null ? null : withPin(path, query);
  const { data, error, isLoading } = useSWR<Answer, Error>(url);
  return { data, error, isLoading };
}

/** The same question a day earlier, at the head of `now`: what a reader knew 24 hours before. */
export function useDayBefore<Answer>(
  path: string,
  now: { asOf: string; head: number } | undefined,
): Answer | undefined {
  const asOf = now && new Date(Date.parse(now.asOf) - 86_400_000).toISOString();
  const { data } = useSWR<Answer, Error>(now ? `${path}?asOf=${asOf}&head=${now.head}` : null);
  return data;
}

/** Adds as-of and head of the address to a path of the server. */
export function withPin(path: string, query: URLSearchParams): string {
  const pin = new URLSearchParams();
  for (const name of ["asOf", "head"]) {
    const value = query.get(name);
    if (value) pin.set(name, value);
  }
  const text = pin.toString();
  return text === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${text}`;
}
