/** The definition of a cascade as the reader has set it. */
import type { CascadeDefinition } from "../models/outlook/cascade-episodes.ts";
import { parameterValue } from "./monitor.ts";

export const cascadeDefinition = (parameter: (id: string) => number = parameterValue): CascadeDefinition => ({
  legs: {
    usdjpy: parameter("cascade-fall-usdjpy"),
    nasdaq: parameter("cascade-fall-nasdaq"),
    btc: parameter("cascade-fall-btc"),
    nikkei: parameter("cascade-fall-nikkei"),
    vix: parameter("cascade-vix-level"),
  },
  legsNeeded: parameter("cascade-legs-needed"),
  windowSessions: parameter("cascade-window-sessions"),
  highSessions: parameter("cascade-high-sessions"),
  quietSessions: parameter("cascade-quiet-sessions"),
});
