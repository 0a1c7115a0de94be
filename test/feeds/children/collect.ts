/** Listens to the replay server at argv[3] into the data folder argv[2]; prints every segment that is in the ledger. */
import { systemClock } from "../../../src/app/clock.ts";
import { openDataFolder } from "../../../src/app/data-folder.ts";
import { startFeeds } from "../../../src/app/feeds/feeds.ts";

const [directory, baseUrl] = process.argv.slice(2) as [string, string];
const folder = await openDataFolder(directory, { loadPackaged: false });
const feeds = startFeeds(folder, systemClock, { baseUrl, settings: { segmentMs: 200, waitMinMs: 20 } });
const told = new Map<string, string>();
setInterval(() => {
  for (const { feed, lastSegment } of feeds.states()) {
    if (lastSegment === null || told.get(feed) === lastSegment) continue;
    told.set(feed, lastSegment);
    console.log(`written ${feed} ${lastSegment}`);
  }
}, 2);
process.once("SIGTERM", () => {
  void feeds
    .stop()
    .then(() => folder.close())
    .then(() => process.exit(0));
});
console.log("open");
