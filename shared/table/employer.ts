import { refuseField } from "../domain/refusal.ts";
import { stateSort } from "./entity.ts";
import type { CommunityScope } from "./scope.ts";
import type { Item, Key } from "./table.ts";

/** Where an employer's own state lies: employment writes it, and whoever gives somebody a role for it reads it. */
export const employerKey = (scope: CommunityScope, employerId: string): Key =>
  scope.key(["EMPLOYER", employerId], stateSort);

/** Refuses `unknown-employer` at the pointer for one that was named and is not there, as it was read at its source. */
export const mustBeEmployer = (employer: Item | undefined, pointer: string, employerId: string | undefined): void => {
  if (employerId !== undefined && !employer) refuseField(pointer, "unknown-employer");
};
