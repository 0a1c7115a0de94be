/** Assumptions behind the composite stress index. */
import { defineParameter, type ParameterDefinition } from "./define.ts";

const weight = (segment: string, title: string): ParameterDefinition =>
  defineParameter({
    id: `stress-weight-${segment}`,
    title: `Weight of ${title} in the stress index; weights are scaled to sum to one`,
    value: 0.2,
    unit: "ratio",
    range: [0.01, 1],
    tag: "assumed",
    source: "equal weights: no estimate of the segments' effect on the economy stands behind others",
  });

export const stressParameters: readonly ParameterDefinition[] = [
  weight("japan-rates", "Japan rates"),
  weight("fx-carry", "FX and carry"),
  weight("equity-ai", "equity and AI"),
  weight("credit-funding", "credit and funding"),
  weight("crypto", "crypto"),
  defineParameter({
    id: "stress-least-weight",
    title: "Share of the stress index's weight that must be there for a number",
    value: 0.5,
    unit: "ratio",
    range: [0.2, 1],
    tag: "assumed",
    source: "convention: less than half of the system is not a picture of it",
  }),
  defineParameter({
    id: "stress-warm-up",
    title: "Sessions of a raw series before the stress index ranks it",
    value: 756,
    unit: "count",
    range: [250, 2500],
    tag: "assumed",
    source: "three years of sessions; Hollo, Kremer and Lo Duca 2012 start their recursion after three years too",
  }),
];
