/** Keeps what was read last, up to a number of bytes; the least recently used goes first. */
export class ReadCache<Value> {
  readonly #limit: number;
  readonly #size: (value: Value) => number;
  /** Insertion order is order of use: a hit is taken out and put back at the end. */
  readonly #entries = new Map<string, { value: Value; bytes: number }>();
  #bytes = 0;

  constructor(limitBytes: number, size: (value: Value) => number) {
    this.#limit = limitBytes;
    this.#size = size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps the value unless it alone is larger than the limit. */
  keep(key: string, value: Value): void {
    this.drop(key);
    const bytes = this.#size(value);
    if (bytes > this.#limit) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.drop(oldest);
    }
  }

  drop(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }
}
