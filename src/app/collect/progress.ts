/** How far the round of questions at the start has come, for whoever waits for it: log, page, tests. */

export interface RoundState {
  readonly asked: number;
  /** Have answered, or turned out not to be reachable. */
  readonly done: number;
  /** Those of them that brought something, or had nothing new. */
  readonly taken: number;
  readonly newest: string | null;
}

export class Progress {
  private readonly listeners = new Set<(state: RoundState | undefined) => void>();
  private now: RoundState | undefined;

  /** Undefined where no round is under way. */
  get state(): RoundState | undefined {
    return this.now;
  }

  begin(asked: number): void {
    this.tell(asked === 0 ? undefined : { asked, done: 0, taken: 0, newest: null });
  }

  /** Returns "3 of 29" for the log. */
  done(source: string, isTaken: boolean): string {
    if (this.now === undefined) return "";
    const { asked, done, taken, newest } = this.now;
    const next = { asked, done: done + 1, taken: taken + (isTaken ? 1 : 0), newest: isTaken ? source : newest };
    this.tell(next.done < asked ? next : undefined);
    return `${next.done} of ${asked}`;
  }

  onChange(listener: (state: RoundState | undefined) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(state: RoundState | undefined): void {
    this.now = state;
    for (const listener of this.listeners) listener(state);
  }
}
