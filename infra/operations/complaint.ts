/** Something that an operator has to know, told without a stack. */
export class Complaint extends Error {
  override readonly name = "Complaint";
}

const isOfTheCaller = (error: unknown): error is Error =>
  error instanceof Complaint || (error instanceof Error && error.name === "CredentialsProviderError");

const isMisunderstood = (error: unknown): boolean =>
  error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");

/** Runs a command and answers its exit code: 1 with its complaint, 2 with its usage where it was not understood. */
export const commanded = async (usage: string, work: () => Promise<string | undefined>): Promise<number> => {
  try {
    const told = await work();
    console.log(told ?? usage);
    return told === undefined ? 2 : 0;
  } catch (error) {
    if (isMisunderstood(error)) {
      console.error(`${(error as Error).message}\n\n${usage}`);
      return 2;
    }
    if (!isOfTheCaller(error)) throw error;
    console.error(error.message);
    return 1;
  }
};
