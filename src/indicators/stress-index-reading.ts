/** The index and its challenger on the last session, with what each consists of and what it lacks. */
import { absent, type Outcome } from "../core/outcome.ts";
import { type StressDay, stressDefaults } from "../models/stress/stress-index.ts";
import { type InputSpec, parameter, type Reading, reading } from "./define.ts";
import { type StressHistory, stressHistory } from "./stress-history.ts";
import { staleAfter, stressInputs, stressWindows } from "./stress-inputs.ts";
import { stressSegments } from "./stress-segments.ts";

const month = 20;
const weightOf = (segment: string): string => `weight-${segment}`;

export const stressIndexInputs: Record<string, InputSpec> = {
  ...stressInputs(stressSegments),
  ...Object.fromEntries(stressSegments.map(({ id }) => [weightOf(id), parameter(`stress-weight-${id}`)])),
  leastWeight: parameter("stress-least-weight"),
};

/** All sessions, under the reader's parameters. */
export function stressDaysOf(inputs: Readonly<Record<string, unknown>>): StressHistory<StressDay> {
  const weights = stressSegments.map(({ id }) => inputs[weightOf(id)] as number);
  return stressHistory(stressWindows(stressSegments, inputs), weights, {
    ...stressDefaults,
    staleAfter,
    warmUp: inputs.warmUp as number,
    leastWeight: inputs.leastWeight as number,
  });
}

/** What keeps a session from a number. */
export function tooLittle(day: StressDay, leastWeight: number): Outcome<Reading> {
  const reason = day.states.includes("warming-up") ? "warming-up" : "stale";
  return absent(
    reason,
    `needs ${percent(leastWeight)} of its weight, ${percent(1 - day.missingWeight)} is there; missing: ${missingWords(day)}`,
  );
}

/** The index itself; the session before and a month before where they have one. */
export function indexReading({ sessions, days }: StressHistory<StressDay>): Outcome<Reading> {
  const day = days.at(-1)!;
  const before = days.at(-1 - month)?.index ?? null;
  return reading(day.index!, {
    label: labelOf(day),
    details: {
      session: sessions.at(-1)!.slice(0, 10),
      band: day.band,
      missingWeight: day.missingWeight,
      missing: missingWords(day),
      change20Sessions: before === null ? null : day.index! - before,
      ...Object.fromEntries(stressSegments.map(({ key }, i) => [`contribution${key}`, day.contributions[i]!])),
      correlationContribution: day.correlationContribution,
      ...Object.fromEntries(stressSegments.map(({ key }, i) => [`state${key}`, day.states[i]!])),
      sessionsOfIndex: days.reduce((count, { index }) => count + (index === null ? 0 : 1), 0),
    },
  });
}

/** The band, never without what the index lacks: calm with half of the system unseen is another statement. */
const labelOf = ({ band, missingWeight }: StressDay): string =>
  `${band ?? "no band yet"}${missingWeight > 0 ? `, ${percent(missingWeight)} of its weight missing` : ""}`;

/** Segments that lack something, with how much of them. */
function missingWords(day: StressDay): string {
  const lacking = stressSegments.flatMap(({ title }, i) => {
    const share = day.lacking[i]!;
    if (share === 0) return [];
    return [share < 1 ? `${title} ${percent(share)}` : `${title}, ${day.states[i]!}`];
  });
  return lacking.length === 0 ? "nothing" : lacking.join("; ");
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
