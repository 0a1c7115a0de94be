/** The answer to a book: what it means first, then scenarios, levels of others, limits, the smallest shocks, what it rests on. */
import type { BookAnswer } from "../../src/api/contract.ts";
import { moveBars } from "../../src/charts/move-bars.ts";
import { Chart } from "../parts/chart.tsx";
import { Minima } from "../parts/minima.tsx";
import { PriceDays } from "../parts/price-days.tsx";
import { CallTable, EntryTable, LimitTable, ScenarioTable } from "./tables.tsx";

export function BookResults({ answer }: { answer: BookAnswer }) {
  const { reverse, leftOut, notes, prices } = answer;
  const sorted = [...answer.scenarios].sort((a, b) => a.change - b.change);
  return (
    <>
      <section aria-label="What it means" className="so-what" role="status">
        {answer.soWhat.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
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
      <ScenarioTable answer={answer} scenarios={sorted} />
      <CallTable answer={answer} />
      <LimitTable answer={answer} />
      {reverse && reverse.minima.length > 0 && <Minima name="book-reverse" minima={reverse.minima} isOfLimits />}
      <EntryTable answer={answer} />
      <h2>What it rests on</h2>
      <ul className="fine">
        <PriceDays prices={prices} />
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {leftOut.map(({ id, because }) => (
          <li key={id}>
            scenario left out, {id}: {because}
          </li>
        ))}
        {reverse && (
          <li>
            smallest shock: over {reverse.horizonSessions} sessions, {reverse.covariance}
            {reverse.isCutShort && "; the search was cut short, nearer shocks may exist"}
          </li>
        )}
        <li>
          Conditional on the scenarios' assumptions; not a forecast and no advice. Nothing of this book was stored.
        </li>
      </ul>
    </>
  );
}
