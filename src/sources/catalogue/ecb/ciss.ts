import { isLocalDate } from "../../../core/time.ts";
import { collectTable } from "../../collect-table.ts";
import { defineSource, firstDay, type Parsed, type Payload } from "../../define.ts";
import { findPublisher } from "../../publishers.ts";
import { isDecimal } from "../../table.ts";

const endpoint = "https://data-api.ecb.europa.eu/service/data/CISS";
const daysByDefault = 3_650;

const areas: Readonly<Record<string, string>> = { US: "us", U2: "euro-area" };
const parts: Readonly<Record<string, string>> = {
  "SS_CIN.IDX": "",
  "SS_BM.CON": ".bonds",
  "SS_EM.CON": ".equities",
  "SS_FI.CON": ".intermediaries",
  "SS_FX.CON": ".fx",
  "SS_MM.CON": ".money",
  "SS_CO.CON": ".correlation",
};
const names = (suffix: RegExp) => [...new Set(Object.keys(parts).map((part) => part.replace(suffix, "")))].join("+");
const key = `D.${Object.keys(areas).join("+")}.Z0Z.4F.EC.${names(/\..*/)}.IDX+CON`;

/** `CISS.D.U2.Z0Z.4F.EC.SS_CO.CON`: the dataflow, then frequency, area, four fixed dimensions, the index and its kind. */
function seriesOf(text: string): string | undefined {
  const found = /^CISS\.D\.([A-Z0-9]+)\.Z0Z\.4F\.EC\.(.+)$/.exec(text);
  const area = areas[found?.[1] ?? ""];
  const part = parts[found?.[2] ?? ""];
  return area === undefined || part === undefined ? undefined : `stress.ciss.${area}${part}`;
}

/** One line for each series and day: `KEY`, `TIME_PERIOD`, `OBS_VALUE` by name among some forty columns. */
function parse({ bytes }: Payload): Parsed {
  const seen = new Set<string>();
  return collectTable(bytes, ["KEY", "TIME_PERIOD", "OBS_VALUE"], (collected, line, cells) => {
    const { KEY, TIME_PERIOD: observed, OBS_VALUE: text } = cells;
    const series = seriesOf(KEY);
    const day = `line ${line}, column TIME_PERIOD`;
    if (series === undefined) collected.fault(`line ${line}, column KEY`, KEY, `a key of ${key}`);
    else if (!isLocalDate(observed)) collected.fault(day, observed, "a day as 2025-11-20");
    else {
      if (seen.has(series + observed)) collected.repeated(day, observed, "each day of a key once");
      seen.add(series + observed);
      if (text === "" || text === "NaN") return;
      if (!isDecimal(text)) collected.fault(`line ${line}, column OBS_VALUE`, text, "a decimal number");
      else collected.add(`line ${line}`, { series, source: "ecb/ciss", observed, text, unit: "index points" });
    }
  });
}

export const ecbCiss = defineSource({
  id: "ecb/ciss",
  title: "Composite Indicator of Systemic Stress with its contributions",
  publisher: "European Central Bank",
  provides: Object.values(areas).flatMap((area) => Object.values(parts).map((part) => `stress.ciss.${area}${part}`)),
  terms: findPublisher("ecb/ciss")!.terms,
  origin: "live",
  request: (window) => [
    { url: `${endpoint}/${key}?format=csvdata&startPeriod=${firstDay(window, daysByDefault)}&endPeriod=${window.to}` },
  ],
  schedule: { cron: "30 12 * * 1-5", timeZone: "Europe/Berlin" },
  pauseMs: 1_000,
  parsers: { 1: parse },
});
