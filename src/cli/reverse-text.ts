/** The answer of a reverse stress for a terminal: each way to break it, nearest first. */
import type { ReverseAnswer, ReverseMinimum } from "../app/reverse.ts";
import { pricesLine } from "./prices-line.ts";
import { textTable } from "./table.ts";

const percent = (ratio: number): string => `${ratio < 0 ? "−" : "+"}${Math.abs(ratio * 100).toFixed(2)} %`;
const move = ({ move, unit }: ReverseMinimum["shock"][number]): string =>
  unit === "yield" ? `${move < 0 ? "−" : "+"}${Math.abs(move * 1e4).toFixed(0)} bp` : percent(move);
const share = (probability: number): string =>
  probability < 1e-4 ? "< 0.01 %" : `${(probability * 100).toFixed(probability < 0.1 ? 2 : 0)} %`;

export function minimaTable(minima: readonly ReverseMinimum[], columns: number): string {
  const names = minima[0]!.shock.map(({ factor }) => factor);
  const table = textTable(
    ["way", ...names, "sigmas", "one-sided"],
    `r${"r".repeat(names.length)}rr`,
    minima.map((m, i) => [String(i + 1), ...m.shock.map(move), m.distance.toFixed(2), share(m.directionProbability)]),
    columns,
  );
  const takes = minima.map(({ neededChannels, breaks }, i) => {
    const who = neededChannels.map(({ title }) => title).join(", ");
    return `way ${i + 1} breaks ${breaks.join(", ")} ${who === "" ? "by the shock alone" : `and needs: ${who}`}\n`;
  });
  const otherwise = minima.flatMap(({ otherwise: o }, i) =>
    o
      ? [
          `way ${i + 1} by the packaged volatilities: ${o.distance.toFixed(2)} sigmas, ${share(o.directionProbability)}\n`,
        ]
      : [],
  );
  return `${table}${takes.join("")}${otherwise.join("")}one-sided: a shock at least this far in this direction\n`;
}

export function reverseText(answer: ReverseAnswer, columns: number): string {
  const { criterion, horizonSessions, minima } = answer;
  const lines = [
    `\n${criterion.title}\nbroken when: ${criterion.rule}\n`,
    `shock over ${horizonSessions} sessions; carry trade USD ${(answer.exposureUsd / 1e9).toFixed(0)}bn; ${answer.law} impact${answer.off.length > 0 ? `; switched off: ${answer.off.join(", ")}` : ""}\n\n`,
  ];
  if (answer.isBrokenNow) lines.push("It is broken as things stand, without any shock.\n");
  else if (minima.length === 0)
    lines.push(
      `Nothing within ${answer.reach} standard deviations breaks it${answer.isCutShort ? ", as far as was searched" : ""}.\n`,
    );
  else lines.push(minimaTable(minima, columns));
  lines.push(
    `\n- ${answer.evaluations} runs of the market system${answer.isCutShort ? "; the limit was reached, nearer shocks may exist" : ""}\n`,
    `- ${answer.covariance}\n`,
    answer.otherCovariance === null ? "" : `- packaged: ${answer.otherCovariance}\n`,
    pricesLine(answer.prices),
    ...answer.notes.map((note) => `- ${note}\n`),
    "Conditional on these assumptions; a probability here measures plausibility, it is no forecast.\n",
  );
  return lines.join("");
}
