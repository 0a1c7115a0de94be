import { z } from "zod";
import type { Problem } from "../../../core/outcome.ts";
import type { ParsedRecord } from "../../../market/observation.ts";
import { defineSource, type Parsed, type Payload } from "../../define.ts";
import { packagedTerms } from "../../packaged.ts";
import { publishedInstant } from "../../published.ts";
import { decodeUtf8 } from "../../table.ts";

const entries = z.array(z.looseObject({ id: z.string().min(1) }));
const fileShape = z.object({
  note: z.string(),
  publisher: z.string(),
  published: z.string(),
  figures: entries.optional(),
  claims: entries.optional(),
});

/** Figures and claims of a note become records, never series; what each entry must hold is the audit's business. */
function parseNote(payload: Payload): Parsed {
  const bad = (found: string): Parsed => {
    const problem: Problem = {
      place: "the file",
      found,
      expected: "JSON with note, publisher, published and figures or claims",
      remedy: "The packaged file is damaged: restore it from the release.",
    };
    return { rows: [], records: [], problems: [problem], rejected: true };
  };
  let json: unknown;
  try {
    json = JSON.parse(decodeUtf8(payload.bytes));
  } catch (cause) {
    return bad(cause instanceof Error ? cause.message : String(cause));
  }
  const file = fileShape.safeParse(json);
  if (!file.success) return bad(file.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("; "));
  const published = publishedInstant(file.data.published);
  if (published === undefined) return bad(`published ${file.data.published}`);
  const problems: Problem[] = [];
  const place = (table: string, list: readonly { id: string }[] | undefined): ParsedRecord[] => {
    const seen = new Set<string>();
    return (list ?? []).flatMap((body, order) => {
      if (seen.has(body.id)) {
        const remedy = "Give every entry its own id.";
        problems.push({
          place: `${table}s[${order}].id`,
          found: JSON.stringify(body.id),
          expected: "each id once",
          remedy,
        });
        return [];
      }
      seen.add(body.id);
      return [{ table, key: body.id, source: `note/${file.data.note}`, published, body: { ...body, order } }];
    });
  };
  const records = [...place("figure", file.data.figures), ...place("claim", file.data.claims)];
  if (records.length === 0 && problems.length === 0) return bad("neither figures nor claims");
  return { rows: [], records, problems };
}

export const november2025Note = defineSource({
  id: "packaged/november-2025-note",
  title: "Figures and claims of the November 2025 note",
  publisher: "a bank",
  provides: "records: figure, claim",
  terms: packagedTerms,
  origin: "packaged",
  packaged: ["packaged/note-2025-11/figures.json", "packaged/note-2025-11/claims.json"],
  parsers: { 1: parseNote },
});
