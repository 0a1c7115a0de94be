/** The answer to a book for a terminal: what it is worth, who may act on it, what scenarios do, what would break a limit. */
import type { BookAnswer } from "../app/book/results.ts";
import { pricesLine } from "./prices-line.ts";
import { minimaTable } from "./reverse-text.ts";
import { textTable, wrapped } from "./table.ts";

const percent = (ratio: number): string => `${ratio < 0 ? "−" : ""}${Math.abs(ratio * 100).toFixed(1)} %`;
const likely = (lo: number, hi: number): string => (hi < 1e-3 ? "< 0.1 %" : `${percent(lo)} to ${percent(hi)}`);
const price = (value: number): string => Number(value.toPrecision(6)).toLocaleString("en-US");

export function bookText(answer: BookAnswer, columns: number): string {
  return [
    `\n${answer.title}: worth ${amount(answer.total)} ${answer.currency}\n`,
    `${answer.soWhat.map((sentence) => wrapped(sentence, columns)).join("\n")}\n\n`,
    holdings(answer, columns),
    limits(answer, columns),
    calls(answer, columns),
    scenarios(answer, columns),
    reverse(answer, columns),
    pricesLine(answer.prices),
    [...answer.notes, ...answer.leftOut.map(({ id, because }) => `left out, ${id}: ${because}`)]
      .map((note) => `${wrapped(`- ${note}`, columns)}\n`)
      .join(""),
    "Conditional on the scenarios' assumptions; not a forecast and no advice. Nothing of this book was stored.\n",
  ].join("");
}

const amount = (value: number): string =>
  `${value <= -0.5 ? "−" : ""}${Math.abs(Math.round(value)).toLocaleString("en-US")}`;

function holdings({ entries, currency }: BookAnswer, columns: number): string {
  const rows = entries.map(({ id, asset, value }) => [id, asset, value === null ? "no price" : amount(value)]);
  return textTable(["entry", "follows", `value, ${currency}`], "llr", rows, columns);
}

function limits({ limits: states }: BookAnswer, columns: number): string {
  if (states.length === 0) return "";
  const shown = (kind: string, value: number): string => (kind === "loan-to-value" ? percent(value) : amount(value));
  const rows = states.map(({ id, kind, limit, found, isBroken }) => [
    ...[id, kind, shown(kind, limit)],
    found === null ? "not known" : shown(kind, found),
    isBroken === null ? "cannot be told" : isBroken ? "BROKEN" : "holds",
  ]);
  return `\n${textTable(["limit", "kind", "bound", "now", ""], "llrrl", rows, columns)}`;
}

function calls({ calls: levels }: BookAnswer, columns: number): string {
  if (levels.length === 0) return "";
  const horizons = levels.find(({ touch }) => touch.length > 0)?.touch.map(({ horizon }) => horizon) ?? [];
  const rows = levels.map((level) => [
    ...[level.id, level.what, `${level.asset} ${level.side} ${price(level.level)}`],
    ...(level.price === null ? ["no price", ""] : [price(level.price), level.observed?.slice(0, 10) ?? ""]),
    level.isReached ? "REACHED" : level.move === null ? "no price" : percent(level.move),
    ...horizons.map((horizon) => {
      const found = level.touch.find((t) => t.horizon === horizon);
      return found ? likely(found.lo, found.hi) : "";
    }),
  ]);
  const heads = horizons.map((horizon) => `within ${horizon}`);
  const table = textTable(
    ["entry", "what", "when", "price", "of", "away", ...heads],
    `lllrlr${"r".repeat(heads.length)}`,
    rows,
    columns,
  );
  return `\n${table}${wrapped("within: probability of touching it; bitcoin and ether at any moment over 7, 30 and 91 days, others at closes over 5, 21 and 63 sessions", columns)}\n`;
}

function scenarios({ scenarios: losses, currency }: BookAnswer, columns: number): string {
  const assets = [...new Set(losses.flatMap(({ byAsset }) => Object.keys(byAsset)))];
  const sorted = [...losses].sort((a, b) => a.change - b.change);
  const rows = sorted.map((loss) => [
    loss.id,
    amount(loss.change),
    ...assets.map((asset) => amount(loss.byAsset[asset] ?? 0)),
    amount(loss.endChange),
  ]);
  const head = [`scenario, ${currency}`, "worst", ...assets, "at the end"];
  const table = textTable(head, `l${"r".repeat(assets.length + 2)}`, rows, columns);
  const events = sorted.map(({ id, reached, brokenLimits }) => {
    const what = [
      ...reached.map((r) => `${r.what} (${r.id})`),
      ...brokenLimits.map((limit) => `limit broken (${limit})`),
    ];
    return what.length === 0 ? "" : `${wrapped(`${id}: ${what.join(", ")}`, columns)}\n`;
  });
  return `\n${table}${events.join("")}`;
}

function reverse({ reverse: found }: BookAnswer, columns: number): string {
  if (!found) return "";
  const { minima, reach, horizonSessions } = found;
  const title = `\nthe smallest shock over ${horizonSessions} sessions that breaks a limit:\n`;
  if (minima.length === 0) return `${title}none within ${reach} standard deviations\n\n`;
  return `${title}${minimaTable(minima, columns)}\n`;
}
