/** The results in sentences: first what fails, in the same words whatever the outcome. */
import { fall } from "./drawdown-warning.ts";
import type { StressValidation } from "./validate-stress-index.ts";

type Measured = Omit<StressValidation, "findings">;

export const findingsOf = (measured: Measured): string[] => [
  ...agreementFindings(measured),
  ...episodeFindings(measured),
  ...warningFindings(measured),
  ...(typeof measured.identity === "string"
    ? [`Identity of the published CISS: ${measured.identity}.`]
    : measured.identity.map(
        ({ area, holds, largestDifference, on, days }) =>
          `The contributions of the published CISS (${area}, ${days} days) ${holds ? "add up to it" : "do NOT add up to it"}: they differ by at most ${largestDifference.toExponential(1)}, on ${on}.`,
      )),
  ...measured.notCompared.map((title) => `Not compared with ${title}: not in the folder.`),
];

const agreementFindings = ({ agreement }: Measured): string[] =>
  agreement.map(({ against, what, target, spearman: { index, challenger, vix } }) => {
    const verdict =
      index.value < target
        ? `misses the target of ${target}`
        : index.lo !== null && index.lo < target
          ? `reaches the target of ${target}, though its interval begins below`
          : `reaches the target of ${target}`;
    const best = index.value < vix.value ? "; the VIX alone follows it more closely" : "";
    return `${against}, ${what}: rank correlation ${index.value.toFixed(2)} ${verdict} (challenger ${challenger.value.toFixed(2)}, VIX ${vix.value.toFixed(2)})${best}.`;
  });

const episodeFindings = ({ episodes }: Measured): string[] =>
  episodes.map(({ episode, peaks }) =>
    peaks === null
      ? `${episode}: outside the sample.`
      : `${episode}: the index ${peaks.index.isLocalMaximum ? "has a" : "has NO"} local maximum within five sessions (highest on ${peaks.index.session}, at the ${(100 * peaks.index.rankSoFar).toFixed(1)}th percentile so far); the challenger ${peaks.challenger.isLocalMaximum ? "has one" : "has none"}, the VIX ${peaks.vix.isLocalMaximum ? "has one" : "has none"}.`,
  );

const warningFindings = ({ warnings }: Measured): string[] =>
  warnings.flatMap(({ market, eventSessions, spells, auroc, lessVix }) =>
    (["index", "challenger"] as const).map((scorer) => {
      const { value, interval } = lessVix[scorer];
      const verdict =
        interval === null
          ? "cannot be compared with the VIX"
          : interval.lo > 0
            ? "beats the VIX"
            : interval.hi < 0
              ? "does NOT beat the VIX: it is worse"
              : "does NOT beat the VIX: the difference cannot be told from zero";
      const range = interval === null ? "" : ` (${interval.lo.toFixed(3)} to ${interval.hi.toFixed(3)})`;
      return `Falls of the ${market} by more than ${100 * fall} % within 20 sessions (${eventSessions} sessions in ${spells} spells): AUROC of the ${scorer} ${auroc[scorer].value.toFixed(3)}, of the VIX ${auroc.vix.value.toFixed(3)}, difference ${value.toFixed(3)}${range}; the ${scorer} ${verdict}.`;
    }),
  );
