/** The only place that reads the system's clock. */
import { type Clock, instant } from "../core/time.ts";

export const systemClock: Clock = { now: () => instant(Date.now()) };
