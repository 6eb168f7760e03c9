import { readFileSync } from "node:fs";
import { differences } from "#infra/aws/partitions.ts";
import { stages } from "#infra/aws/stage.ts";
import { costSheet, costTable } from "../bench/costs.ts";
import type { Played } from "../examples/play.ts";
import { filled } from "./readme-paper.ts";

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const differencesTable = (): string =>
  [
    row(["what", "aws", "aws-cn", "what Linli does there"]),
    "|---|---|---|---|",
    ...differences.map(({ feature, lackedBy, instead, isWanted }) =>
      row([feature, "yes", lackedBy.includes("aws-cn") ? (isWanted ? "no: refused" : "no") : "yes", instead]),
    ),
  ].join("\n");

const stagesTable = (): string =>
  [
    row(["stage", "region", "runtime", "architecture", "log days", "archive days", "encrypted bus"]),
    "|---|---|---|---|---|---|---|",
    ...stages().map(({ name, region, runtime, architecture, logRetentionDays, archiveDays, switches }) =>
      row([
        name,
        region,
        runtime,
        architecture,
        String(logRetentionDays),
        switches.archive ? String(archiveDays) : "no archive",
        switches.encryptedBus ? "yes" : "no",
      ]),
    ),
  ].join("\n");

/** The operators' handbook with its made sections anew: partitions, stages and costs. */
export const operationsPaper = (played: Played): string => {
  const path = new URL("../../docs/operations.md", import.meta.url);
  const sections = { partitions: differencesTable(), stages: stagesTable(), costs: costTable(costSheet(played)) };
  return Object.entries(sections).reduce(
    (text, [name, content]) => filled(text, name, content),
    readFileSync(path, "utf8"),
  );
};
