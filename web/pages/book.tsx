import { useState } from "react";
import type { BookAnswer } from "../../src/api/contract.ts";
import { formatInterval, formatMoney, formatNumber, formatPercent } from "../../src/charts/format.ts";
import { moveBars } from "../../src/charts/move-bars.ts";
import { useAddress } from "../address.ts";
import { fetchJson, withPin } from "../data.ts";
import { Chart } from "../parts/chart.tsx";
import { Minima } from "../parts/minima.tsx";
import { Table } from "../parts/table.tsx";

const example = JSON.stringify(
  {
    title: "An invented treasury",
    positions: [{ kind: "spot", id: "coins", asset: "btc", units: 2400 }],
    loans: [{ id: "coin loan", asset: "btc", units: 1300, principal: 62_000_000, call: 0.65, liquidation: 0.8 }],
    limits: [{ kind: "loss", id: "board limit", amount: 60_000_000 }],
  },
  null,
  2,
);

/** A reader's own positions. They stay in this page and in one request: not in the address, not in the browser's storage. */
export function Book() {
  const { query } = useAddress();
  const [text, setText] = useState(example);
  const [answer, setAnswer] = useState<BookAnswer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ask = async (source: string) => {
    setBusy(true);
    setFault(null);
    try {
      const headers = { "content-type": "application/json" };
      const isJson = /^\s*\{/.test(source);
      const path = isJson ? "/api/book" : "/api/book/csv";
      const body = isJson ? source : JSON.stringify({ csv: source });
      setAnswer((await fetchJson(withPin(path, query), { method: "POST", headers, body })) as BookAnswer);
    } catch (error) {
      setAnswer(null);
      setFault(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <>
      <h1>Your book</h1>
      <p className="lead">
        Your positions, loans and limits under every scenario: what is lost, who calls, and the smallest shock that
        breaks a limit. Nothing of it is stored, and it is sent only to this monitor on your own machine.
      </p>
      <form
        className="book"
        onSubmit={(e) => {
          e.preventDefault();
          void ask(text);
        }}
      >
        <label>
          Book as JSON or CSV (docs/book.md){" "}
          <textarea value={text} rows={12} spellCheck={false} onChange={(e) => setText(e.target.value)} />
        </label>
        <p className="filter">
          <button type="submit" disabled={isBusy}>
            {isBusy ? "Running every scenario …" : "Run"}
          </button>
          <label>
            or open a file{" "}
            <input
              type="file"
              accept=".json,.csv"
              onChange={(e) => {
                const file = e.target.files?.[0];
                if (file) void file.text().then(setText);
              }}
            />
          </label>
        </p>
      </form>
      {fault !== null && (
        <p className="error" role="alert">
          {fault}
        </p>
      )}
      {answer && <Answer answer={answer} />}
    </>
  );
}

function Answer({ answer }: { answer: BookAnswer }) {
  const { currency } = answer;
  const money = (value: number | null): string => (value === null ? "no price" : formatMoney(value, currency));
  const sorted = [...answer.scenarios].sort((a, b) => a.change - b.change);
  const [worst] = sorted;
  const nearest = [...answer.calls]
    .filter((c) => c.move !== null)
    .sort((a, b) => Math.abs(a.move!) - Math.abs(b.move!))[0];
  return (
    <>
      <p className="lead" role="status">
        Worth {money(answer.total)}.{" "}
        {worst &&
          worst.change < 0 &&
          `The worst scenario, “${worst.title}”, costs ${money(-worst.change)} on the way. `}
        {nearest &&
          `The nearest ${nearest.what} (${nearest.id}) is a move of ${formatPercent(nearest.move!, { signed: true })} away. `}
        {answer.reverse?.minima[0] &&
          `A limit breaks with a shock of ${formatNumber(answer.reverse.minima[0].distance, { decimals: 2 })} standard deviations of a month.`}
      </p>
      {answer.unpriced.length > 0 && (
        <p className="error">No price at this as-of, so in no total: {answer.unpriced.join(", ")}.</p>
      )}
      {answer.total !== 0 && (
        <Chart
          chart={moveBars({
            id: "book-scenarios",
            title: "Change of the book, as a share of its value",
            subject: "the change of the book's value",
            rows: sorted.map((s) => s.title),
            groups: [
              { label: "worst on the way", values: sorted.map((s) => s.change / Math.abs(answer.total)) },
              { label: "at the end", values: sorted.map((s) => s.endChange / Math.abs(answer.total)) },
            ],
          })}
        />
      )}
      <Table
        name="book-scenarios"
        title="Scenarios"
        rows={sorted}
        keyOf={(s) => s.id}
        columns={[
          { title: "Scenario", shown: (s) => s.title, value: (s) => s.id },
          { title: "Worst", numeric: true, shown: (s) => money(s.change), value: (s) => s.change },
          { title: "At the end", numeric: true, shown: (s) => money(s.endChange), value: (s) => s.endChange },
          {
            title: "What happens",
            shown: (s) =>
              [
                ...s.reached.map((r) => `${r.what} (${r.id})`),
                ...s.brokenLimits.map((id) => `limit broken (${id})`),
              ].join(", ") || "—",
            value: (s) => [...s.reached.map((r) => `${r.what} ${r.id}`), ...s.brokenLimits].join("; "),
          },
        ]}
      />
      {answer.calls.length > 0 && (
        <Table
          name="book-calls"
          title="Levels at which others act"
          rows={answer.calls}
          keyOf={(c) => `${c.id} ${c.what}`}
          columns={[
            { title: "Entry", shown: (c) => c.id, value: (c) => c.id },
            { title: "What", shown: (c) => c.what, value: (c) => c.what },
            {
              title: "Level",
              numeric: true,
              shown: (c) => `${c.asset} ${c.side} ${formatNumber(c.level)}`,
              value: (c) => c.level,
            },
            {
              title: "Away",
              numeric: true,
              shown: (c) =>
                c.isReached ? "reached" : c.move === null ? "no price" : formatPercent(c.move, { signed: true }),
              value: (c) => c.move,
            },
            ...(["a week", "a month", "3 months"] as const).map((horizon, i) => ({
              title: i === 0 ? `Within ${horizon}` : horizon,
              numeric: true,
              shown: (c: BookAnswer["calls"][number]) => {
                const touch = c.touch.find((t) => t.horizon === horizon);
                return touch ? formatInterval(touch.lo, touch.hi, "probability") : "—";
              },
              value: (c: BookAnswer["calls"][number]) => c.touch.find((t) => t.horizon === horizon)?.hi ?? null,
            })),
          ]}
        />
      )}
      {answer.limits.length > 0 && (
        <Table
          name="book-limits"
          title="Limits"
          rows={answer.limits}
          keyOf={(l) => l.id}
          columns={[
            { title: "Limit", shown: (l) => l.id, value: (l) => l.id },
            { title: "Kind", shown: (l) => l.kind, value: (l) => l.kind },
            {
              title: "Bound",
              numeric: true,
              shown: (l) => (l.kind === "loan-to-value" ? formatPercent(l.limit) : money(l.limit)),
              value: (l) => l.limit,
            },
            {
              title: "Now",
              numeric: true,
              shown: (l) =>
                l.found === null ? "not known" : l.kind === "loan-to-value" ? formatPercent(l.found) : money(l.found),
              value: (l) => l.found,
            },
            {
              title: "State",
              shown: (l) => (l.isBroken === null ? "cannot be told" : l.isBroken ? "broken" : "holds"),
              value: (l) => String(l.isBroken),
            },
          ]}
        />
      )}
      {answer.reverse && answer.reverse.minima.length > 0 && (
        <Minima name="book-reverse" minima={answer.reverse.minima} />
      )}
      <ul className="fine">
        {answer.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        <li>Conditional on the scenarios' assumptions; not a forecast and no advice.</li>
      </ul>
    </>
  );
}
