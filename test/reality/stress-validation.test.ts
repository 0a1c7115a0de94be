// docs/validation.md says what the command finds in the publishers' files, where these lie beside the checkout. Intervals depend on
// the number of resamples, so the short run here compares everything else.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { scorers } from "../../src/app/validation/stress-sample.ts";
import { validateStressIndex } from "../../src/app/validation/validate-stress-index.ts";
import { haveShared } from "../support/source-files.ts";

const data = fileURLToPath(new URL("../../../shared/data", import.meta.url));
const page = readFileSync(new URL("../../docs/validation.md", import.meta.url), "utf8");
const [, all = "", since2018 = ""] = page.split("\n## Result: ");

describe.skipIf(!haveShared("data/macro/jgb-yields-mof.csv"))("the page on validation", () => {
  it.each([
    ["all sessions", undefined, all],
    ["since 2018", "2018-01-01", since2018],
  ] as const)(
    "has the results of the command: %s",
    async (_, from, text) => {
      const found = await validateStressIndex({ dataDirectory: data, from, samples: 20, seed: 1 });
      expect(text).toContain(`Index on ${found.index.sessions} sessions, ${found.index.from} to ${found.index.to}`);
      expect(found.agreement).toHaveLength(4);
      for (const { against, what, n, spearman } of found.agreement) {
        const row = text.split("\n").find((line) => line.startsWith(against) && line.includes(what));
        const cells = row?.split(/ {2,}/).slice(2) ?? [];
        expect([cells[0], ...cells.slice(1, 4).map((cell) => cell.split(" ")[0])]).toEqual([
          String(n),
          ...scorers.map((scorer) => spearman[scorer].value.toFixed(2)),
        ]);
      }
      for (const { episode, peaks } of found.episodes) {
        const row = text.split("\n").find((line) => line.startsWith(`${episode} `));
        for (const scorer of scorers) expect(row).toContain(peaks![scorer].session);
      }
      for (const { market, sessions, eventSessions, spells, auroc } of found.warnings) {
        const cells = text
          .split("\n")
          .find((line) => line.startsWith(`${market} `))!
          .split(/ {2,}/);
        expect(cells.slice(1, 4)).toEqual([sessions, eventSessions, spells].map(String));
        expect(cells.slice(4, 7).map((cell) => cell.split(" ")[0])).toEqual(
          scorers.map((scorer) => auroc[scorer].value.toFixed(2)),
        );
      }
    },
    60_000,
  );
});
