import { argumentsOf } from "#infra/operations/arguments.ts";
import { Complaint, commanded } from "#infra/operations/complaint.ts";
import { defaultPort } from "../options.ts";
import { deviceIn, type Introduction } from "./device.ts";

const usage = `npm run sign-in                                     a fresh token for this device
npm run sign-in -- --operator CODE                  becomes a device of an operator, by the code that the home showed
npm run sign-in -- --slip COMMUNITY PERSON CODE     becomes the device of the person whose slip it is
  --at ADDRESS    the home (default http://127.0.0.1:${defaultPort})
  --key FILE      where this device keeps its key (default .linli-device.json)`;

const introductionIn = (
  values: { operator?: string | undefined; slip: boolean },
  words: readonly string[],
): Introduction | undefined => {
  const [community = "", personId = "", code = ""] = words;
  if (values.operator) return { operatorCode: values.operator };
  return values.slip ? { slip: { community, personId, code } } : undefined;
};

/** An address of a home as it is asked: without the slash at its end. */
const addressIn = (given: string): string => {
  if (/^https?:\/\/./.test(given) && URL.canParse(given)) return given.replace(/\/$/, "");
  throw new Complaint(`${given} is no address of a home: write it as http://127.0.0.1:${defaultPort}.`);
};

/** Runs `npm run sign-in`: a device without a page, for operators and for trying things out. */
export const runSignIn = (given: readonly string[]): Promise<number> =>
  commanded(usage, async () => {
    const { values, positionals } = argumentsOf({
      args: [...given],
      allowPositionals: true,
      options: {
        at: { type: "string", default: `http://127.0.0.1:${defaultPort}` },
        key: { type: "string", default: ".linli-device.json" },
        operator: { type: "string" },
        slip: { type: "boolean", default: false },
      },
    });
    if (positionals.length !== (values.slip ? 3 : 0)) return undefined;
    const home = addressIn(values.at);
    const device = await deviceIn(values.key, home);
    const introduction = introductionIn(values, positionals);
    return (await device.signIn(introduction)).token;
  });
