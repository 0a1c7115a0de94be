/** Series, sources and unit texts as small integers, kept in memory and in the table `dictionary`. */
import { type DuckDBConnection, DuckDBDataChunk, INTEGER, VARCHAR } from "@duckdb/node-api";
import type { ColumnarRows } from "./contract.ts";
import type { IdMaps, NameTables } from "./duckdb-rows.ts";

class Dictionary {
  readonly names: string[];
  readonly #ids: Map<string, number>;
  /** Names from here on are not stored yet. */
  #stored: number;

  constructor(names: readonly string[] = []) {
    this.names = [...names];
    this.#ids = new Map(names.map((name, id) => [name, id]));
    this.#stored = names.length;
  }

  find(name: string): number | undefined {
    return this.#ids.get(name);
  }

  idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    this.#ids.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  takeNew(): readonly (readonly [number, string])[] {
    const fresh = this.names.slice(this.#stored).map((name, n) => [this.#stored + n, name] as const);
    this.#stored = this.names.length;
    return fresh;
  }
}

const kinds = ["series", "source", "unit"] as const;

export class Dictionaries {
  readonly series: Dictionary;
  readonly source: Dictionary;
  readonly unit: Dictionary;

  private constructor(series: Dictionary, source: Dictionary, unit: Dictionary) {
    this.series = series;
    this.source = source;
    this.unit = unit;
  }

  static async load(connection: DuckDBConnection): Promise<Dictionaries> {
    const rows = await (await connection.run("SELECT kind, name FROM dictionary ORDER BY kind, id")).getRows();
    const of = (kind: (typeof kinds)[number]): Dictionary =>
      new Dictionary(rows.flatMap(([k, name]) => (k === kind ? [String(name)] : [])));
    return new Dictionaries(of("series"), of("source"), of("unit"));
  }

  /** A copy to add to; it replaces this one once its transaction has been committed. */
  copy(): Dictionaries {
    return new Dictionaries(
      new Dictionary(this.series.names),
      new Dictionary(this.source.names),
      new Dictionary(this.unit.names),
    );
  }

  names(): NameTables {
    return { source: this.source.names, unit: this.unit.names };
  }

  /** The ids of every name that the rows use; unknown names get the next free id. */
  idsFor(rows: ColumnarRows): IdMaps {
    return {
      series: Int32Array.from(rows.seriesIds, (name) => this.series.idOf(name)),
      source: Int32Array.from(rows.sourceIds, (name) => this.source.idOf(name)),
      unit: Int32Array.from(rows.unitTexts, (name) => this.unit.idOf(name)),
    };
  }

  /** Stores the names that were added since the last call, inside the caller's transaction. */
  async storeNew(connection: DuckDBConnection): Promise<void> {
    const fresh = kinds.flatMap((kind) => this[kind].takeNew().map(([id, name]) => ({ kind, id, name })));
    if (fresh.length === 0) return;
    const appender = await connection.createAppender("dictionary");
    const most = 2048;
    for (let start = 0; start < fresh.length; start += most) {
      const part = fresh.slice(start, start + most);
      const chunk = DuckDBDataChunk.create([VARCHAR, INTEGER, VARCHAR], part.length);
      chunk.setColumns([part.map((f) => f.kind), part.map((f) => f.id), part.map((f) => f.name)]);
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }
}
