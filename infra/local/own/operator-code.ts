import { argumentsOf } from "#infra/operations/arguments.ts";
import { Complaint, commanded } from "#infra/operations/complaint.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { homeMarks } from "../beginning.ts";
import { storeIn } from "../folder.ts";
import { spoken } from "../printed.ts";
import { openDevices } from "./devices.ts";

const usage = `npm run operator-code              a code by which one more operator signs in, good for 30 days
npm run operator-code -- --alone   the same, and every operator's device of before is signed out
  --data DIR    the data of a home that began with --own (default .linli)`;

/** Runs `npm run operator-code`, also while the home runs: whoever holds the box says who operates it. */
export const runOperatorCode = (given: readonly string[]): Promise<number> =>
  commanded(usage, async () => {
    const options = {
      data: { type: "string", default: ".linli" },
      alone: { type: "boolean", default: false },
    } as const;
    const { values } = argumentsOf({ args: [...given], options });
    const { database, close } = sqliteStore(storeIn(values.data));
    const isOwn = homeMarks(database).find("way") === "own";
    if (!isOwn) close();
    if (!isOwn) throw new Complaint(`${values.data} did not begin with --own: its operators are known in another way.`);
    const devices = openDevices(database, Date.now);
    const ended = values.alone ? devices.endOperators() : 0;
    const code = spoken(devices.newOperatorCode());
    close();
    return values.alone ? `${ended} devices of operators were signed out\n${code}` : code;
  });
