/** The tables of a book's answer, each with its rows as CSV and JSON. */
import type { BookAnswer } from "../../src/api/contract.ts";
import { formatDateShort, formatInterval, formatMoney, formatNumber, formatPercent } from "../../src/charts/format.ts";
import { Table } from "../parts/table.tsx";

type Scenario = BookAnswer["scenarios"][number];
type Call = BookAnswer["calls"][number];

const breakersOf = ({ scenarios }: BookAnswer, limit: string): readonly Scenario[] =>
  scenarios.filter(({ brokenLimits }) => brokenLimits.includes(limit));

const moneyOf =
  ({ currency }: BookAnswer) =>
  (value: number | null): string =>
    value === null ? "no price" : formatMoney(value, currency);

export function ScenarioTable({ answer, scenarios }: { answer: BookAnswer; scenarios: readonly Scenario[] }) {
  const money = moneyOf(answer);
  const happens = (s: Scenario): string[] => s.reached.map((r) => `${r.what} (${r.id})`);
  return (
    <Table
      name="book-scenarios"
      title="Scenarios, worst first"
      rows={scenarios}
      keyOf={(s) => s.id}
      columns={[
        { title: "Scenario", shown: (s) => s.title, value: (s) => s.id },
        { title: "Where lowest", numeric: true, shown: (s) => money(s.change), value: (s) => s.change },
        { title: "At the end", numeric: true, shown: (s) => money(s.endChange), value: (s) => s.endChange },
        {
          title: "Limits that break",
          shown: (s) => s.brokenLimits.join(", ") || "—",
          value: (s) => s.brokenLimits.join("; "),
        },
        { title: "Who acts", shown: (s) => happens(s).join(", ") || "—", value: (s) => happens(s).join("; ") },
      ]}
    />
  );
}

export function CallTable({ answer }: { answer: BookAnswer }) {
  if (answer.calls.length === 0) return null;
  const price = (c: Call, value: number): string => `${c.currency} ${formatNumber(value)}`;
  const touchOf = (c: Call, horizon: string) => c.touch.find((t) => t.horizon === horizon);
  return (
    <>
      <Table
        name="book-calls"
        title="Levels at which lenders and venues act"
        rows={answer.calls}
        keyOf={(c) => `${c.id} ${c.what}`}
        columns={[
          { title: "Entry", shown: (c) => c.id, value: (c) => c.id },
          { title: "What", shown: (c) => c.what, value: (c) => c.what },
          {
            title: "Level",
            numeric: true,
            shown: (c) => `${c.asset} ${c.side} ${price(c, c.level)}`,
            value: (c) => c.level,
          },
          {
            title: "Price now",
            numeric: true,
            shown: (c) => (c.price === null ? "no price" : price(c, c.price)),
            value: (c) => c.price,
          },
          {
            title: "of",
            shown: (c) => (c.observed === null ? "—" : formatDateShort(c.observed.slice(0, 10))),
            value: (c) => c.observed,
          },
          {
            title: "Away",
            numeric: true,
            shown: (c) =>
              c.isReached
                ? "reached"
                : c.move === null
                  ? "no price"
                  : formatPercent(c.move, { signed: true, decimals: 1 }),
            value: (c) => c.move,
          },
          ...(["a week", "a month", "3 months"] as const).map((horizon, i) => ({
            title: i === 0 ? `Touched within ${horizon}` : horizon,
            numeric: true,
            shown: (c: Call) => {
              const touch = touchOf(c, horizon);
              return touch ? formatInterval(touch.lo, touch.hi, "probability") : "—";
            },
            value: (c: Call) => touchOf(c, horizon)?.hi ?? null,
          })),
        ]}
      />
      <p className="fine">
        Probabilities span realised volatilities of 60 and 250 sessions, without drift: for bitcoin and ether at any
        moment of 7, 30 and 91 days, for the others at closes over 5, 21 and 63 sessions. The export holds the upper
        end.
      </p>
    </>
  );
}

export function LimitTable({ answer }: { answer: BookAnswer }) {
  if (answer.limits.length === 0) return null;
  const money = moneyOf(answer);
  const shown = (kind: string, value: number): string =>
    kind === "loan-to-value" ? formatPercent(value, { decimals: 1 }) : money(value);
  const breakers = (id: string): string =>
    breakersOf(answer, id)
      .map((s) => s.title)
      .join("; ");
  return (
    <Table
      name="book-limits"
      title="Limits, and the scenarios that break them"
      rows={answer.limits}
      keyOf={(l) => l.id}
      columns={[
        { title: "Limit", shown: (l) => l.id, value: (l) => l.id },
        { title: "Kind", shown: (l) => l.kind, value: (l) => l.kind },
        { title: "Bound", numeric: true, shown: (l) => shown(l.kind, l.limit), value: (l) => l.limit },
        {
          title: "Now",
          numeric: true,
          shown: (l) => (l.found === null ? "not known" : shown(l.kind, l.found)),
          value: (l) => l.found,
        },
        {
          title: "State",
          shown: (l) => (l.isBroken === null ? "cannot be told" : l.isBroken ? "broken" : "holds"),
          value: (l) => (l.isBroken === null ? "cannot be told" : l.isBroken ? "broken" : "holds"),
        },
        {
          title: "Breaks in",
          shown: (l) => (l.isBroken ? "broken already" : breakers(l.id) || "no scenario"),
          value: (l) =>
            breakersOf(answer, l.id)
              .map(({ id }) => id)
              .join("; "),
        },
      ]}
    />
  );
}

export function EntryTable({ answer }: { answer: BookAnswer }) {
  const money = moneyOf(answer);
  return (
    <Table
      name="book-entries"
      title={`What the book is worth, ${answer.currency}`}
      rows={answer.entries}
      keyOf={(e) => e.id}
      columns={[
        { title: "Entry", shown: (e) => e.id, value: (e) => e.id },
        { title: "Follows", shown: (e) => e.asset, value: (e) => e.asset },
        {
          title: "Worth",
          numeric: true,
          shown: (e) => (e.value === null ? "no price at this as-of: in no total" : money(e.value)),
          value: (e) => e.value,
        },
      ]}
    />
  );
}
