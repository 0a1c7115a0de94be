import { localDate as day } from "../../core/time.ts";
import { defineEvent } from "../define.ts";

export const msciTreasuries = defineEvent({
  id: "msci-treasuries",
  title: "MSCI on digital-asset treasuries",
  from: day("2025-11-21"),
  to: day("2026-01-15"),
  question: "Has MSCI announced that digital-asset treasury companies leave its indexes at the February review?",
  statements: [],
  resolution: { kind: "by-hand", document: "MSCI's announcement on the consultation" },
  source: "MSCI consultation of October 2025",
});
