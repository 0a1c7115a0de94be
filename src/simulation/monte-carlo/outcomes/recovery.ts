import { factorAt } from "../factors.ts";
import { defineOutcome } from "./define.ts";

const risky = [factorAt("nasdaq"), factorAt("btc")];

export const recovery = defineOutcome({
  id: "recovery",
  title: "Recovery",
  kind: "recovery",
  rule: "no cascade; at the horizon VIX has closed below 20 for ten sessions, and the Nasdaq and bitcoin stand above today's level",
  holds: ({ calmSessions, levels, start }, input) =>
    calmSessions >= input.recovery.vixSessions && risky.every((i) => levels[i]! > start[i]!),
});
