/** What acceptance held back, and how a person lets it in. */
import { failure } from "../core/failure.ts";
import { formatInstant, parseInstant } from "../core/time.ts";
import { hashRows, parsedAgain, place, type ReleaseBody } from "./accept.ts";
import { isStorable } from "./believable.ts";
import type { Monitor } from "./monitor.ts";
import type { Quarantine, QuarantineItem } from "./results.ts";
import { fromRanges, toRanges } from "./row-ranges.ts";

const rowsShown = 50;
const reasonCharacters = 500;

/** Open quarantines, oldest first. */
export function quarantineList(monitor: Monitor): Quarantine {
  const pin = monitor.pin();
  const items = [...monitor.folder.held.open].map(
    ([seq, body]): QuarantineItem => ({
      seq,
      source: body.source,
      at: body.retrieved,
      from: body.from ?? "",
      count: body.count,
      rows: body.rows.slice(0, rowsShown).map(({ series, observed, text, unit, because }) => ({
        ...{ series, observed, text, unit, because },
      })),
    }),
  );
  return { asOf: formatInstant(pin.asOf), head: pin.head, items };
}

export interface Released {
  readonly quarantine: number;
  readonly seq: number;
  readonly source: string;
  readonly rows: number;
  /** Rows that are no number in a unit of their series, which no reason can make one. */
  readonly left: number;
}

/** Makes the rows of a quarantine event visible from now on, with the person's reason in the ledger. */
export async function releaseQuarantine(monitor: Monitor, seq: number, reason: string): Promise<Released> {
  const { folder, clock } = monitor;
  const held = folder.held.open.get(seq);
  if (!held) {
    const open = [...folder.held.open.keys()];
    const expected = open.length === 0 ? "an open quarantine; there is none" : `one of ${open.slice(0, 20).join(", ")}`;
    throw failure("not-found", "sources release", String(seq), expected, "`metastable sources quarantine` shows all.");
  }
  const text = reason.trim();
  if (text === "" || text.length > reasonCharacters)
    throw failure(
      "usage",
      "--reason",
      `${text.length} characters`,
      `1 to ${reasonCharacters}`,
      "Say why the values are right and how you know.",
    );
  const bytes = await folder.payloads.get(held.payload);
  const { source, parsed } = parsedAgain(`ledger event ${seq}`, held, bytes, held.from);
  const wanted = fromRanges(held.indexes);
  const numbers = parsed.rows.flatMap((row, n) => (wanted.has(n) && isStorable(row) ? [n] : []));
  if (numbers.length === 0)
    throw failure(
      "usage",
      `sources release ${seq}`,
      "rows that are no numbers in the units of their series",
      "at least one row that can be stored",
      "The parser has to learn them first.",
    );
  const rows = numbers.map((n) => parsed.rows[n]!);
  const at = clock.now();
  const body: ReleaseBody = {
    quarantine: seq,
    reason: text,
    source: held.source,
    payload: held.payload,
    parser: held.parser,
    retrieved: held.retrieved,
    from: held.from,
    rows: rows.length,
    records: 0,
    rowsHash: hashRows(rows, []),
    kept: toRanges(numbers),
    quarantined: [],
    problems: 0,
    newest: rows.reduce<string | null>((max, r) => (max === null || r.observed > max ? r.observed : max), null),
  };
  const retrieved = parseInstant(held.retrieved);
  const [event] = await folder.write([{ kind: "release", body: { ...body }, at }], (written) => [
    place(source, { seq: written[0]!.seq, retrieved, rows, records: [], released: at }),
  ]);
  return { quarantine: seq, seq: event!.seq, source: source.id, rows: rows.length, left: wanted.size - rows.length };
}
