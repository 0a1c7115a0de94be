/**
 * Speaks the protocol of every venue from the frames of the fixtures, with times moved to now, and misbehaves when told
 * to. `ws://host:port/<venue><path of the venue>`, as `--feeds-base-url` builds it. For tests only.
 */
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { readSegment } from "../../src/sources/feeds/segment.ts";

export type VenueName = "binance" | "bybit" | "okx" | "deribit" | "hyperliquid";
export const venueNames: readonly VenueName[] = ["binance", "bybit", "okx", "deribit", "hyperliquid"];

export interface Behaviour {
  /** Subscriptions that are refused in the venue's words. */
  readonly refuse?: (key: string) => boolean;
  /** Refusals do not name the request. */
  readonly nameless?: boolean;
  /** Subscriptions are not answered at all. */
  readonly mute?: boolean;
  readonly fault?: "drop" | "silence" | "no-data" | "malformed" | "duplicate" | "reorder" | "late" | "burst" | "slow";
  /** Frames before the fault; default 20. */
  readonly after?: number;
}

export interface ReplayOptions {
  readonly port?: number;
  /** Folder of the recorded segments. */
  readonly fixtures?: URL;
  /** Pause between frames. */
  readonly everyMs?: number;
  /** Frames sent at each beat; default 1. */
  readonly perBeat?: number;
  readonly behave?: (venue: VenueName, connection: number) => Behaviour;
  /** Pause between Deribit's test requests. */
  readonly heartbeatMs?: number;
}

export interface ReplayServer {
  readonly url: string;
  readonly connections: Readonly<Record<VenueName, number>>;
  /** What was sent and should arrive, in order. */
  readonly sent: Readonly<Record<VenueName, readonly string[]>>;
  /** What clients said. */
  readonly heard: Readonly<Record<VenueName, readonly string[]>>;
  /** Sends no more frames; heartbeats and answers go on. */
  hush(): void;
  close(): Promise<void>;
}

type Json = Record<string, never>;
interface Answer {
  readonly reply: readonly string[];
  readonly subscribed?: readonly string[];
  /** How often the client wants to be tested. */
  readonly heartbeat?: boolean;
}
const say = (json: unknown): string => JSON.stringify(json);

/** What each venue answers to a client, given whether a subscription is refused. */
const protocols: Record<VenueName, (text: string, isRefused: (key: string) => boolean) => Answer> = {
  binance: (text, isRefused) => {
    const { id, params } = JSON.parse(text) as { id: number; params: string[] };
    if (params.some(isRefused))
      return { reply: [say({ error: { code: 2, msg: "Invalid request: unknown stream" }, id })] };
    return { reply: [say({ result: null, id })], subscribed: params };
  },
  bybit: (text, isRefused) => {
    const { op, req_id, args } = JSON.parse(text) as { op: string; req_id?: string; args: string[] };
    if (op === "ping")
      return { reply: [say({ success: true, ret_msg: "pong", conn_id: "c1", req_id: "", op: "ping" })] };
    const refused = args.find(isRefused);
    const ret_msg = refused === undefined ? "" : `error:handler not found,topic:${refused}`;
    const reply = [say({ success: refused === undefined, ret_msg, conn_id: "c1", req_id, op: "subscribe" })];
    return refused === undefined ? { reply, subscribed: args } : { reply };
  },
  okx: (text, isRefused) => {
    if (text === "ping") return { reply: ["pong"] };
    const { id, args } = JSON.parse(text) as { id: string; args: Record<string, string>[] };
    const arg = args[0]!;
    const key = `${arg.channel} ${arg.instId ?? arg.instType}`;
    if (isRefused(key))
      return {
        reply: [say({ id, event: "error", code: "60018", msg: "Wrong URL or channel doesn't exist.", connId: "a4" })],
      };
    return { reply: [say({ id, event: "subscribe", arg, connId: "a4" })], subscribed: [key] };
  },
  deribit: (text, isRefused) => {
    const { id, method, params } = JSON.parse(text) as { id: number; method: string; params: { channels: string[] } };
    const result = (value: unknown) => say({ jsonrpc: "2.0", id, result: value, usIn: 1, usOut: 2, usDiff: 1 });
    if (method === "public/set_heartbeat") return { reply: [result("ok")], heartbeat: true };
    if (method === "public/test") return { reply: [result({ version: "1.2.26" })] };
    const subscribed = params.channels.filter((key) => !isRefused(key));
    return { reply: [result(subscribed)], subscribed };
  },
  hyperliquid: (text, isRefused) => {
    const { method, subscription } = JSON.parse(text) as {
      method: string;
      subscription: { type: string; coin: string };
    };
    if (method === "ping") return { reply: [say({ channel: "pong" })] };
    const key = `${subscription.type} ${subscription.coin}`;
    if (isRefused(key))
      return { reply: [say({ channel: "error", data: `Invalid subscription ${say(subscription)}` })] };
    const reply = [say({ channel: "subscriptionResponse", data: { method, subscription } })];
    return { reply, subscribed: [key] };
  },
};

function keyOf(venue: VenueName, frame: string): string {
  const json = JSON.parse(frame) as Json & { arg: Json; params: Json; data: Json };
  if (venue === "binance") return json.stream!;
  if (venue === "bybit") return json.topic!;
  if (venue === "okx") return `${json.arg.channel} ${json.arg.instId ?? json.arg.instType}`;
  if (venue === "deribit") return json.params.channel!;
  return `${json.channel} ${json.data.coin}`;
}

interface Recorded {
  readonly frame: string;
  readonly received: number;
  readonly key: string;
}

function recorded(venue: VenueName, folder: URL): Recorded[] {
  const bytes = readFileSync(new URL(`${venue}.segment`, folder));
  const frames: Recorded[] = [];
  readSegment(bytes.toString("utf8"), {
    head: () => {},
    frame: (frame, received) => frames.push({ frame, received, key: keyOf(venue, frame) }),
    gap: () => {},
  });
  return frames;
}

export async function startReplayServer(options: ReplayOptions = {}): Promise<ReplayServer> {
  const { everyMs = 5, perBeat = 1, behave = () => ({}), heartbeatMs = 100 } = options;
  const fixtures = options.fixtures ?? new URL("../fixtures/feeds/", import.meta.url);
  const perVenue = <T>(make: () => T) => Object.fromEntries(venueNames.map((v) => [v, make()])) as Record<VenueName, T>;
  const connections = perVenue(() => 0);
  const sent = perVenue<string[]>(() => []);
  const heard = perVenue<string[]>(() => []);
  const frames = Object.fromEntries(venueNames.map((v) => [v, recorded(v, fixtures)])) as Record<VenueName, Recorded[]>;
  let tradeSequence = 0;
  let isHushed = false;

  /** The recorded frame as if it happened now. Trades keep counting over all rounds. */
  const moved = ({ frame, received }: Recorded, late = 0): string =>
    frame
      .replaceAll(/1795\d{9}/g, (ms) => String(Number(ms) - received + Date.now() - late))
      .replaceAll(/"trade_seq":\d+,"trade_id":"\d+"/g, () => {
        tradeSequence++;
        return `"trade_seq":${tradeSequence},"trade_id":"${tradeSequence}"`;
      });

  const server = new WebSocketServer({ host: "127.0.0.1", port: options.port ?? 0 });
  server.on("connection", (socket, request) => {
    const [, venue, ...rest] = (request.url ?? "").split("/") as [string, VenueName, ...string[]];
    if (!venueNames.includes(venue)) {
      socket.close(1008, "no such venue");
      return;
    }
    // The venue's old path accepts subscriptions to market streams and never sends them.
    const isOldPath = venue === "binance" && rest.join("/") !== "market/stream";
    play(socket, venue, isOldPath ? { fault: "no-data", after: 0 } : behave(venue, ++connections[venue]));
  });

  function play(socket: WebSocket, venue: VenueName, behaviour: Behaviour): void {
    const subscribed = new Set<string>();
    const timers: NodeJS.Timeout[] = [];
    const after = behaviour.after ?? 20;
    let isDead = false;
    let next = 0;
    let count = 0;
    const send = (text: string): void => {
      if (socket.readyState === socket.OPEN && !isDead) socket.send(text);
    };
    const deliver = (text: string): void => {
      if (socket.readyState !== socket.OPEN || isDead) return;
      socket.send(text);
      sent[venue].push(text);
    };
    const following = (): Recorded | undefined => {
      for (let tries = 0; tries < frames[venue].length; tries++) {
        const frame = frames[venue][next++ % frames[venue].length]!;
        if (subscribed.has(frame.key)) return frame;
      }
      return undefined;
    };
    const misbehave = (frame: Recorded): void => {
      const { fault } = behaviour;
      if (fault === "drop") socket.terminate();
      else if (fault === "silence") {
        isDead = true;
        // Nothing is read or answered any more, not even a ping of the protocol.
        socket.pause();
      } else if (fault === "late") send(moved(frame, 3_600_000));
      else if (fault === "reorder") {
        const [first, second] = [moved(frame), moved(following()!)];
        deliver(second);
        deliver(first);
      } else if (fault !== "no-data") {
        if (fault === "malformed")
          send(count % 2 === 0 ? '{"broken":' : say({ topic: 7, stream: {}, data: [], arg: {}, params: {} }));
        if (fault === "burst" && count === after + 1) for (let i = 0; i < 3000; i++) deliver(moved(following()!));
        const text = moved(frame);
        deliver(text);
        if (fault === "duplicate") send(text);
      }
    };
    const beat = (): void => {
      const frame = isHushed ? undefined : following();
      if (frame === undefined) return;
      count++;
      if (count <= after) deliver(moved(frame));
      else misbehave(frame);
    };
    socket.on("message", (data) => {
      if (isDead) return;
      const text = data.toString();
      heard[venue].push(text);
      const answer = protocols[venue](text, behaviour.refuse ?? (() => false));
      const isSilent = behaviour.mute && answer.subscribed !== undefined;
      const isRefusal = answer.subscribed === undefined && answer.reply.some((reply) => reply.includes('"error"'));
      const told = (reply: string) => (behaviour.nameless && isRefusal ? reply.replace(/"id":"\w+",/, "") : reply);
      if (!isSilent) for (const reply of answer.reply) send(told(reply));
      for (const key of answer.subscribed ?? []) subscribed.add(key);
      if (answer.heartbeat)
        timers.push(
          setInterval(
            () => send(say({ jsonrpc: "2.0", method: "heartbeat", params: { type: "test_request" } })),
            heartbeatMs,
          ),
        );
    });
    socket.on("close", () => {
      for (const timer of timers) clearInterval(timer);
    });
    socket.on("error", () => socket.terminate());
    if (!behaviour.mute)
      timers.push(
        setInterval(
          () => {
            for (let i = 0; i < perBeat; i++) beat();
          },
          behaviour.fault === "slow" ? everyMs * 10 : everyMs,
        ),
      );
  }

  await new Promise((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    sent,
    heard,
    hush: () => {
      isHushed = true;
    },
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}
