/** The log of a monitor that stays: JSON lines for programs, short lines for a person at a terminal. No secret passes. */
import { type Logger, pino } from "pino";
import type { Redact } from "./collect/redact.ts";

export type Log = Logger;

export function createLog(options: {
  readonly write: (text: string) => void;
  readonly redact: Redact;
  readonly isTerminal: boolean;
}): Log {
  const stream = {
    write: (line: string) => options.write(options.redact(options.isTerminal ? forPeople(line) : line)),
  };
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    stream,
  );
}

function forPeople(line: string): string {
  const { time, level, msg, ...rest } = JSON.parse(line) as { time: string; level: string; msg: string };
  const details = Object.entries(rest).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const mark = level === "info" ? "" : `${level}: `;
  return `${time.slice(11, 19)} ${mark}${[msg, ...details].join(" ")}\n`;
}
