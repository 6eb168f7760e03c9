import { sentenceOf } from "../complaint.ts";

/** One thing that was looked at. `mend` is what to do, where it is not as it should be. */
export type Finding = { readonly what: string; readonly told: string; readonly mend?: string };

export const well = (what: string, told: string): Finding => ({ what, told });

export const ill = (what: string, told: string, mend: string): Finding => ({ what, told, mend });

/** Looks, and takes what an operator can mend for a finding; a bug is thrown. */
export const looked = async (what: string, look: () => Finding | Promise<Finding>): Promise<Finding> => {
  try {
    return await look();
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    return ill(what, sentence, "see the sentence before");
  }
};

export const lineOf = ({ what, told, mend }: Finding): string =>
  mend === undefined ? `ok  ${what}: ${told}` : `!!  ${what}: ${told}\n    → ${mend}`;
