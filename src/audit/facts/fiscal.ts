/** Public-finance items of Japan as the audit reads them: newest period of a definition, and debt service over taxes. */
import type { FactBook } from "./fact-book.ts";

export interface FiscalItem {
  readonly item: string;
  readonly period: string;
  /** In the published unit. */
  readonly value: number;
  readonly unit: string;
  readonly publisher: string;
  readonly published: string;
}

export const nameOf = (item: FiscalItem): string =>
  `${item.item} ${item.period}, ${item.publisher}${item.published ? `, ${item.published}` : ""}`;

export function fiscalItems(book: FactBook): readonly FiscalItem[] {
  return book.records("fiscal").flatMap((body) => {
    const value = Number(body.value);
    const text = (field: string) => (typeof body[field] === "string" ? (body[field] as string) : "");
    return Number.isFinite(value)
      ? [
          {
            item: text("item"),
            period: text("period"),
            value,
            unit: text("unit"),
            publisher: text("publisher"),
            published: text("published"),
          },
        ]
      : [];
  });
}

/** The item of the latest period; of one period the last published. */
export const newest = (items: readonly FiscalItem[]): FiscalItem | undefined =>
  items.reduce<FiscalItem | undefined>(
    (best, item) =>
      !best || item.period > best.period || (item.period === best.period && item.published > best.published)
        ? item
        : best,
    undefined,
  );

export interface ServiceRatio {
  readonly of: "total" | "interest";
  readonly year: string;
  readonly percent: number;
  readonly words: string;
}

/** Stages of a budget, the firmest first. */
const stages = ["initial", "initial.derived", "draft"];

const budgetItem = (items: readonly FiscalItem[], stem: string, year: string, stage: string): FiscalItem | undefined =>
  items.find((item) => item.item === `${stem}.${stage}` && item.period === year);

/** Both parts of a ratio at the same stage of one budget: the draft's interest belongs to the draft's taxes. */
const sameStage = (items: readonly FiscalItem[], stem: string, year: string) =>
  stages.flatMap((stage) => {
    const [service, taxes] = [budgetItem(items, stem, year, stage), budgetItem(items, "tax-revenue", year, stage)];
    return service && taxes && taxes.value > 0 ? [{ service, taxes, stage: stage.split(".")[0]! }] : [];
  });

/** Debt service and interest alone over tax revenue, in the newest budget that has both, at every stage that has both. In percent. */
export function debtServiceRatios(items: readonly FiscalItem[]): readonly ServiceRatio[] {
  const years = [...new Set(items.map((item) => item.period).filter((period) => /^FY\d{4}$/.test(period)))]
    .sort()
    .reverse();
  const kinds = [
    ["total", "debt-service.total"],
    ["interest", "interest"],
  ] as const;
  return kinds.flatMap(([of, stem]) => {
    const year = years.find((candidate) => sameStage(items, stem, candidate).length > 0);
    return year === undefined
      ? []
      : sameStage(items, stem, year).map(({ service, taxes, stage }): ServiceRatio => {
          const percent = (service.value / taxes.value) * 100;
          return {
            of,
            year: year.slice(2),
            percent,
            words: `${of === "total" ? "debt service" : "interest alone"} ${service.value} / ${taxes.value} = ${percent.toFixed(1)} % in ${year}, ${stage} budget [${nameOf(service)}; ${nameOf(taxes)}]`,
          };
        });
  });
}
