/** The top of the note: five headline numbers, the nearest thresholds, the count of verdicts. */
import { absentMark, formatCount } from "../charts/format.ts";
import { daysBetween, isLocalDate } from "../core/time.ts";
import { type Block, type Facts as Cards, type Inline, lead, say, sentences, text } from "./document.ts";
import {
  countOf,
  detail,
  type Facts,
  inForce,
  lastReading,
  reading,
  sentence,
  signedBp,
  signedPercent,
  thresholdSpan,
  type Want,
} from "./facts.ts";
import { shortTitle } from "./sections/outlook.ts";
import { standing } from "./thresholds-section.ts";
import { listed } from "./words.ts";

/** The headline: indicator, label, and what stands below the number. */
const headline: readonly { readonly id: string; readonly label: string; readonly change?: Want }[] = [
  { id: "spx-change", label: "S&P 500, last session" },
  { id: "vix-level", label: "VIX", change: detail("vix-level", "change", signedPercent) },
  { id: "usdjpy", label: "USDJPY", change: reading("usdjpy-change-1d") },
  { id: "jgb-30y", label: "JGB 30-year yield", change: detail("jgb-30y", "change", signedBp) },
  { id: "cftc-yen-position", label: "Speculators in yen futures" },
];
const nearestShown = 3;

export function summaryBlocks(facts: Facts): readonly Block[] {
  const { input } = facts;
  const blocks: Block[] = [];
  if (input.notice !== undefined) blocks.push({ kind: "notice", inlines: [text(input.notice)] });
  blocks.push(lead(sentences(distance(facts), unwind(facts), selling(facts))));
  blocks.push({ kind: "facts", items: headline.map((h) => card(facts, h)) });
  const points = [nearest(facts), doubts(facts)].filter((p) => p !== undefined);
  if (points.length > 0) blocks.push({ kind: "list", items: points });
  return blocks;
}

/** Past its freshness budget a headline is an em dash; the old number stands below it with its age. */
function card(facts: Facts, item: (typeof headline)[number]): Cards["items"][number] {
  const now = reading(item.id)(facts);
  if (now.state === "present") {
    const change = item.change?.(facts);
    const note: Inline[] = change?.state === "present" ? [change.value.span, text(", ")] : [];
    const word = now.value.label === "" ? "" : `${now.value.label}, `;
    return { label: item.label, number: [now.value.span], note: [...note, text(`${word}${now.value.day}`)] };
  }
  const old = lastReading(item.id)(facts);
  if (old.state === "absent")
    return { label: item.label, number: [text(absentMark)], note: [text(`not known: ${old.detail}`)] };
  const word = old.value.label === "" ? "" : `, ${old.value.label}`;
  return {
    label: item.label,
    number: [text(absentMark)],
    note: say`${facts.findStatus(item.id)!.state}; last ${old.value.span}${word}, ${old.value.day}${ageOf(facts, item.id)}`,
  };
}

function ageOf(facts: Facts, id: string): string {
  const observed = facts.findStatus(id)?.observed?.slice(0, 10);
  const day = facts.input.asOf.slice(0, 10);
  if (observed === undefined || !isLocalDate(observed) || !isLocalDate(day)) return "";
  return `, ${formatCount(daysBetween(observed, day), "day")} old`;
}

function distance(facts: Facts): readonly Inline[] {
  const rows = inForce(facts);
  const judged = rows.filter((row) => row.beyond !== null);
  if (judged.length === 0 && (rows.length > 0 || facts.input.thresholds.length === 0))
    return say`How far the system stands from its thresholds: not known (no threshold can be judged at this as-of).`;
  const near = judged.find((row) => row.beyond === false && row.distance?.sigma != null);
  const first = say`${standing(facts)}.`;
  const sigma = near && thresholdSpan(near, "sigma");
  return sigma
    ? sentences(first, say`The nearest ahead, “${near.title}”, is ${sigma} standard deviations of a month away.`)
    : first;
}

const unwind = (facts: Facts) =>
  sentence(
    facts,
    { state: reading("carry-unwind-sensor") },
    ({ state }) => say`The carry unwind sensor reads ${state.span}.`,
  );

const selling = (facts: Facts) =>
  sentence(
    facts,
    { sigmas: reading("spx-move-in-sigmas") },
    ({ sigmas }) =>
      say`The last session of the S&P 500 was a move of ${sigmas.span} against the volatility that options had priced.`,
  );

function nearest(facts: Facts): readonly Inline[] | undefined {
  const rows = inForce(facts)
    .filter((row) => row.distance?.sigma != null)
    .slice(0, nearestShown);
  if (rows.length === 0) return undefined;
  const parts = rows.map(
    (row) => say`${shortTitle(row)} (${thresholdSpan(row, "sigma")!} σ${row.beyond ? ", already beyond" : ""})`,
  );
  return [text("Nearest levels, passed or not: "), ...listed(parts), text(".")];
}

function doubts(facts: Facts): readonly Inline[] | undefined {
  const { audit } = facts.input;
  if (audit.length === 0) return undefined;
  const counted = (verdict: "contradicted" | "inconsistent" | "assumption", one: string, many: string) => {
    const n = audit.filter((item) => item.verdict === verdict).length;
    return say`${countOf("audit", verdict, n)} ${n === 1 ? one : many}`;
  };
  return say`Of the ${countOf("audit", "all", audit.length)} figures of the November 2025 note, ${counted("contradicted", "is", "are")} contradicted by public facts, ${counted("inconsistent", "is", "are")} inconsistent, and ${counted("assumption", "holds", "hold")} only under an assumption.`;
}
