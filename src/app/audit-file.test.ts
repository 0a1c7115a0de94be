// A file that holds no figure is refused with its place; one sound figure among faults is judged and the faults are told.
// Expected places were written by hand from the form in docs/audit.md.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packagedMonitor } from "../../test/support/monitor.ts";
import { auditFile } from "./audit.ts";

let folder: string;
let opened: Awaited<ReturnType<typeof packagedMonitor>>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "metastable-audit-"));
  opened = await packagedMonitor();
}, 120_000);
afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

async function audited(text: string) {
  const file = path.join(folder, "figures.json");
  await writeFile(file, text);
  return auditFile(opened.monitor, file);
}

it.each([
  ["", "figures.json", "a list of figures"],
  ["[]", "figures.json", "found no figure"],
  ['{"figures":[]}', "figures.json", "found no figure"],
  ['{"x":1}', "figures.json: figures", 'found {"x":1}'],
  ['[{"a":1}]', "figures.json: figures[0].id", "found nothing"],
])("refuses %s", async (text, place, found) => {
  const refused = audited(text);
  await expect(refused).rejects.toMatchObject({ kind: "usage" });
  await expect(refused).rejects.toThrow(place);
  await expect(refused).rejects.toThrow(found);
});

it("judges what is sound and tells the rest", async () => {
  const sound = { id: "vix-close", subject: "VIX", metric: "close", value: 26.42, unit: "index points" };
  const answer = await audited(JSON.stringify([sound, { a: 1 }]));
  expect(answer.items.map((i) => i.id)).toEqual(["vix-close"]);
  expect(answer.problems?.map((p) => p.place)).toContain("figures[1].id");
});
