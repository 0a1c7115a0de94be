import type { ExplainNode } from "../../app/results.ts";
import { defineCommand, printHeader, printJson, type ReadFlags, readOptions } from "../define.ts";

export const explain = defineCommand({
  name: "explain",
  needsData: true,
  build: (command, run) => {
    readOptions(command)
      .description("the tree from a number to its formula, inputs and payloads")
      .argument("<id>", "indicator, threshold, series, figure, claim or parameter")
      .action((id: string, flags: ReadFlags) =>
        run(async ({ io, monitor }) => {
          const { explain: read } = await import("../../app/explain.ts");
          const answer = await read(await monitor(), id, flags);
          if (flags.json) printJson(io, answer);
          else {
            printHeader(io, answer);
            io.out(treeText(answer.root, "", ""));
          }
          return 0;
        }),
      );
  },
});

function treeText(node: ExplainNode, first: string, rest: string): string {
  const lines = [`${first}${node.id}  ${node.shown}  ${node.title === node.id ? "" : `(${node.title})`}`.trimEnd()];
  for (const [name, value] of Object.entries(node.detail)) {
    if (value !== null && value !== "") lines.push(`${rest}    ${name}: ${value}`);
  }
  let text = `${lines.join("\n")}\n`;
  node.children.forEach((child, i) => {
    const isLast = i === node.children.length - 1;
    text += treeText(child, `${rest}${isLast ? "└─ " : "├─ "}`, `${rest}${isLast ? "   " : "│  "}`);
  });
  return text;
}
