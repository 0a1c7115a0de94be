import { InvalidArgumentError } from "commander";
import { defineCommand } from "../define.ts";

const port = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError("a port is a whole number from 0 to 65535");
  return value;
};

export const up = defineCommand({
  name: "up",
  needsData: true,
  build: (command, run) => {
    command
      .description("start the monitor: server and page")
      .option("--port <number>", "port; 0 takes a free one", port, 4180)
      .option("--host <address>", "address to listen on; beyond this machine METASTABLE_TOKEN is required", "127.0.0.1")
      .option("--offline", "never ask the network")
      .option("--base-url <url>", "collect from a mirror instead of the publishers' hosts")
      .option("--feeds-base-url <url>", "live feeds from another host instead of the venues' (METASTABLE_FEEDS_BASE)")
      .action((flags: { port: number; host: string; offline?: boolean; baseUrl?: string; feedsBaseUrl?: string }) =>
        run(async ({ io, monitor, untilStopped }) => {
          const { serve } = await import("../../api/serve.ts");
          const { feedsBase, listen } = await import("../../app/feeds/listen.ts");
          const { baseUrlOption } = await import("../../app/collect/address.ts");
          const mirror = baseUrlOption(flags.baseUrl);
          const baseUrl = feedsBase(flags.feedsBaseUrl ?? io.env.METASTABLE_FEEDS_BASE);
          const opened = await monitor();
          if (!flags.offline) await opened.collector();
          const server = await serve(opened, { ...flags, env: io.env, log: io.err });
          io.out(`${server.url}\n`);
          const { startCollection } = await import("../../app/start-collection.ts");
          const collection = flags.offline
            ? undefined
            : await startCollection(opened, { write: io.err, isTerminal: io.isTerminal, baseUrl: mirror });
          if (!flags.offline) await listen(opened, { baseUrl, write: io.err, isTerminal: io.isTerminal });
          await untilStopped();
          await Promise.all([collection?.stop(), opened.feeds?.stop()]);
          await server.close();
          return 0;
        }),
      );
  },
});
