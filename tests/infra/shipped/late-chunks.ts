import { writeWorkbook } from "#shared/http/workbook.ts";

// biome-ignore lint/suspicious/noExplicitAny: what a chunk exports is what is tried
type Chunk = any;

type Exercise = {
  /** Does with the chunk what it is loaded for. */
  readonly run: (chunk: Chunk) => unknown;
  /** What comes of it. */
  readonly gives: RegExp;
};

const start = Date.parse("2026-03-02T01:00:00.000Z");

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
  "shared/late/write-excel-file.ts": {
    run: async ({ writeXlsx }) =>
      (await writeXlsx([[{ value: "陈女士", type: String }]]).toBuffer()).toString("latin1"),
    gives: /^PK.*xl\/worksheets\/sheet1\.xml/s,
  },
  "shared/late/read-excel-file.ts": {
    run: async ({ readSheet }) => readSheet(Buffer.from(await writeWorkbook([["陈女士", "3栋"]]), "base64")),
    gives: /^\[\["陈女士","3栋"\]\]$/,
  },
  "shared/domain/e164.ts": { run: ({ e164 }) => e164("020 8765 4321", "zh-CN"), gives: /^\+862087654321$/ },
  "shared/http/field-sentences.ts": {
    run: ({ fieldSentences }) => fieldSentences.required["zh-CN"],
    gives: /^必须填写$/,
  },
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
