import * as z from "zod";

/** A fact that happened: ids, enums, counts and durations; never a name, a phone or free text. */
export type Fact = {
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, FactValue>>;
};
export type FactValue = string | number | boolean | readonly string[];

/** What a listener needs of a kind of fact. */
export type Hearable<Data extends z.core.$ZodObject = z.core.$ZodObject> = {
  /** `<teller>.<what-happened>.v<major>`. */
  readonly type: string;
  readonly summary: string;
  /** The field of the data that names what the fact is about. */
  readonly subject: string;
  readonly data: Data;
};

/**
 * What other services may hear. Calling it states the fact: `caseAccepted({ caseId, mediatorId, override })`;
 * data outside its shape is a bug and throws, so nothing else ever reaches a journal.
 */
export type Contract<Data extends z.core.$ZodObject> = Hearable<Data> & ((data: z.input<Data>) => Fact);

const typePattern = /^[a-z]+\.[a-z]+(-[a-z]+)*\.v[1-9]$/;

/** Declares one kind of fact. */
export const event = <Data extends z.core.$ZodObject>(
  type: string,
  summary: string,
  subject: string,
  data: Data,
): Contract<Data> => {
  if (!typePattern.test(type)) throw new Error(`not the name of a fact: ${type}`);
  const state = (input: z.input<Data>): Fact => {
    const checked = z.parse(data, input) as Record<string, FactValue>;
    return { type, subject: String(checked[subject]), data: checked };
  };
  return Object.assign(state, { type, summary, subject, data });
};

/** The CloudEvents 1.0 envelope of a published fact, with Linli's own attributes beside it. */
export type Envelope<Data = Readonly<Record<string, FactValue>>> = {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
  readonly community: string;
  readonly region: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** The order of the facts about one thing (the CloudEvents extension of that name): compare as text. */
  readonly sequence: string;
  readonly data: Data;
};

const digits = (value: number, length: number): string => String(value).padStart(length, "0");

/** Where a fact stands among those about one thing: the version it made, and its place in that entry. */
export const sequenceOf = (version: number, nth: number): string => `${digits(version, 8)}-${digits(nth, 3)}`;

/** Of a deadline, which is told before anything was made of it. */
export const firstSequence = sequenceOf(0, 0);

/** What a service hears, one kind of fact or several that it treats alike, and what it then does. */
export type Reaction<Data extends z.core.$ZodObject = z.core.$ZodObject> = {
  readonly hears: Hearable<Data> | readonly Hearable<Data>[];
  readonly summary: string;
  /** Its first name, where it was renamed since: what it did under that name it does not do again. */
  readonly was?: string;
};

const isContract = (declared: unknown): declared is Hearable =>
  typeof declared === "function" && "type" in declared && "subject" in declared;

/** Every kind of fact that is declared there. */
export const factsIn = (...tellers: readonly object[]): readonly Hearable[] =>
  tellers.flatMap((teller) => Object.values(teller)).filter(isContract);

/** What a kind of fact carries, by name. */
export const fieldsOf = ({ data }: Hearable): string[] => Object.keys(data._zod.def.shape);

/** Every kind of fact that names one of these, among what is declared; no deadline, by which nothing has happened yet. */
export const factsNaming = (names: readonly string[], ...tellers: readonly object[]): readonly Hearable[] =>
  factsIn(...tellers).filter((fact) => {
    const members = fieldsOf(fact);
    return (
      !fact.type.endsWith("-due.v1") && names.some((name) => members.includes(name) || members.includes(`${name}s`))
    );
  });

/** Every kind of fact that a reaction hears. */
export const heardBy = ({ hears }: Pick<Reaction, "hears">): readonly Hearable[] => [hears].flat();

export type ReactionTable = { readonly [name: string]: Reaction };

/** The reactions of a service, each named by what it does: `releaseLeadWhenRoleRevoked`. */
export const reactions = <const Table extends ReactionTable>(service: string, table: Table) =>
  Object.fromEntries(Object.entries(table).map(([name, reaction]) => [name, { ...reaction, name, service }])) as {
    readonly [Name in keyof Table]: Table[Name] & { readonly name: string; readonly service: string };
  };

export type NamedReaction = Reaction & { readonly name: string; readonly service: string };

/**
 * What a reaction is known by for good, `mediation-release-lead-when-role-revoked`: it goes into the id of every
 * command that the reaction gives, so that hearing a fact twice does it once. A new name must not change it.
 */
export const reactionId = ({ service, name, was = name }: Pick<NamedReaction, "service" | "name" | "was">): string =>
  `${service}-${was.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
