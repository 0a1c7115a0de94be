// Names of files read by eye.
import { expect, it } from "vitest";
import { formatInstant, parseInstant } from "../core/time.ts";
import { cameAt } from "./came-at.ts";

const retrieved = parseInstant("2026-03-05T10:00:00Z");
const at = (from: string) => {
  const moment = cameAt({ bytes: new Uint8Array(), from, retrieved });
  return moment && [moment.day, formatInstant(moment.earliest), formatInstant(moment.latest)];
};

it("is the retrieval of an answer from the network, whatever the address says", () => {
  expect(at("https://host/data?day=2026-01-01")).toEqual([
    "2026-03-05",
    "2026-03-05T10:00:00Z",
    "2026-03-05T10:00:00Z",
  ]);
});

it("is what the name of a file says", () => {
  expect(at("file:offers-2026-03-03.json")).toEqual(["2026-03-03", "2026-03-03T00:00:00Z", "2026-03-03T23:59:59.999Z"]);
  expect(at("file:ctx-2026-03-03T1215Z.json")).toEqual(["2026-03-03", "2026-03-03T12:15:00Z", "2026-03-03T12:15:00Z"]);
});

it("is unknown without a day, or with one that lies ahead", () => {
  expect(at("file:offers.json")).toBeUndefined();
  expect(at("file:offers-2026-03-06.json")).toBeUndefined();
  expect(at("file:offers-2026-13-06.json")).toBeUndefined();
});
