import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeWorkbook } from "#shared/files/workbook-writer.ts";
import type { ServiceWords } from "#shared/http/service-words.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

// biome-ignore lint/suspicious/noExplicitAny: what a chunk exports is what is tried
type Chunk = any;

type Exercise = {
  /** Does with the chunk what it is loaded for. */
  readonly run: (chunk: Chunk) => unknown;
  /** What comes of it. */
  readonly gives: RegExp;
};

const start = Date.parse("2026-03-02T01:00:00.000Z");

/** The first sentence of a field, and what every value is called. */
const saysIn = (chunk: Chunk): string => {
  const words = Object.values(chunk).find((each): each is ServiceWords => Object.hasOwn(each as object, "labels"));
  const labels = Object.values(words?.labels ?? {}).flatMap((group) => Object.entries(group));
  const [sentence] = Object.values(words?.fields ?? {});
  return `${sentence?.["zh-CN"]} ${labels.map(([value, label]) => `${value}=${label["zh-CN"]}`).join(" ")}`;
};

/** What each late chunk is for, by the file it was made from. One that is missing here fails the test. */
export const exercises: Readonly<Record<string, Exercise>> = {
  "shared/late/ics.ts": {
    run: ({ createEvents }) => createEvents([{ uid: "1", start, duration: { hours: 1 }, title: "联席会议" }]).value,
    gives: /^BEGIN:VCALENDAR.*SUMMARY:联席会议.*END:VCALENDAR/s,
  },
  "shared/late/qrcode.ts": {
    run: async ({ create, toString: drawn }) =>
      `${create("https://a.example").modules.size} ${await drawn("https://a.example", { type: "svg" })}`,
    gives: /^25 <svg .*<path .*<\/svg>/s,
  },
  "shared/files/reading.ts": {
    run: async ({ readRows }) => {
      const workbook = Buffer.from(await writeWorkbook([["陈女士"]]), "base64");
      return [...(await readRows(workbook)), ...(await readRows(Buffer.from("赵会长")))].join();
    },
    gives: /^陈女士,赵会长$/,
  },
  "shared/files/workbook-writer.ts": {
    run: async (chunk) => Buffer.from(await chunk.writeWorkbook([["陈女士"]]), "base64").toString("latin1"),
    gives: /^PK.*xl\/worksheets\/sheet1\.xml/s,
  },
  "shared/late/sqs.ts": {
    run: ({ SendMessageCommand, ChangeMessageVisibilityCommand, SQSClient }) =>
      [SendMessageCommand, ChangeMessageVisibilityCommand].map((Command) => new Command({}).constructor.name).length +
      typeof new SQSClient({ region: "eu-west-1" }).send,
    gives: /^2function$/,
  },
  "shared/late/nodemailer.ts": {
    run: ({ createTransport }) => createTransport({ host: "mail.example", pool: true }).options.host,
    gives: /^mail\.example$/,
  },
  "services/communities/domain/chinese-calendar.ts": {
    run: ({ chineseYear }) => chineseYear("2026").holidays[0],
    gives: /^2026-01-01$/,
  },
  "services/moment-words.ts": {
    run: ({ momentWords }) => momentWords.mediation.sentences.caseFiled.inside["zh-CN"],
    gives: /当事人/,
  },
  "shared/contracts/every-fact.ts": {
    run: ({ everyFact }) =>
      everyFact.find(({ type }: { readonly type: string }) => type === "mediation.case-filed.v1").summary,
    gives: /dispute/,
  },
  "shared/domain/e164.ts": { run: ({ e164 }) => e164("020 8765 4321", "zh-CN"), gives: /^\+862087654321$/ },
  "shared/http/shared-words.ts": { run: (chunk) => saysIn(chunk), gives: /^必须填写 .*resident=居民/ },
  "shared/http/labels.ts": { run: ({ labels }) => labels.role.resident.en, gives: /^resident$/ },
  "services/communities/labels.ts": {
    run: ({ labels }) => labels.verificationMethod["id-shown"].en,
    gives: /^identity card shown$/,
  },
  "services/labels.ts": {
    run: ({ everyLabel }) => `${Object.keys(everyLabel)} ${everyLabel.mediation.caseStatus.resolved.en}`,
    gives: /^shared,communities,courses,employment,mediation,meetings,messages resolved$/,
  },
  ...Object.fromEntries(
    globSync("services/*/words.ts", { cwd: root }).map((file) => [
      file,
      { run: saysIn, gives: /\S+ .*=\p{Script=Han}/u },
    ]),
  ),
  "infra/aws/node-http.ts": {
    run: ({ Agent, request, STATUS_CODES }) =>
      `${new Agent({ keepAlive: true }).options.keepAlive} ${typeof request} ${STATUS_CODES[404]}`,
    gives: /^true function Not Found$/,
  },
  "node_modules/@smithy/core/dist-es/submodules/event-streams/index.js": {
    run: ({ Int64 }) => Int64.fromNumber(2021).valueOf(),
    gives: /^2021$/,
  },
  "node_modules/bowser/bowser.mjs": {
    run: ({ parse }) => parse("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0").browser.name,
    gives: /^Firefox$/,
  },
};
