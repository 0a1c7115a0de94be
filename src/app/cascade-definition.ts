/** The definition of a cascade, and the rule of stress segments beside it, as the reader has set them. */
import type { CascadeDefinition } from "../models/outlook/cascade-episodes.ts";
import type { SegmentRule } from "../models/outlook/segment-episodes.ts";
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

export const segmentRule = (): {
  readonly rule: SegmentRule;
  readonly quantile: number;
  readonly warmUp: number;
} => ({
  rule: {
    segmentsNeeded: parameterValue("segment-rule-needed"),
    sessions: parameterValue("segment-rule-sessions"),
    quietSessions: parameterValue("cascade-quiet-sessions"),
  },
  quantile: parameterValue("segment-rule-quantile"),
  warmUp: parameterValue("stress-warm-up"),
});
