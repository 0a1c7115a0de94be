/** Every command, one line each, in the order of the help. */
import type { CommandDefinition } from "../define.ts";
import { audit } from "./audit.ts";
import { book } from "./book.ts";
import { calc } from "./calc.ts";
import { calibrate } from "./calibrate.ts";
import { events } from "./events.ts";
import { explain } from "./explain.ts";
import { feeds } from "./feeds.ts";
import { ingest } from "./ingest.ts";
import { metastability } from "./metastability.ts";
import { note } from "./note.ts";
import { outlook } from "./outlook.ts";
import { rebuild } from "./rebuild.ts";
import { reverse } from "./reverse.ts";
import { score } from "./score.ts";
import { series } from "./series.ts";
import { simulate } from "./simulate.ts";
import { sources } from "./sources.ts";
import { status } from "./status.ts";
import { thresholds } from "./thresholds.ts";
import { up } from "./up.ts";
import { validate } from "./validate.ts";
import { verify } from "./verify.ts";

export const commands: readonly CommandDefinition[] = [
  up,
  status,
  thresholds,
  metastability,
  outlook,
  events,
  score,
  explain,
  series,
  sources,
  feeds,
  ingest,
  calc,
  calibrate,
  validate,
  simulate,
  reverse,
  book,
  audit,
  note,
  verify,
  rebuild,
];
