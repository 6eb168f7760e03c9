import { once } from "node:events";
import { type MessagePort, parentPort, Worker, workerData } from "node:worker_threads";
import { type FieldCode, Refusal } from "../domain/refusal.ts";
import { readCsv } from "./csv.ts";
import { isWorkbook, most, type Rows, unreadable } from "./rows.ts";
import { readWorkbook } from "./workbook.ts";

/** What a thread that reads may hold: enough for a list of people, and no file makes it more. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, codeRangeSizeMb: 16 };

const rowsOfAPiece = 200;

type Piece = { readonly rows: Rows } | { readonly code: FieldCode };

const mustBeSayable = (rows: Rows): Rows => {
  let left: number = most.characters;
  for (const cells of rows) for (const cell of cells) left -= cell.length;
  return left < 0 ? unreadable("too-big") : rows;
};

const codeOf = (error: unknown): FieldCode => {
  if (!(error instanceof Refusal)) throw error;
  return error.detail.errors?.[0]?.code ?? error.code;
};

const tell = (port: MessagePort, piece: Piece): void => port.postMessage(piece);

/** What the thread does: it reads the file, and hands its rows out in pieces, each when it is asked for. */
const readFor = async (port: MessagePort, bytes: Uint8Array): Promise<void> => {
  try {
    const rows = mustBeSayable(isWorkbook(bytes) ? readWorkbook(bytes) : readCsv(bytes));
    for (let at = 0; at < rows.length; at += rowsOfAPiece) {
      tell(port, { rows: rows.slice(at, at + rowsOfAPiece) });
      await once(port, "message");
    }
  } catch (error) {
    tell(port, { code: codeOf(error) });
  }
};

type Task = { readonly rowsOf?: Uint8Array } | null;

const task: Task = workerData;
if (parentPort && task?.rowsOf) await readFor(parentPort, task.rowsOf);

const isFull = (error: Error): boolean => "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

const readApart = (file: Uint8Array): Promise<Rows> =>
  new Promise((done, fail) => {
    const rows: (readonly string[])[] = [];
    const bytes = new Uint8Array(file);
    const thread = new Worker(new URL(import.meta.url), {
      workerData: { rowsOf: bytes } satisfies Task,
      transferList: [bytes.buffer],
      resourceLimits,
      env: {},
      execArgv: [],
    });
    let wrong: Error | undefined;
    const wanted = { format: "table" } as const;
    const refused = (code: FieldCode) => new Refusal("malformed", { errors: [{ pointer: "", code, wanted }] });
    thread.on("message", (piece: Piece) => {
      if ("code" in piece) wrong = refused(piece.code);
      else rows.push(...piece.rows);
      thread.postMessage("more");
    });
    thread.on("error", (error: Error) => {
      wrong = isFull(error) ? refused("too-big") : error;
    });
    thread.on("exit", () => (wrong ? fail(wrong) : done(rows)));
  });

let last: Promise<unknown> = Promise.resolve();

/**
 * The rows of a workbook or a CSV file. It is read in a thread of its own with a bound on its memory, one file at a
 * time: whatever a file unpacks to, nobody waits but who else sends one, and the process does not grow with it.
 */
export const readRows = (file: Uint8Array): Promise<Rows> => {
  const mine = last.then(() => readApart(file));
  last = mine.catch(() => undefined);
  return mine;
};
