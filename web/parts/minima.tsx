/** The ways in which something breaks, nearest first: the shock, how far out it is, and who it takes. */
import type { ReverseMinimum } from "../../src/api/contract.ts";
import { formatBasisPoints, formatNumber, formatPercent, formatProbability } from "../../src/charts/format.ts";
import { Table } from "./table.tsx";

const factorNames: Readonly<Record<string, string>> = {
  usdjpy: "USDJPY",
  nasdaq: "Nasdaq",
  nikkei: "Nikkei",
  btc: "Bitcoin",
  jgb30: "JGB 30-year yield",
};

const moveShown = ({ move, unit }: ReverseMinimum["shock"][number]): string =>
  unit === "yield" ? formatBasisPoints(move, { signed: true }) : formatPercent(move, { signed: true, decimals: 1 });

interface MinimaProps {
  readonly name: string;
  readonly minima: readonly ReverseMinimum[];
  /** Each breaks limits of its own, which are then named. */
  readonly isOfLimits?: boolean;
}

export function Minima({ name, minima, isOfLimits = false }: MinimaProps) {
  const factors = minima[0]?.shock.map(({ factor }) => factor) ?? [];
  return (
    <Table
      name={name}
      title={`Smallest shocks that break ${isOfLimits ? "a limit" : "it"}, nearest first`}
      rows={minima.map((minimum, i) => ({ minimum, way: i + 1 }))}
      keyOf={({ way }) => String(way)}
      columns={[
        { title: "Way", shown: ({ way }) => way, value: ({ way }) => way },
        ...factors.map((factor, i) => ({
          title: factorNames[factor] ?? factor,
          numeric: true,
          shown: ({ minimum }: { minimum: ReverseMinimum }) => moveShown(minimum.shock[i]!),
          value: ({ minimum }: { minimum: ReverseMinimum }) => minimum.shock[i]!.move,
        })),
        {
          title: "σ away",
          numeric: true,
          shown: ({ minimum }) => formatNumber(minimum.distance, { decimals: 2 }),
          value: ({ minimum }) => minimum.distance,
        },
        {
          title: "Probability of this or more",
          numeric: true,
          shown: ({ minimum }) => formatProbability(minimum.directionProbability),
          value: ({ minimum }) => minimum.directionProbability,
        },
        ...(minima.some(({ otherwise }) => otherwise !== null)
          ? [
              {
                title: "σ by packaged history",
                numeric: true,
                shown: ({ minimum: { otherwise: o } }: { minimum: ReverseMinimum }) =>
                  o
                    ? `${formatNumber(o.distance, { decimals: 2 })}, ${formatProbability(o.directionProbability)}`
                    : "—",
                value: ({ minimum }: { minimum: ReverseMinimum }) => minimum.otherwise?.distance ?? null,
              },
            ]
          : []),
        ...(isOfLimits
          ? [
              {
                title: "Breaks",
                shown: ({ minimum }: { minimum: ReverseMinimum }) => minimum.breaks.join(", "),
                value: ({ minimum }: { minimum: ReverseMinimum }) => minimum.breaks.join("; "),
              },
            ]
          : []),
        {
          title: "Needs",
          shown: ({ minimum }) => minimum.neededChannels.map(({ title }) => title).join(", ") || "the shock alone",
          value: ({ minimum }) => minimum.neededChannels.map(({ id }) => id).join(" "),
        },
      ]}
    />
  );
}
