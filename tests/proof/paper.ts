import { claims, unshown } from "./claims.ts";
import { records } from "./records.ts";

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** `docs/proof.md`: each claim with its command, its figure, and the day and commit it was measured at. */
export const proofPaper = (): string => {
  const known = records();
  const rows = claims.map(({ says, command, from, figure }) => {
    const record = known[from];
    const cells = record ? [figure(record as never), record.at, `\`${record.commit}\``] : ["not measured yet", "", ""];
    return row([says, `\`${command}\``, ...cells]);
  });
  const machine = known.bench?.machine;
  return [
    "# Proof",
    "Made by `npm run docs` from `docs/proof.json`, which `npm run proof` fills from what a command left behind (`npm run proof -- test REPORT.json`, a report of vitest; `npm run proof -- bench`, the file of `npm run bench`). Of CPU only ratios count; a figure without a clear A/A ratio says so.",
    row(["claim", "command", "figure", "on", "at commit"]) +
      `\n${row(["---", "---", "---", "---", "---"])}\n${rows.join("\n")}`,
    ...(machine
      ? [
          `The bench ran on ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.load.toFixed(2)}.`,
        ]
      : []),
    "## Not shown yet",
    unshown.map((each) => `- ${each}`).join("\n"),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
};
