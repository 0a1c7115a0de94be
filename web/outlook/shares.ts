/** How the outlook's probabilities are written. */
import type { Outlook } from "../../src/api/contract.ts";
import { formatInterval, formatProbability } from "../../src/charts/format.ts";

type Share = Outlook["model"]["noCascade"];
export const horizon = "within 18 months";
export const range = ({ lo, hi }: { lo: number; hi: number }): string => formatInterval(lo, hi, "probability");
export const shown = (share: Share | null): string =>
  share === null ? "—" : `${formatProbability(share.value)} (${range(share)})`;
