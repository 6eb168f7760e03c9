import * as z from "zod";
import { type Act, actingPerson } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Person, personLifecycle } from "./person.ts";

export const ChooseAssist = z.strictObject({ needsAssist: z.boolean() });

/** Whether they want to be served at the desk is each person's own to say: a no that staff wrote down is not theirs. */
export const chooseAssist = (current: Person, { by, needsAssist }: Act & z.infer<typeof ChooseAssist>) => {
  if (actingPerson(by).personId !== current.personId) refuse("not-found");
  const state: Person = {
    ...personLifecycle.allow("chooseAssist", current),
    needsAssist,
    declinesAssist: !needsAssist,
  };
  return { state, facts: [] };
};
