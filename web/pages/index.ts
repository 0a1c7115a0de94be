/** Every page, one line each, in the order of the menu. */
import type { ComponentType } from "react";
import { Audit } from "./audit.tsx";
import { Book } from "./book.tsx";
import { Calculators } from "./calculators.tsx";
import { Lab } from "./lab.tsx";
import { Note } from "./note.tsx";
import { Outlook } from "./outlook.tsx";
import { Reverse } from "./reverse.tsx";
import { Section } from "./section.tsx";
import { Series } from "./series.tsx";
import { Sources } from "./sources.tsx";
import { Thresholds } from "./thresholds.tsx";
import { Today } from "./today.tsx";

export interface Page {
  readonly path: string;
  readonly title: string;
  readonly group: "now" | "system" | "evidence";
  readonly component: ComponentType<{ argument: string }>;
  /** Passed to the component; section pages differ in it only. */
  readonly argument?: string;
}

const section = (path: string, title: string): Page => ({
  path,
  title,
  group: "system",
  component: Section,
  argument: path,
});

export const pages: readonly Page[] = [
  { path: "", title: "Today", group: "now", component: Today },
  { path: "thresholds", title: "Thresholds", group: "now", component: Thresholds },
  { path: "lab", title: "Scenario lab", group: "now", component: Lab },
  { path: "reverse", title: "Reverse stress", group: "now", component: Reverse },
  { path: "book", title: "Your book", group: "now", component: Book },
  { path: "outlook", title: "Outlook", group: "now", component: Outlook },
  { path: "note", title: "Note", group: "now", component: Note },
  section("japan", "Japan"),
  section("carry", "Yen carry"),
  section("ai-funding", "AI funding"),
  section("transmission", "Transmission"),
  section("price-action", "Price action"),
  section("strong-hands", "Strong hands"),
  { path: "audit", title: "Audit", group: "evidence", component: Audit },
  { path: "series", title: "Series", group: "evidence", component: Series },
  { path: "calculators", title: "Calculators", group: "evidence", component: Calculators },
  { path: "sources", title: "Sources", group: "evidence", component: Sources },
];
