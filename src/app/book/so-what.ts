/** What the answer to a book means, in a few sentences that are made from its numbers. */
import { formatInterval, formatMoney, formatNumber, formatPercent } from "../../charts/format.ts";
import type { BookAnswer } from "./results.ts";

type Scenario = BookAnswer["scenarios"][number];

/** The level of a lender or venue that is the smallest move away. */
const nearestCall = ({ calls }: Pick<BookAnswer, "calls">) =>
  calls
    .filter((c) => c.move !== null && !c.isReached)
    .reduce<BookAnswer["calls"][number] | undefined>(
      (best, c) => (best && Math.abs(best.move!) <= Math.abs(c.move!) ? best : c),
      undefined,
    );

export function bookSoWhat(answer: Omit<BookAnswer, "soWhat">): string[] {
  const { scenarios, limits, calls, reverse, currency } = answer;
  const money = (value: number): string => formatMoney(value, currency);
  const said = [`The book is worth ${money(answer.total)}.`];
  const worst = scenarios.reduce<Scenario | undefined>((w, s) => (w && w.change <= s.change ? w : s), undefined);
  if (worst && worst.change < 0)
    said.push(
      `The worst of ${scenarios.length} scenarios, “${worst.title}”, costs ${money(-worst.change)} where the book is lowest.`,
    );
  for (const { id, isBroken } of limits) {
    const count = scenarios.filter(({ brokenLimits }) => brokenLimits.includes(id)).length;
    if (isBroken) said.push(`The limit “${id}” is broken now.`);
    else if (isBroken === null) said.push(`Whether the limit “${id}” holds cannot be told: a price is missing.`);
    else if (count > 0) said.push(`The limit “${id}” breaks in ${count} of ${scenarios.length} scenarios.`);
  }
  for (const c of calls) if (c.isReached) said.push(`The ${c.what} of ${c.id} is reached now.`);
  const nearest = nearestCall(answer);
  if (nearest) {
    const soon = nearest.touch.find(({ horizon }) => horizon === "a month");
    said.push(
      `The nearest ${nearest.what}, of ${nearest.id}, is ${formatPercent(nearest.move!, { signed: true, decimals: 1 })} away${soon ? `, touched within a month with a probability of ${formatInterval(soon.lo, soon.hi, "probability")}` : ""}.`,
    );
  }
  const [shock] = reverse?.minima ?? [];
  if (shock)
    said.push(
      `The smallest shock that breaks a limit (${shock.breaks.join(", ")}) is ${formatNumber(shock.distance, { decimals: 1 })} standard deviations of ${reverse!.horizonSessions} sessions away.`,
    );
  else if (reverse) said.push(`No shock within ${reverse.reach} standard deviations breaks a limit.`);
  return said;
}
