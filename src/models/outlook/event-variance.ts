import { z } from "zod";
import { defineModel } from "../define.ts";
import { nonNegative, refuse, whole } from "../schema.ts";

/** Variance of an event that lies in the longer expiry and not in the shorter: (s2^2 n2 - s1^2 n1) / sessions. May be negative. */
export const eventVarianceOf = (
  withEvent: { readonly volatility: number; readonly sessions: number },
  withoutEvent: { readonly volatility: number; readonly sessions: number },
  sessionsPerYear: number,
): number =>
  (withEvent.volatility ** 2 * withEvent.sessions - withoutEvent.volatility ** 2 * withoutEvent.sessions) /
  sessionsPerYear;

export const eventVariance = defineModel({
  id: "event-variance",
  title: "Move that options give to an event",
  theme: "outlook",
  formula: "(s2^2 n2 - s1^2 n1) / 252, and its square root",
  reference: "Dubinsky, Johannes, Kaeck and Seeger 2019",
  inputs: z
    .strictObject({
      volatilityWith: nonNegative("annual implied volatility of the expiry after the event, decimal"),
      sessionsWith: whole(1, 2000, "sessions to that expiry"),
      volatilityWithout: nonNegative("annual implied volatility of the expiry before the event, decimal"),
      sessionsWithout: whole(0, 2000, "sessions to that expiry"),
      sessionsPerYear: whole(1, 366, "sessions a year").default(252),
    })
    .superRefine((i, context) => {
      if (i.sessionsWithout >= i.sessionsWith)
        refuse(context, ["sessionsWithout"], `fewer than sessionsWith, ${i.sessionsWith}`);
    }),
  example: { volatilityWith: 0.1, sessionsWith: 21, volatilityWithout: 0.09, sessionsWithout: 20 },
  compute: (i) => {
    const variance = eventVarianceOf(
      { volatility: i.volatilityWith, sessions: i.sessionsWith },
      { volatility: i.volatilityWithout, sessions: i.sessionsWithout },
      i.sessionsPerYear,
    );
    return {
      outputs: { variance, ...(variance >= 0 ? { move: Math.sqrt(variance) } : {}) },
      ...(variance < 0 ? { notes: ["negative: the two expiries leave no variance for the event"] } : {}),
    };
  },
});
