/**
 * One connection of a feed from beginning to end: subscribe, check that every subscription is answered, answer
 * heartbeats, notice silence. What it hears goes to the recorder.
 */
import { type RawData, WebSocket } from "ws";
import type { Clock, Instant } from "../../core/time.ts";
import type { FeedDefinition, FeedMessage } from "../../sources/feeds/define.ts";
import type { Recorder } from "./recorder.ts";
import type { FeedSettings } from "./settings.ts";
import type { FeedCounts } from "./state.ts";
import type { SegmentWriter } from "./writer.ts";

const userAgent = "metastable (self-hosted market monitor)";
const maxFrameBytes = 16 * 1024 * 1024;
/** Frames that come before the last subscription is answered wait for it. */
const maxEarlyFrames = 20_000;

export interface ConnectionOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly settings: FeedSettings;
  readonly recorder: Recorder;
  readonly writer: SegmentWriter;
  readonly counts: FeedCounts;
  /** The socket is open and the subscriptions are sent. */
  readonly onOpen: () => void;
  /** Every subscription is answered; false when some were refused. */
  readonly onLive: (isWhole: boolean) => void;
  readonly onProblem: (problem: string) => void;
}

export class FeedConnection {
  /** Resolves with the reason when it has ended. */
  readonly ended: Promise<string>;
  readonly refused: string[] = [];
  lastFrame: number;
  readonly #feed: FeedDefinition;
  readonly #options: ConnectionOptions;
  readonly #socket: WebSocket;
  readonly #unanswered: Set<string>;
  /** Refusals that do not say what they refuse. */
  #nameless = 0;
  readonly #timers: NodeJS.Timeout[] = [];
  #early: { frame: string; received: Instant }[] | undefined = [];
  #answerBy: number;
  #lastData = 0;
  #lastWatch: number;
  #hasEnded = false;
  #resolve: (reason: string) => void = () => {};

  constructor(feed: FeedDefinition, options: ConnectionOptions) {
    const { settings, clock } = options;
    this.#feed = feed;
    this.#options = options;
    this.#unanswered = new Set(feed.subscriptions.map((s) => s.key));
    this.lastFrame = clock.now();
    this.#lastWatch = this.lastFrame;
    this.#answerBy = this.lastFrame + settings.connectMs + settings.answerMs;
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    const socket = new WebSocket(options.url, {
      handshakeTimeout: settings.connectMs,
      maxPayload: maxFrameBytes,
      perMessageDeflate: false,
      headers: { "user-agent": userAgent },
    });
    this.#socket = socket;
    socket.on("open", () => this.#subscribe());
    socket.on("message", (data) => this.#message(data));
    socket.on("ping", () => this.#alive());
    socket.on("pong", () => this.#alive());
    socket.on("error", (error) => this.end(`connection failed: ${error.message || String(error)}`));
    socket.on("close", (code, reason) => this.end(`the venue closed the connection (${code} ${reason})`));
    this.#timers.push(setInterval(() => this.#watch(), settings.watchMs));
  }

  get isPaused(): boolean {
    return this.#socket.isPaused;
  }

  end(reason: string): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#socket.terminate();
    this.#resolve(reason);
  }

  /** Reads on when writing has caught up. */
  resumeWhenDrained(): void {
    const { settings, writer, clock } = this.#options;
    if (!this.#socket.isPaused || writer.pendingBytes >= settings.resumeBytes) return;
    // The silence was ours, not the venue's.
    this.lastFrame = clock.now();
    this.#lastData = this.lastFrame;
    this.#socket.resume();
  }

  #send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  #subscribe(): void {
    const { greeting = [], subscriptions, ping } = this.#feed;
    const { settings, clock, onOpen } = this.#options;
    this.#answerBy = clock.now() + settings.answerMs;
    for (const text of greeting) this.#send(text);
    for (const { request } of subscriptions) this.#send(request);
    const beat = (): void => (ping.text === undefined ? this.#socket.ping() : this.#send(ping.text));
    this.#timers.push(setInterval(beat, settings.pingMs ?? ping.everyMs));
    onOpen();
  }

  #alive(): Instant {
    const { recorder } = this.#options;
    const now = recorder.now();
    this.lastFrame = now;
    recorder.alive(now);
    return now;
  }

  #message(data: RawData): void {
    if (this.#hasEnded) return;
    const { counts, settings, recorder, writer, onProblem } = this.#options;
    const frame = data.toString();
    const received = this.#alive();
    counts.frames++;
    const reading = this.#feed.parse(frame, received);
    if (reading.kind === "data") this.#data(frame, received, reading.messages);
    else if (reading.kind === "malformed") {
      counts.malformed++;
      onProblem(`malformed frame: ${reading.because}`);
      if (this.#early === undefined) recorder.frame(frame, received, []);
    } else if (reading.kind === "alive") {
      if (reading.reply !== undefined) this.#send(reading.reply);
    } else {
      if (reading.kind === "refused") {
        this.refused.push(...reading.keys);
        if (reading.keys.length === 0) this.#nameless++;
        onProblem(`subscription refused: ${reading.because} (${reading.keys.join(", ") || "not said which"})`);
      }
      this.#answered(reading.keys);
    }
    if (!this.#socket.isPaused && writer.pendingBytes > settings.pauseBytes) this.#socket.pause();
  }

  #data(frame: string, received: Instant, messages: readonly FeedMessage[]): void {
    const { counts, recorder } = this.#options;
    if (messages.length === 0) {
      counts.ignored++;
      return;
    }
    this.#lastData = received;
    if (this.#early === undefined) recorder.frame(frame, received, messages);
    else if (this.#early.length < maxEarlyFrames) this.#early.push({ frame, received });
    else this.end("frames without an answer to the subscriptions");
  }

  #answered(keys: readonly string[]): void {
    for (const key of keys) this.#unanswered.delete(key);
    // All others are answered: those that are left are what the nameless refusals were about.
    if (this.#unanswered.size > 0 && this.#unanswered.size <= this.#nameless) {
      this.refused.push(...this.#unanswered);
      this.#unanswered.clear();
    }
    const early = this.#early;
    if (early === undefined || this.#unanswered.size > 0) return;
    if (this.refused.length >= this.#feed.subscriptions.length) {
      this.end("every subscription was refused");
      return;
    }
    const { url, counts, recorder, onLive } = this.#options;
    this.#early = undefined;
    this.#lastData = recorder.now();
    onLive(this.refused.length === 0);
    recorder.begin({ url, number: counts.connections, refused: this.refused }, early);
  }

  #watch(): void {
    const { clock, settings } = this.#options;
    const now = clock.now();
    // When this comes late, the program itself stood still, and has not read what lies in the socket: not silence.
    const late = now - this.#lastWatch - settings.watchMs;
    this.#lastWatch = now;
    if (late > settings.watchMs) {
      this.lastFrame += late;
      this.#lastData += late;
    }
    if (this.#early !== undefined) {
      if (now > this.#answerBy) this.end(`no answer to ${[...this.#unanswered].join(", ")}`);
      return;
    }
    if (this.#socket.isPaused) return;
    const silenceMs = settings.silenceMs ?? this.#feed.silenceMs;
    const dataSilenceMs = settings.dataSilenceMs ?? this.#feed.dataSilenceMs;
    if (now - this.lastFrame > silenceMs) this.end(`silent for ${silenceMs / 1000} s`);
    else if (now - this.#lastData > dataSilenceMs)
      this.end(`connected, but without data for ${dataSilenceMs / 1000} s`);
  }
}
