/** The replay server as a process: `--port 9000 --every 50 --fault drop --after 200`. See src/sources/feeds/README.md. */
import { parseArgs } from "node:util";
import { type Behaviour, startReplayServer } from "../../support/replay-server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "9000" },
    every: { type: "string", default: "50" },
    fault: { type: "string" },
    after: { type: "string", default: "200" },
    fixtures: { type: "string" },
  },
});
const behaviour = {
  ...(values.fault === undefined ? {} : { fault: values.fault as NonNullable<Behaviour["fault"]> }),
  after: Number(values.after),
};
const server = await startReplayServer({
  port: Number(values.port),
  ...(values.fixtures === undefined ? {} : { fixtures: new URL(values.fixtures) }),
  everyMs: Number(values.every),
  heartbeatMs: 15_000,
  behave: () => behaviour,
});
console.log(server.url);
