/**
 * A command as the program runs it: goes through the door of a data folder and adds one event to its ledger.
 * Arguments: folder, name, milliseconds that an owner stays, milliseconds that an answer takes.
 */
import { closeSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { instant } from "../../../src/core/time.ts";
import type { Ledger } from "../../../src/store/contract.ts";
import { openLedger } from "../../../src/store/ledger.ts";
import { outputBytes, throughDoor } from "../../../src/store/socket.ts";

const [dir = "", name = "", stay = "0", work = "0"] = process.argv.slice(2);
const sole = join(dir, "sole-owner");

async function add(ledger: Ledger, by: string): Promise<string> {
  await pause(Number(work));
  const event = await ledger.append("fetch", { name: by, pid: process.pid }, instant(1));
  return `added ${by} ${event.seq}\n`;
}

const done = await throughDoor(dir, {
  command: `add ${name}`,
  waitNoticeMs: 200,
  onWaiting: (owner) => process.stdout.write(`waiting for ${owner?.pid} ${owner?.command}\n`),
  asked: { argv: [name], cwd: process.cwd(), env: {} },
  show: (frame) => void process.stdout.write(outputBytes(frame)),
  own: async (door) => {
    // Fails when two processes own the folder at the same time.
    if (!process.argv.includes("--survivor")) closeSync(openSync(sole, "wx"));
    const ledger = await openLedger(dir);
    process.stdout.write(`owner ${process.pid}\n`);
    door.serve(async ({ request, write }) => {
      await write("stdout", await add(ledger, request.argv[0]!));
      return 0;
    });
    process.stdout.write(await add(ledger, name));
    await pause(Number(stay));
    await door.close(async () => {
      await ledger.close();
      rmSync(sole, { force: true });
    });
    return 0;
  },
});
process.exitCode = done.kind === "owned" ? done.value : done.exit;
