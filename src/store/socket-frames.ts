/** What is said through the socket: one JSON object a line, both ways, one request a connection, which may be stopped. */
import type { Socket } from "node:net";
import { z } from "zod";
import { failure } from "../core/failure.ts";

/** Raised when a frame changes its meaning; programs of different versions refuse each other in words. */
export const protocolVersion = 2;
export const maxFrameBytes = 1024 * 1024;
/** Output is sent in pieces of this many bytes. */
export const pieceBytes = 128 * 1024;

export const doorRequest = z.strictObject({
  type: z.literal("request"),
  protocol: z.number().int(),
  id: z.string().max(100),
  pid: z.number().int(),
  argv: z.array(z.string()).max(10_000),
  cwd: z.string().max(10_000),
  /** The few variables that change an answer, such as those of colour and width. */
  env: z.record(z.string().max(200), z.string().max(10_000)),
});
export type DoorRequest = z.infer<typeof doorRequest>;

/** After a request that is `stoppable`: end early, and say what there is. */
export const doorStop = z.strictObject({ type: z.literal("stop") });
type DoorStop = z.infer<typeof doorStop>;

const output = { data: z.string(), encoding: z.enum(["utf8", "base64"]) };
export const doorReply = z.discriminatedUnion("type", [
  /** The owner has the request and will answer it. */
  z.strictObject({ type: z.literal("accepted") }),
  /** It is being worked on. */
  z.strictObject({ type: z.literal("started") }),
  /** It can be stopped. */
  z.strictObject({ type: z.literal("stoppable") }),
  z.strictObject({ type: z.literal("stdout"), ...output }),
  z.strictObject({ type: z.literal("stderr"), ...output }),
  z.strictObject({ type: z.literal("exit"), code: z.number().int() }),
  /** The owner is about to leave: ask again in a moment. */
  z.strictObject({ type: z.literal("closing") }),
  z.strictObject({ type: z.literal("refused"), found: z.string(), expected: z.string() }),
]);
export type DoorReply = z.infer<typeof doorReply>;

/** A reader that takes nothing for so long (a stopped process) is given up, so that it holds nobody else. */
const stalledMs = 30_000;

/** Writes one frame; resolves once the system has taken it, so that a slow reader slows the writer. */
export function writeFrame(socket: Socket, frame: DoorRequest | DoorStop | DoorReply): Promise<void> {
  const line = `${JSON.stringify(frame)}\n`;
  if (Buffer.byteLength(line) > maxFrameBytes)
    throw failure(
      "limit",
      "local socket",
      `a message of ${Buffer.byteLength(line)} bytes`,
      `at most ${maxFrameBytes}`,
      "Say less on the command line; put long input into a file.",
    );
  return new Promise((done) => {
    if (socket.destroyed) return done();
    const stalled = setTimeout(() => socket.destroy(), stalledMs);
    // A reader that has gone is noticed by the reader's side; the writer has nothing left to do.
    socket.write(line, () => {
      clearTimeout(stalled);
      done();
    });
  });
}

/** The frames of a connection until it ends. Throws when a frame is too long or is not JSON. */
export async function* readFrames(socket: Socket): AsyncIterable<unknown> {
  let held = "";
  socket.setEncoding("utf8");
  for await (const piece of socket) {
    held += piece as string;
    let end = held.indexOf("\n");
    while (end >= 0) {
      yield JSON.parse(held.slice(0, end));
      held = held.slice(end + 1);
      end = held.indexOf("\n");
    }
    if (held.length > maxFrameBytes) throw new RangeError(`a message of more than ${maxFrameBytes} bytes`);
  }
}

/** The bytes of an output frame. */
export const outputBytes = (frame: { data: string; encoding: "utf8" | "base64" }): Buffer =>
  Buffer.from(frame.data, frame.encoding);
