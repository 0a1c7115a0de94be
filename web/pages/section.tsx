import type { Status, StatusItem } from "../../src/api/contract.ts";
import { formatDateShort } from "../../src/charts/format.ts";
import { linkTo } from "../address.ts";
import { useAnswer } from "../data.ts";
import { RowExports } from "../parts/exports.tsx";
import { StateMark, Value, Waiting } from "../parts/state.tsx";
import { CompanyTable, splitCompanies } from "./company-table.tsx";

const heads: Readonly<Record<string, readonly [title: string, lead: string]>> = {
  japan: [
    "Japan's fiscal dominance",
    "Can the state still carry its debt when yields rise, and does the market begin to ask for a risk premium?",
  ],
  carry: [
    "The yen carry trade",
    "What does it pay to borrow yen, how far must the yen rise to undo it, and is anyone running?",
  ],
  "ai-funding": [
    "The funding quality of the AI boom",
    "Is the profit paid in cash, and how much of the money goes round in a circle?",
  ],
  transmission: ["The global cost of capital", "What does a higher neutral rate take from bonds, shares and coins?"],
  "price-action": ["Price action", "What moved, how unusual was it, and did everything fall together?"],
  "strong-hands": ["Strong hands", "Who bought, at what cost, and does that say anything about conviction?"],
};

/** "interestJpyTn+1y" as "interest +1y": the unit stands beside the number. */
const detailWords = (name: string): string =>
  name
    .replace(/(JpyTn|Usd)(?=$|\+)/, "")
    .replaceAll(/([a-z0-9])([A-Z+])/g, "$1 $2")
    .toLowerCase();

/** What a figure without a day of observation is about: the year of a budget, the quarter of a filing. */
function Period({ item: { details } }: { item: StatusItem }) {
  const period = details?.fiscalYear ?? details?.period ?? details?.quarterEnd;
  return period == null ? null : ` · of ${period}`;
}

/** Why there is no value; a source that would bring it leads to what turns it on. */
function Reason({ text }: { text: string }) {
  const [, before, source, after] = /^(.*needs source )([a-z0-9-]+\/[a-z0-9-]+)(.*)$/.exec(text) ?? [];
  if (source === undefined) return text;
  return (
    <>
      {before}
      <a href={linkTo("sources", { find: source })}>{source}</a>
      {after}
    </>
  );
}

export function Section({ argument }: { argument: string }) {
  const { data, error } = useAnswer<Status>("/api/status");
  if (!data) return <Waiting error={error} />;
  const items = data.items.filter((i) => i.section === argument);
  const { cards, rows } = splitCompanies(items);
  const [title, lead] = heads[argument] ?? [argument, ""];
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <p className="exports">
        <RowExports
          rows={() => ({
            name: argument,
            columns: ["indicator", "value", "unit", "lo", "hi", "state", "observed"],
            rows: items.map(({ id, value, unit, interval, state, observed }) => [
              id,
              value,
              unit,
              interval?.lo ?? null,
              interval?.hi ?? null,
              state,
              observed,
            ]),
          })}
        />
      </p>
      <ul className="readings">
        {cards.map((item) => (
          <li key={item.id} className={`reading state-${item.state}`}>
            <div className="reading-head">
              <h2>{item.title}</h2>
              <Value item={item} />
            </div>
            <p>{item.meaning}</p>
            {item.reason !== null && (
              <p className="why">
                <StateMark state={item.state} /> <Reason text={item.reason} />
              </p>
            )}
            <details>
              <summary>
                How it is made
                {item.observed ? ` · observed ${formatDateShort(item.observed)}` : <Period item={item} />}
              </summary>
              <p className="fine">
                {item.formula}
                {item.interval ? `. Interval: ${item.interval.method}, n = ${item.interval.n}` : ""}
              </p>
              {item.shownDetails && (
                <dl>
                  {Object.entries(item.shownDetails).map(([name, value]) => (
                    <div key={name}>
                      <dt>{detailWords(name)}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
                </dl>
              )}
            </details>
          </li>
        ))}
      </ul>
      {rows.length > 0 && <CompanyTable rows={rows} />}
    </>
  );
}
