import * as z from "zod";
import type { Caller } from "#shared/domain/caller.ts";
import { newId } from "#shared/domain/new-id.ts";
import { isLikelySame, mostOrganisations, Organisation } from "#shared/domain/organisation.ts";
import { mustHaveRoom, refuse } from "#shared/domain/refusal.ts";
import { sidesServed } from "#shared/domain/roles.ts";
import { lettersOf } from "#shared/domain/spelling.ts";
import { type Community, communityLifecycle } from "./community.ts";

export const RecordOrganisation = z.strictObject(Organisation.omit({ organisationId: true }).shape);

/** Every organisation of the community that may be in a dispute. */
export const Organisations = z.object({ items: z.array(Organisation) }).meta({ id: "Organisations" });

type Recording = z.infer<typeof RecordOrganisation> & {
  readonly commandId: string;
  readonly by: Pick<Caller, "grants">;
};

/**
 * An organisation more; of one that is there, however its name is spelled, the name and the side are mended. By the side
 * people are recused in a dispute, so who is staff of an institution changes none,
 * nor lists one again that is called nearly the same.
 */
export const recordOrganisation = (current: Community, { name, side, commandId, by }: Recording) => {
  const subject = communityLifecycle.allow("configure", current);
  const organisations = subject.organisations ?? [];
  const known = organisations.find((each) => lettersOf(each.name) === lettersOf(name));
  const isOfStaff = sidesServed(by.grants.map(({ role }) => role)).length > 0;
  const isOfOtherSide = organisations.some((each) => each.side !== side && isLikelySame(each.name, name));
  if (isOfStaff && isOfOtherSide) refuse("conflict-of-interest");
  const others = organisations.filter((each) => each !== known);
  mustHaveRoom(others, mostOrganisations, "/name");
  const organisationId = known?.organisationId ?? newId("org", `${subject.slug} ${commandId}`);
  return { state: { ...subject, organisations: [...others, { organisationId, name, side }] } as Community, facts: [] };
};
