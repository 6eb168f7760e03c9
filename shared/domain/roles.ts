import * as z from "zod";

/** What a person may be in a community. A grant has a scope and a term; a person may hold several. */
export const Role = z.enum([
  "resident",
  "building-leader",
  "mediator",
  "association-president",
  "property-staff",
  "desk-operator",
  "residents-committee-worker",
  "employment-caseworker",
  "instructor",
  "employer-contact",
  "correspondent",
  "community-admin",
]);
export type Role = z.infer<typeof Role>;

/** In which role an act is recorded: one of a community's, the operator's, or that of somebody without one. */
export const ActorRole = z.enum([...Role.options, "platform-operator", "signed-in", "code-holder", "anyone", "system"]);
export type ActorRole = z.infer<typeof ActorRole>;

/** One of the three that govern together. Where a body decides, it is valid by side, never by heads alone. */
export const Side = z.enum(["community", "property", "residents"]);
export type Side = z.infer<typeof Side>;

/** The role that makes somebody of a side, the stronger first: staff who also live there are staff. */
export const sideRoles = [
  { role: "property-staff", side: "property" },
  { role: "residents-committee-worker", side: "community" },
  { role: "resident", side: "residents" },
] as const satisfies readonly { readonly role: Role; readonly side: Side }[];

/** The side that somebody is of, by the roles they hold; who is neither staff nor a resident is of none. */
export const sideOfRoles = (roles: readonly Role[]): Side | undefined =>
  sideRoles.find(({ role }) => roles.includes(role))?.side;

/** Every side of which somebody holds the role, the one that counts first. */
export const sidesOf = (roles: readonly Role[]): Side[] =>
  sideRoles.flatMap(({ role, side }) => (roles.includes(role) ? side : []));

/** Of which sides somebody is staff, by all the roles they hold; an operator of no side is the property company's. */
export const sidesServed = (roles: readonly Role[]): Side[] => {
  const own = sideRoles.flatMap(({ role, side }) => (roles.includes(role) ? side : []));
  return own.length === 0 && roles.includes("desk-operator")
    ? ["property"]
    : own.filter((side) => side !== "residents");
};

/** Who may act for somebody at the desk. */
export const operatorRoles = ["desk-operator", "residents-committee-worker"] as const satisfies readonly Role[];

/** Roles that read what is restricted, such as cases and those who look for work. */
export const contentRoles: ReadonlySet<Role> = new Set<Role>([
  "mediator",
  "association-president",
  "employment-caseworker",
  "residents-committee-worker",
]);

/** Roles held by staff of an institution: never a peer, so never a case's lead without a recorded override. */
export const staffRoles: ReadonlySet<Role> = new Set<Role>([
  "property-staff",
  "desk-operator",
  "residents-committee-worker",
  "employment-caseworker",
  "community-admin",
]);
