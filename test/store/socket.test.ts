// One owner of a data folder at any time, and every command gets its answer: eight real processes at once, over a dead
// socket too. Expected: each name once in the ledger, exit 0 everywhere, and never two owners (a file opened exclusively).
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openLedger } from "../../src/store/ledger.ts";
import { connectOrOwn, OwnerGone, throughDoor } from "../../src/store/socket.ts";
import { socketAddress } from "../../src/store/socket-address.ts";
import { verifyLedger } from "../../src/store/verify.ts";
import { bundleChild, long, startChild } from "./child.ts";

let bundle: string;
let dir: string;
beforeAll(async () => {
  bundle = await bundleChild("door");
});
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "door-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function names(folder = dir): Promise<string[]> {
  const ledger = await openLedger(folder);
  const found: string[] = [];
  for await (const { body } of ledger.events()) found.push(String(body.name));
  await ledger.close();
  return found;
}

const asked = { argv: ["x"], cwd: "/", env: {} };

describe("socket", () => {
  it("lets eight commands at once all succeed, with one owner at a time", { timeout: 120_000 }, async () => {
    for (let round = 0; round < (long ? 20 : 3); round++) {
      const folder = join(dir, `round-${round}`);
      const children = Array.from({ length: 8 }, (_, n) =>
        startChild(bundle, [folder, `n${n}`, String(round * 7), "1"]),
      );
      const codes = await Promise.all(children.map((child) => child.exit));
      expect(children.map((child) => child.errors()).join("")).toBe("");
      expect(codes).toEqual(Array(8).fill(0));
      for (const [n, child] of children.entries()) {
        expect(child.lines.some((line) => line.startsWith(`added n${n} `))).toBe(true);
      }
      expect((await names(folder)).sort()).toEqual(Array.from({ length: 8 }, (_, n) => `n${n}`));
      expect((await verifyLedger(folder)).ok).toBe(true);
      expect(readdirSync(folder)).toEqual(["ledger.jsonl"]);
    }
  });

  it("replaces the socket of a killed owner, also when eight come at once", { timeout: 120_000 }, async () => {
    for (let round = 0; round < (long ? 20 : 3); round++) {
      const folder = join(dir, `round-${round}`);
      const owner = startChild(bundle, [folder, "killed", "60000", "0"]);
      await owner.printed((line) => line.startsWith("added killed"));
      owner.process.kill("SIGKILL");
      await owner.exit;
      rmSync(join(folder, "sole-owner"));
      const children = Array.from({ length: 8 }, (_, n) => startChild(bundle, [folder, `n${n}`, "5", "1"]));
      expect(await Promise.all(children.map((child) => child.exit))).toEqual(Array(8).fill(0));
      expect((await names(folder)).sort()).toEqual(["killed", ...Array.from({ length: 8 }, (_, n) => `n${n}`)].sort());
      expect(readdirSync(folder)).toEqual(["ledger.jsonl"]);
    }
  });

  it("starts again when the owner is killed with the request in its hands", async () => {
    const owner = startChild(bundle, [dir, "first", "60000", "0"]);
    await owner.printed((line) => line.startsWith("added first"));
    const slow = startChild(bundle, [dir, "slow", "60000", "60000", "--survivor"]);
    slow.process.kill("SIGKILL");
    await slow.exit;
    owner.process.kill("SIGSTOP");
    const waiting = startChild(bundle, [dir, "waiting", "0", "0", "--survivor"]);
    // The owner answers nothing: after the notice time the waiting command says for whom it waits.
    const notice = await waiting.printed((line) => line.startsWith("waiting for"));
    expect(notice).toBe(`waiting for ${owner.process.pid} add first`);
    owner.process.kill("SIGKILL");
    expect(await waiting.exit).toBe(0);
    expect(waiting.lines.at(-1)).toMatch(/^added waiting/);
    expect(await names()).toContain("waiting");
  });

  it("answers everything that was accepted before it leaves", async () => {
    const owner = await connectOrOwn(dir, { command: "test" });
    if (owner.kind !== "owner") throw new Error("expected to own");
    const client = await connectOrOwn(dir, { command: "test" });
    if (client.kind !== "client") throw new Error("expected a client");
    const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, n) => (n * 7) % 256));
    const answer = (async () => {
      const parts: Buffer[] = [];
      for await (const frame of client.send(asked))
        if (frame.type === "exit") return { code: frame.code, bytes: Buffer.concat(parts) };
        else parts.push(Buffer.from(frame.data, frame.encoding));
      return undefined;
    })();
    await new Promise((done) => setTimeout(done, 50));
    owner.serve(async ({ request, write }) => {
      expect(request.argv).toEqual(["x"]);
      await write("stdout", bytes);
      return 7;
    });
    let released = false;
    await owner.close(async () => {
      released = true;
    });
    const got = await answer;
    expect(got?.code).toBe(7);
    expect(got?.bytes.equals(bytes)).toBe(true);
    expect(released).toBe(true);
    expect(readdirSync(dir)).toEqual([]);
  });

  it("gives exit 1 and the message when the handler throws, and refuses what is no request", async () => {
    const owner = await connectOrOwn(dir, { command: "test" });
    if (owner.kind !== "owner") throw new Error("expected to own");
    owner.serve(async () => {
      throw new Error("no such series");
    });
    let shown = "";
    const done = await throughDoor(dir, {
      command: "x",
      asked,
      own: async () => 0,
      show: (frame) => {
        shown += frame.data;
      },
    });
    expect([done, shown]).toEqual([{ kind: "answered", exit: 1 }, "no such series\n"]);
    const { path } = await socketAddress(dir);
    for (const text of [
      '{"type":"request","protocol":99}\n',
      '{"no":1}\n',
      "nonsense\n",
      `"${"x".repeat(2_000_000)}`,
    ]) {
      const reply = await new Promise<string>((resolve) => {
        let got = "";
        const socket = connect(path, () => socket.write(text));
        socket.on("data", (piece) => {
          got += String(piece);
        });
        socket.on("error", () => undefined);
        socket.on("close", () => resolve(got));
      });
      expect(reply === "" || JSON.parse(reply).type === "refused").toBe(true);
    }
    await owner.close();
  });

  it("tells a client to come again while it leaves", async () => {
    const owner = await connectOrOwn(dir, { command: "test" });
    if (owner.kind !== "owner") throw new Error("expected to own");
    const client = await connectOrOwn(dir, { command: "test" });
    if (client.kind !== "client") throw new Error("expected a client");
    let letGo = (): void => undefined;
    const closing = owner.close(() => new Promise((done) => (letGo = done)));
    await expect(
      (async () => {
        for await (const _ of client.send(asked));
      })(),
    ).rejects.toBeInstanceOf(OwnerGone);
    const next = throughDoor(dir, {
      command: "next",
      asked,
      show: () => undefined,
      own: async (door) => {
        await door.close();
        return "mine";
      },
    });
    await new Promise((done) => setTimeout(done, 100));
    letGo();
    await closing;
    expect(await next).toEqual({ kind: "owned", value: "mine" });
  });

  it("uses a short path elsewhere for a long folder, the same for every name of the folder", async () => {
    const deep = join(dir, "a".repeat(60), "b".repeat(60));
    mkdirSync(deep, { recursive: true });
    const address = await socketAddress(deep);
    expect(Buffer.byteLength(address.path)).toBeLessThanOrEqual(100);
    expect(await socketAddress(join(deep, "..", "b".repeat(60)))).toEqual(address);
    const owner = await connectOrOwn(deep, { command: "test" });
    expect(owner.kind).toBe("owner");
    expect((await connectOrOwn(deep, { command: "test" })).kind).toBe("client");
    if (owner.kind === "owner") await owner.close();
    expect((await socketAddress(dir, "win32")).path).toMatch(/^\\\\\.\\pipe\\metastable-[0-9a-f]{32}$/);
  });

  it("says when a file stands where the socket should be", async () => {
    writeFileSync(join(dir, "metastable.sock"), "");
    await expect(connectOrOwn(dir, { command: "test" })).rejects.toThrow(/metastable\.sock/);
  });

  it("lets who asked stop what can be stopped, and still get the answer", async () => {
    const owner = await connectOrOwn(dir, { command: "up" });
    if (owner.kind !== "owner") throw new Error("expected to own a new folder");
    owner.serve(async ({ write, untilStopped }) => {
      await write("stdout", "begun");
      await untilStopped();
      await write("stdout", "what there is");
      return 0;
    });
    const shown: string[] = [];
    let stop: () => void = () => {};
    const done = await throughDoor(dir, {
      command: "outlook",
      asked,
      own: () => Promise.reject(new Error("the folder has an owner")),
      show: ({ data }) => {
        shown.push(data);
        stop();
      },
      untilStopped: () =>
        new Promise((resolve) => {
          // The person stops it after its first words, or at once if these have come.
          if (shown.length > 0) resolve();
          else stop = resolve;
        }),
    });
    expect(done).toEqual({ kind: "answered", exit: 0 });
    expect(shown.join(" ")).toBe("begun what there is");
    await owner.close();
  });

  it.each([
    ["the same build", "one", []],
    ["another build", "two", ["two"]],
    ["a build that does not say which", undefined, [undefined]],
  ])("says before the answer that it comes from %s only where the builds differ", async (_, build, told) => {
    const owner = await connectOrOwn(dir, { command: "up", build });
    if (owner.kind !== "owner") throw new Error("expected to own a new folder");
    owner.serve(async ({ write }) => {
      await write("stdout", "answer");
      return 0;
    });
    const heard: unknown[] = [];
    await throughDoor(dir, {
      ...{ command: "status", build: "one", asked },
      onOtherBuild: (other) => heard.push(other.build),
      own: () => Promise.reject(new Error("the folder has an owner")),
      show: ({ data }) => void heard.push(data),
    });
    expect(heard).toEqual([...told, "answer"]);
    await owner.close();
  });

  it("stops what can be stopped when who asked has gone", async () => {
    const owner = await connectOrOwn(dir, { command: "up" });
    if (owner.kind !== "owner") throw new Error("expected to own a new folder");
    const stopped = new Promise<void>((resolve) => {
      owner.serve(async ({ write, untilStopped }) => {
        await write("stdout", "begun");
        await untilStopped();
        resolve();
        return 0;
      });
    });
    const door = await connectOrOwn(dir, { command: "outlook" });
    if (door.kind !== "client") throw new Error("expected an owner");
    for await (const frame of door.send(asked)) {
      expect(frame).toMatchObject({ data: "begun" });
      break;
    }
    await stopped;
    await owner.close();
  });
});
