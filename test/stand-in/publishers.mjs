/**
 * All publishers on this machine, behind a proxy: the program asks their real names over TLS and keeps its real pauses.
 * Needs the program `openssl` for a certificate that only a process with `NODE_EXTRA_CA_CERTS` believes.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answerTo } from "./answers.mjs";

const hosts = [
  ...["www.mof.go.jp", "www.stat-search.boj.or.jp", "stats.bis.org", "home.treasury.gov", "markets.newyorkfed.org"],
  ...["fred.stlouisfed.org", "www.ecb.europa.eu", "data-api.ecb.europa.eu", "www.financialresearch.gov"],
  ...["cdn.cboe.com", "publicreporting.cftc.gov", "api.alternative.me", "fapi.binance.com", "data-api.binance.vision"],
  ...["api.bybit.com", "api.coingecko.com", "stablecoins.llama.fi", "www.deribit.com", "raw.githubusercontent.com"],
  ...["api.hyperliquid.xyz", "api.kraken.com", "www.okx.com", "console.vast.ai"],
];

/** `directory` gets the certificate, `tables` is a folder with long tables or undefined, `latencyMs` is from and to. */
export async function startPublishers({ directory, tables, latencyMs = [150, 300] }) {
  const [key, certificate] = ["stand-in.key", "stand-in.pem"].map((name) => path.join(directory, name));
  const names = hosts.map((host) => `DNS:${host}`).join(",");
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=publishers for trying out"],
      ...["-addext", `subjectAltName=${names}`, "-keyout", key, "-out", certificate],
    ],
    { stdio: "ignore" },
  );
  const asked = [];
  const [least, most] = latencyMs;
  const wait = () => sleep(least + Math.random() * (most - least));
  const server = https.createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    async (request, response) => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const address = `https://${request.headers.host}${request.url}`;
      await wait();
      const answer = answerTo(address, body, tables);
      asked.push({ at: Date.now(), address, isKnown: answer !== undefined });
      if (answer === undefined) return void response.writeHead(404).end("no recording");
      response.writeHead(200, { "content-length": Buffer.byteLength(answer) }).end(answer);
    },
  );
  const proxy = http.createServer((_, response) => response.writeHead(405).end());
  const tunnels = new Set();
  proxy.on("connect", async (_, client, head) => {
    await wait();
    const upstream = net.connect(server.address().port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      client.pipe(upstream).pipe(client);
    });
    for (const socket of [client, upstream]) {
      tunnels.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        tunnels.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
  });
  for (const one of [server, proxy]) await new Promise((resolve) => one.listen(0, "127.0.0.1", resolve));
  return {
    asked,
    env: { HTTPS_PROXY: `http://127.0.0.1:${proxy.address().port}`, NODE_EXTRA_CA_CERTS: certificate },
    close: () => {
      for (const socket of tunnels) socket.destroy();
      server.close();
      proxy.close();
    },
  };
}
