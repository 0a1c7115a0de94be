/** The Bank of Japan's accounts and the auctions of government bonds. */
import type { SeriesDefinition } from "../series.ts";
import { family } from "./family.ts";

export const auctionTenors = [2, 5, 10, 20, 30, 40] as const;

const auctions = { calendar: "event", sources: ["mof/auctions"], freshForDays: 100 } as const;
const perTenor = (what: string, title: string) =>
  auctionTenors.map((years) => [`jgb.auction.${years}y.${what}`, `JGB ${years}-year auction, ${title}`] as const);

export const japan: readonly SeriesDefinition[] = [
  ...family(
    {
      unit: "jpy",
      calendar: "event",
      sources: ["boj/stat-search", "import/boj-accounts"],
      freshForDays: 75,
      plausible: [0, 2e15],
      neverRevised: false,
    },
    [
      ["boj.total-assets", "Bank of Japan, total assets"],
      ["boj.jgb", "Bank of Japan, government bonds without bills"],
      ["boj.treasury-bills", "Bank of Japan, treasury discount bills"],
      ["boj.current-deposits", "Bank of Japan, current deposits of banks"],
      ["boj.banknotes", "Bank of Japan, banknotes"],
    ],
  ),
  ...family({ ...auctions, unit: "jpy", plausible: [0, 1e14] }, [
    ...perTenor("bids", "competitive bids"),
    ...perTenor("accepted", "competitive bids accepted"),
  ]),
  ...family({ ...auctions, unit: "ratio", plausible: [-0.03, 0.3] }, [
    ...perTenor("average-yield", "yield at the average price"),
    ...perTenor("highest-yield", "yield at the lowest accepted price, the highest accepted yield"),
  ]),
  ...family({ ...auctions, unit: "jpy", plausible: [1, 300] }, [
    ...perTenor("average-price", "average accepted price per 100 yen"),
    ...perTenor("lowest-price", "lowest accepted price per 100 yen"),
  ]),
];
