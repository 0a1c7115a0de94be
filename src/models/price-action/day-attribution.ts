import { z } from "zod";
import { regress } from "../../core/math/regression.ts";
import { defineModel } from "../define.ts";
import { name, real, reals, refuse } from "../schema.ts";

export interface Attribution {
  /** Part of the day's return that each factor explains, in the order given. */
  readonly parts: readonly number[];
  readonly explained: number;
  readonly residual: number;
  /** Residual in standard deviations of the residuals before. */
  readonly residualZ: number;
  readonly rSquared: number;
}

/**
 * Explains one day by factors whose betas were estimated on the sessions before it. Undefined when factors are collinear,
 * the history is too short, or the fit leaves no residuals to compare with.
 */
export function attributeDay(
  history: readonly number[],
  factorHistory: readonly (readonly number[])[],
  day: number,
  factorDay: readonly number[],
): Attribution | undefined {
  const fit = regress(
    history,
    history.map((_, t) => factorHistory.map((factor) => factor[t]!)),
  );
  if (!fit) return undefined;
  const parts = factorDay.map((value, i) => fit.coefficients[i + 1]! * value);
  const explained = parts.reduce((sum, part) => sum + part, fit.coefficients[0]!);
  const degrees = fit.n - fit.coefficients.length;
  const spread = Math.sqrt(fit.residuals.reduce((sum, e) => sum + e * e, 0) / degrees);
  if (!(spread > 0)) return undefined;
  return { parts, explained, residual: day - explained, residualZ: (day - explained) / spread, rSquared: fit.rSquared };
}

export const dayAttribution = defineModel({
  id: "day-attribution",
  title: "What explains a day",
  theme: "price-action",
  formula:
    "least squares of the asset on the factors over the sessions before; residual of the day in standard deviations of the residuals",
  reference: '"no catalyst" is a statement on the residual, never on the text of news',
  inputs: z
    .strictObject({
      history: reals(20, 5000, "returns of the asset before the day, oldest first"),
      day: real("return of the asset on the day"),
      factors: z
        .array(
          z.strictObject({
            name: name("name of the factor"),
            history: reals(20, 5000, "changes of the factor on the same sessions"),
            day: real("change of the factor on the day"),
          }),
        )
        .min(1)
        .max(20)
        .describe("factors"),
    })
    .superRefine(({ history, factors, day }, context) => {
      for (const [i, factor] of factors.entries())
        if (factor.history.length !== history.length)
          return refuse(
            context,
            ["factors", i, "history"],
            `${history.length} entries, as many as history; it has ${factor.history.length}`,
          );
      if (
        !attributeDay(
          history,
          factors.map((f) => f.history),
          day,
          factors.map((f) => f.day),
        )
      )
        refuse(context, ["factors"], "factors that vary, are not multiples of each other, and leave a residual");
    }),
  example: {
    history: Array.from({ length: 30 }, (_, t) => 0.01 * Math.sin(t * 1.3) + 0.002 * Math.cos(t * 3.1)),
    day: -0.0955,
    factors: [
      { name: "S&P 500", history: Array.from({ length: 30 }, (_, t) => 0.008 * Math.sin(t * 1.3)), day: -0.0156 },
    ],
  },
  compute: ({ history, day, factors }) => {
    const result = attributeDay(
      history,
      factors.map((f) => f.history),
      day,
      factors.map((f) => f.day),
    );
    if (!result) throw new Error("bug: checked factors gave no attribution");
    const { parts, ...rest } = result;
    return { outputs: { ...rest, parts: Object.fromEntries(factors.map((f, i) => [f.name, parts[i]!])) } };
  },
});
