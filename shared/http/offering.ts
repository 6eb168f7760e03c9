import type { Caller } from "../domain/caller.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import { actingRole, isWritable } from "./admission.ts";
import type { Answer } from "./endpoint.ts";
import type { Asking, Offered, Offers } from "./offers.ts";
import type { Route } from "./route.ts";

/** What is known of a call whose answer offers verbs; the platform's operator has no caller. */
type Called = Omit<Asking, "by" | "at"> & { readonly caller?: Caller; readonly now: string };

const nobody: Caller = { personId: "", name: "", grants: [] };

const isOpenTo = (route: Route, { caller, community }: Called): boolean => {
  const isClosed = (community as CommunityCard | undefined) && !isWritable(route, community);
  if (isClosed || !caller) return !isClosed && route.access === "operator";
  if (caller.onBehalfOf?.isCalledBack && route.needsIdentity({})) return false;
  return (typeof route.access === "object" || route.access === "member") && actingRole(route, caller) !== undefined;
};

type Service = {
  readonly endpoints: readonly { readonly route: Route }[];
  readonly offers: Readonly<Record<string, Offers<never>>>;
};

/** Tells what whoever got an answer may call now on the thing that it shows; nothing where none are offered. */
export const offering = ({ endpoints, offers }: Service) => {
  const routes = new Map(endpoints.map(({ route }) => [route.operation, route]));
  return async (route: Route, called: Called, { subject, body }: Answer<Route>): Promise<Offered | undefined> => {
    const ofThing = offers[route.offers ?? ""] as Offers<unknown> | undefined;
    if (!ofThing) return undefined;
    const mayCall = (operation: string): boolean => {
      const asked = routes.get(operation);
      return asked !== undefined && isOpenTo(asked, called);
    };
    const { caller: by = nobody, now: at, community, table } = called;
    return ofThing.offered(subject ?? body, { by, at, community, table }, mayCall);
  };
};
