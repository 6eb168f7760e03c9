import { linkPage, linkPath } from "#infra/link-page/page.ts";
import { docsPage } from "./docs-page.ts";
import { answeringHead } from "./gateway.ts";
import type { Incoming } from "./gateway-event.ts";
import type { Home } from "./home.ts";
import type { Identity } from "./identity.ts";
import { discovery } from "./issuer.ts";
import type { Origins } from "./origins.ts";
import { refused } from "./refused.ts";

const get = async (incoming: Incoming, path: string, answer: () => Promise<Response>): Promise<Response> => {
  if (incoming.method === "GET") return answer();
  const allow = "GET, HEAD";
  return refused({ code: "method-not-allowed", detail: { allow }, path, headers: { allow } });
};

/** The issuer's public papers, where the home signs tokens itself. */
const paperAt = (path: string, { issuer }: Identity, origin: string): object | undefined => {
  if (issuer && path === "/.well-known/openid-configuration") return discovery(issuer.name, origin);
  if (issuer && path === "/.well-known/jwks.json") return { keys: [issuer.key.public] };
  return undefined;
};

/** What anybody may read: the page behind links, and the issuer's papers. */
const openAt = (path: string, identity: Identity, origin: string): Response | undefined => {
  const paper = paperAt(path, identity, origin);
  if (paper) return Response.json(paper);
  if (path !== linkPath) return undefined;
  const { body, headers } = linkPage();
  return new Response(body, { headers });
};

/** Everything that a home answers: the API, and beside it the docs page, the page behind links, and what is the issuer's. */
export const doors = (home: Home, identity: Identity, origins: Origins) => {
  const issuers = identity.doorOf?.(home);
  return answeringHead(async (incoming): Promise<Response> => {
    const [path = ""] = incoming.target.split("?");
    const { host, "accept-encoding": acceptEncoding } = incoming.headers;
    if (!origins.allows(host))
      return refused({ code: "wrong-host", path, language: incoming.headers["accept-language"] });
    // Whoever reaches it from elsewhere is not at this machine: the people of the demonstration are shown here only.
    const personas = origins.isHere(host) ? identity.personas : async () => [];
    if (path === "/docs" || path.startsWith("/docs/"))
      return get(incoming, path, () => docsPage({ path, acceptEncoding }, personas));
    const open = openAt(path, identity, origins.origin(`http://${host}`));
    if (open) return get(incoming, path, async () => open);
    return (await issuers?.(incoming, path)) ?? home.gateway.answer(incoming);
  });
};
