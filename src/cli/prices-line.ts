/** The days of the prices behind an answer, newest first: series of one day together. */
export function pricesLine(prices: Readonly<Record<string, string>>): string {
  const byDay = new Map<string, string[]>();
  for (const [series, day] of Object.entries(prices)) byDay.set(day, [...(byDay.get(day) ?? []), series]);
  const days = [...byDay].sort(([a], [b]) => (a < b ? 1 : -1));
  return `- prices of ${days.map(([day, series]) => `${day} (${series.join(", ")})`).join("; ")}\n`;
}
