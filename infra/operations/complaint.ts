/** Something that an operator has to know, told without a stack. */
export class Complaint extends Error {
  override readonly name = "Complaint";
}

/** Runs a command and answers its exit code: 1 with its complaint, 2 where it was not understood. */
export const commanded = async (usage: string, work: () => Promise<string | undefined>): Promise<number> => {
  try {
    const told = await work();
    console.log(told ?? usage);
    return told === undefined ? 2 : 0;
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    console.error(error.message);
    return 1;
  }
};
