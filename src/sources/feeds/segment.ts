/**
 * A segment: up to a minute of frames of one connection, as one payload. Lines of text: a head, a line for every frame
 * with the moment of its receipt, marks of what was lost, and an end. It holds all that its rows are made of, so that
 * reading it again gives the same rows.
 */
import type { Instant } from "../../core/time.ts";
import type { Carried } from "./aggregate.ts";

export const segmentFormat = "metastable feed segment";
export const segmentVersion = 1;

export interface Gap {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

export interface SegmentHead {
  readonly format: typeof segmentFormat;
  readonly version: typeof segmentVersion;
  readonly feed: string;
  /** The address that was connected to. */
  readonly url: string;
  /** Counts the connections of this run. */
  readonly connection: number;
  /** When the segment begins, and from when on it is proven that nothing was lost; milliseconds since 1970. */
  readonly from: number;
  readonly provenFrom: number;
  /** Subscriptions that the venue refused. */
  readonly refused: readonly string[];
  readonly carried?: Carried;
  /** What was lost before the segment, told once. */
  readonly gap?: Gap;
}

export interface SegmentEnd {
  readonly to: number;
  /** The last sign of life: a connection delivers in order, so all before it has arrived. */
  readonly provenTo: number;
  readonly frames: number;
  readonly why: string;
}

export interface SegmentVisitor {
  readonly head: (head: SegmentHead) => void;
  readonly frame: (frame: string, received: Instant) => void;
  readonly gap: (gap: Gap) => void;
}

const line = (letter: string, json: unknown): string => `${letter}\t${JSON.stringify(json)}\n`;
export const headLine = (head: SegmentHead): string => line("H", head);
export const gapLine = (gap: Gap): string => line("G", gap);
export const endLine = (end: SegmentEnd): string => line("E", end);
/** A frame in the venue's own characters; one with a line break in it is quoted. */
export const frameLine = (frame: string, received: number): string =>
  frame.includes("\n") || frame.includes("\r")
    ? `Q\t${received}\t${JSON.stringify(frame)}\n`
    : `F\t${received}\t${frame}\n`;

/** Visits the lines in order. Returns the end, or in words what is wrong and on which line. */
export function readSegment(text: string, visit: SegmentVisitor): SegmentEnd | { wrong: string; line: number } {
  let start = 0;
  let number = 0;
  let frames = 0;
  const wrong = (found: string) => ({ wrong: found, line: number });
  while (start < text.length) {
    number++;
    const stop = text.indexOf("\n", start);
    if (stop < 0) return wrong(`an unfinished line ${JSON.stringify(text.slice(start, start + 60))}`);
    const letter = text[start];
    if (text[start + 1] !== "\t") return wrong(JSON.stringify(text.slice(start, Math.min(stop, start + 60))));
    if ((number === 1) !== (letter === "H")) return wrong(`a line ${letter} at this place`);
    if (letter === "F" || letter === "Q") {
      const tab = text.indexOf("\t", start + 2);
      const received = Number(text.slice(start + 2, tab)) as Instant;
      if (tab < 0 || tab > stop || !Number.isInteger(received)) return wrong("a frame without the moment of receipt");
      const body = text.slice(tab + 1, stop);
      visit.frame(letter === "F" ? body : (JSON.parse(body) as string), received);
      frames++;
    } else {
      let json: unknown;
      try {
        json = JSON.parse(text.slice(start + 2, stop));
      } catch {
        return wrong(`a line ${letter} that is not JSON`);
      }
      if (letter === "H") {
        const head = json as SegmentHead;
        if (head.format !== segmentFormat || head.version !== segmentVersion) return wrong("another format");
        visit.head(head);
      } else if (letter === "G") visit.gap(json as Gap);
      else if (letter === "E") {
        const end = json as SegmentEnd;
        if (end.frames !== frames) return wrong(`an end that counts ${end.frames} frames after ${frames}`);
        return stop + 1 === text.length ? end : wrong("more after the end");
      } else return wrong(`a line ${letter}`);
    }
    start = stop + 1;
  }
  return wrong(number === 0 ? "nothing" : "no end");
}
