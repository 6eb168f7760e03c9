import * as z from "zod";
import type { Instant } from "#shared/domain/dates.ts";
import { isLikelySame, type Organisation, OrganisationId } from "#shared/domain/organisation.ts";
import { type FieldError, refuse } from "#shared/domain/refusal.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { isGoneBy } from "./gone.ts";
import { type Disputant, PersonId } from "./parts.ts";
import { Authorised, representing } from "./representative.ts";

/** A person, an organisation of the community's list with who speaks for it, or the name of an outsider. */
export const NamedDisputant = z.strictObject({
  name: Name.optional(),
  personId: PersonId.optional(),
  organisationId: OrganisationId.optional(),
  representative: Authorised.optional(),
});
type Named = z.infer<typeof NamedDisputant>;

/** Everybody who is named by an id. */
export const peopleNamed = (named: readonly Named[]): string[] =>
  named.flatMap(({ personId, representative }) => [personId, representative?.personId].flatMap((id) => id ?? []));

type Knowing = {
  readonly organisations: readonly Organisation[];
  readonly standings: ReadonlyMap<string, Standing>;
  readonly at: Instant;
};

type Wrong = { readonly member: keyof Named; readonly code: FieldError["code"] };

const wrong = (member: keyof Named, code: FieldError["code"]): Wrong => ({ member, code });

/** What is wrong with a person, or with an outsider: what is in the list is not typed. */
const errorInTyped = ({ name, personId, representative }: Named, { organisations, standings }: Knowing) => {
  if (representative) return wrong("representative", "not-allowed");
  if (name === undefined) return wrong("name", "required");
  if (personId !== undefined) return standings.has(personId) ? undefined : wrong("personId", "unknown-person");
  const isListed = organisations.some((each) => isLikelySame(each.name, name));
  return isListed ? wrong("name", "in-the-list") : undefined;
};

/** What is wrong with an organisation: the list says what it is called. */
const errorInListed = ({ name, personId, organisationId }: Named, { organisations }: Knowing) => {
  if (personId !== undefined) return wrong("personId", "not-allowed");
  if (name !== undefined) return wrong("name", "not-allowed");
  const isKnown = organisations.some((each) => each.organisationId === organisationId);
  return isKnown ? undefined : wrong("organisationId", "unknown-organisation");
};

/**
 * Those in dispute, with the households in which they live, and whether they are gone already. A person is somebody the community knows, or nobody could
 * ever confirm for them; an organisation of the list is never typed, so its side is known.
 */
export const disputantsOf = (named: readonly Named[], known: Knowing): Omit<Disputant, "disputantId">[] => {
  const errors = named.flatMap((each, nth) => {
    const error = each.organisationId === undefined ? errorInTyped(each, known) : errorInListed(each, known);
    return error ? [{ pointer: `/disputants/${nth}/${error.member}`, code: error.code }] : [];
  });
  if (errors.length > 0) refuse("invalid", { errors });
  return named.map(({ representative, organisationId, ...each }, nth) => {
    const { standings, organisations, at } = known;
    const listed = organisations.find((one) => one.organisationId === organisationId);
    if (listed) {
      const disputant = { organisationId, name: listed.name, side: listed.side };
      if (!representative) return disputant;
      const standing = standings.get(representative.personId);
      const pointer = `/disputants/${nth}/representative/personId`;
      return { ...disputant, representative: representing(disputant, { ...representative, standing, at, pointer }) };
    }
    if (each.personId === undefined) return each;
    const standing = standings.get(each.personId);
    const householdIds = Object.keys(standing?.households ?? {});
    return {
      ...each,
      ...(householdIds.length > 0 && { householdIds }),
      ...(isGoneBy(standing) && { isGone: true as const }),
    };
  });
};
