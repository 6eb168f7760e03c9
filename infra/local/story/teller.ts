import { ProblemError, type Send } from "#shared/http/client.ts";
import type { settableClock } from "../clock.ts";
import type { Home } from "../home.ts";
import { type IssuerKey, signToken } from "../issuer.ts";
import { cast, stranger } from "../living/cast.ts";
import { type Neighbour, neighbour } from "../neighbour.ts";
import { type Persona, seedCommunities } from "../personas.ts";

/** One act of the story: a key of its own, so that telling it again after a kill changes nothing. */
export const act = (name: string) => ({ idempotencyKey: `story ${name}` });

/** Something happened that the story does not say. */
export class Surprise extends Error {
  override readonly name = "Surprise";
}

/** What a chapter tells by: every persona at the API, a clock that it sets, and nothing else of the home. */
export type Teller = {
  readonly clock: ReturnType<typeof settableClock>;
  /** A persona at the API of their community, perhaps in a session with whom they assist; each request is one printed line. */
  readonly as: (persona: string, language?: string, session?: string) => Promise<Neighbour>;
  readonly idOf: (persona: string) => Promise<string>;
  /** Lets every fact and deadline that is due do its work. */
  readonly drain: () => Promise<void>;
  readonly say: (text: string) => void;
  /** Ends the story where something is not as told. */
  readonly expects: (what: string, isSo: boolean) => void;
  /** Ends the story unless the request is refused with this code. */
  readonly refused: (code: string, attempt: Promise<unknown>) => Promise<void>;
};

export type Telling = {
  readonly home: Pick<Home, "gateway" | "host">;
  readonly clock: Teller["clock"];
  readonly key: IssuerKey;
  /** What the tokens of the personas are dated by. */
  readonly today: () => Date;
  readonly print: (line: string) => void;
  /** Done after each request that changes something. */
  readonly after?: () => Promise<void>;
};

type Known = Persona & { readonly community: string };

/** Where a story is told: who is who there, and how a request in somebody's name reaches the home. */
export type Stage = Pick<Teller, "clock" | "idOf" | "drain"> & {
  readonly print: (line: string) => void;
  readonly known: (persona: string) => Pick<Known, "name" | "community">;
  readonly signed: (persona: string) => Send;
  readonly baseUrl?: string;
  readonly after?: (() => Promise<void>) | undefined;
};

const everybody: readonly Known[] = [
  ...seedCommunities.flatMap(({ slug, personas }) => personas.map((each) => ({ ...each, community: slug }))),
  ...cast,
  stranger,
];

const known = (persona: string): Known =>
  everybody.find((each) => each.persona === persona) ?? { persona, name: persona, roles: [], community: "" };

/** `/v1/communities/yangguang-huayuan/meetings/issues` → `/meetings/issues`. */
const shortened = (url: string): string =>
  decodeURIComponent(new URL(url).pathname).replace(/^\/v1(\/public)?\/communities\/[^/]+/, "$1");

const outcomeOf = async (response: Response): Promise<string> => {
  const { code } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { code?: string };
  return response.ok ? String(response.status) : `${response.status} ${code ?? ""}`;
};

/** Sends, and prints the request with what came of it as one line. */
export const printed =
  ({ clock, print, after }: Pick<Stage, "clock" | "print" | "after">, name: string, send: Send): Send =>
  async (request) => {
    const response = await send(request);
    const line = [clock.now().slice(0, 16), name, request.method, shortened(request.url), await outcomeOf(response)];
    print(line.join("  "));
    if (request.method !== "GET") await after?.();
    return response;
  };

const expects = (what: string, isSo: boolean): void => {
  if (!isSo) throw new Surprise(what);
};

const refused = async (code: string, attempt: Promise<unknown>): Promise<void> => {
  const told = await attempt.then(
    () => "done",
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );
  expects(`it should have been refused as ${code}, and was: ${told}`, told === code);
};

export const tellerOn = (stage: Stage): Teller => {
  const { clock, print, drain, idOf, known: who, signed, baseUrl } = stage;
  const as = async (persona: string, language?: string, session?: string): Promise<Neighbour> => {
    const { name, community } = who(persona);
    const send = printed(stage, name, signed(persona));
    return neighbour({ send, community, baseUrl, ...(language && { language }), ...(session && { session }) });
  };
  return { clock, as, idOf, drain, say: print, expects, refused };
};

type Place = Pick<Telling, "home" | "clock" | "print" | "after"> & { readonly sendAs: (persona: string) => Send };

/** A teller among the personas of the seed, whose requests go out as it is said. */
export const tellerBy = ({ home, clock, print, after, sendAs }: Place): Teller => {
  const ids = new Map<string, string>();

  const idOf = async (persona: string): Promise<string> => {
    const kept = ids.get(persona);
    if (kept) return kept;
    const silent = neighbour({ send: sendAs(persona), community: known(persona).community });
    const { body } = await silent.listOwnCommunities({});
    const id = body.items[0]?.personId;
    if (!id) throw new Surprise(`${persona} belongs to no community`);
    ids.set(persona, id);
    return id;
  };

  return tellerOn({ clock, print, drain: home.host.drain, idOf, known, signed: sendAs, after });
};

/** The same, each request with a token of its own: days pass between two of them. */
export const openTeller = ({ key, today, ...place }: Telling): Teller => {
  const sendAs =
    (persona: string): Send =>
    async (request) => {
      request.headers.set("authorization", `Bearer ${await signToken(key, persona, today())}`);
      return place.home.gateway.send(request);
    };
  return tellerBy({ ...place, sendAs });
};
