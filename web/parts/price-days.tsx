/** The days of the prices behind an answer, newest first, as an entry of a list. */
import { formatDate } from "../../src/charts/format.ts";

export function PriceDays({ prices }: { prices: Readonly<Record<string, string>> }) {
  const byDay = new Map<string, string[]>();
  for (const [series, observed] of Object.entries(prices)) {
    const day = observed.slice(0, 10);
    byDay.set(day, [...(byDay.get(day) ?? []), series]);
  }
  const days = [...byDay].sort(([a], [b]) => (a < b ? 1 : -1));
  return <li>prices of {days.map(([day, series]) => `${formatDate(day)} (${series.join(", ")})`).join("; ")}</li>;
}
