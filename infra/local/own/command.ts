import { parseArgs } from "node:util";
import { Complaint, commanded } from "#infra/operations/complaint.ts";
import { defaultPort } from "../options.ts";
import { deviceIn, type Introduction } from "./device.ts";

const usage = `npm run sign-in                                     a fresh token for this device
npm run sign-in -- --operator CODE                  becomes a device of an operator, by the code that the home showed
npm run sign-in -- --slip COMMUNITY PERSON CODE     becomes the device of the person whose slip it is
  --at ADDRESS    the home (default http://127.0.0.1:${defaultPort})
  --key FILE      where this device keeps its key (default .linli-device.json)`;

const introductionIn = (values: { operator?: string | undefined; slip: boolean }, words: readonly string[]) => {
  const [community, personId, code] = words;
  if (values.operator) return { operatorCode: values.operator };
  if (!values.slip) return undefined;
  if (!community || !personId || !code)
    throw new Complaint("--slip needs COMMUNITY PERSON CODE, as the slip has them.");
  return { slip: { community, personId, code } };
};

/** Runs `npm run sign-in`: a device without a page, for operators and for trying things out. */
export const runSignIn = (given: readonly string[]): Promise<number> =>
  commanded(usage, async () => {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        at: { type: "string", default: `http://127.0.0.1:${defaultPort}` },
        key: { type: "string", default: ".linli-device.json" },
        operator: { type: "string" },
        slip: { type: "boolean", default: false },
      },
    });
    const introduction: Introduction | undefined = introductionIn(values, positionals);
    const device = await deviceIn(values.key, values.at.replace(/\/$/, ""));
    return (await device.signIn(introduction)).token;
  });
