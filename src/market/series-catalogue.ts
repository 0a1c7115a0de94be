/**
 * Every series that the program knows; one line each in `series/<theme>.ts`. A source may offer more than is listed; what
 * is not listed is not stored. Series without packaged data are declared too, so that an indicator can say which source
 * it waits for.
 */
import { aiFunding, followedSeries } from "./series/ai-funding.ts";
import { crypto } from "./series/crypto.ts";
import { equity } from "./series/equity.ts";
import { feeds } from "./series/feeds.ts";
import { flows } from "./series/flows.ts";
import { fx } from "./series/fx.ts";
import { japan } from "./series/japan.ts";
import { rates } from "./series/rates.ts";
import { stress } from "./series/stress.ts";
import { treasuries } from "./series/treasuries.ts";
import type { SeriesDefinition } from "./series.ts";

export const seriesCatalogue: readonly SeriesDefinition[] = [
  ...rates,
  ...fx,
  ...equity,
  ...crypto,
  ...feeds,
  ...flows,
  ...treasuries,
  ...aiFunding,
  ...japan,
  ...stress,
];

const byId = new Map(seriesCatalogue.map((s) => [s.id, s]));
/** Also a series of a company that a reader follows by ticker: its id says all that its definition needs. */
export const findSeries = (id: string): SeriesDefinition | undefined => byId.get(id) ?? followedSeries(id);
