import { rebuildSearch } from "#services/communities/flows/rebuild-search.ts";
import { rebuildStanding } from "#services/communities/flows/rebuild-standing.ts";
import { rebuildDisputes } from "#services/mediation/flows/rebuild-disputes.ts";
import { services } from "#services/services.ts";
import { rebuildHomes } from "#shared/home/rebuild.ts";
import { communityKey } from "#shared/table/community.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { argumentsOf } from "../arguments.ts";
import { inCommunity } from "../community/walk.ts";
import { Complaint, commanded } from "../complaint.ts";
import { communitiesOf, type Place, placeOf, placeOptions } from "../place.ts";
import { rebuildTrail } from "./trail.ts";

const usage = `npm run rebuild -- trail [slug …]       makes the way of every issue anew from the journals
npm run rebuild -- standing [slug …]    makes what each person is anew from their record and households
npm run rebuild -- search [slug …]      makes anew by what each person is found at the desk
npm run rebuild -- disputes [slug …]    makes anew in which cases each person is in dispute
npm run rebuild -- homes [slug …]       makes anew what concerns each person, and what they were told
  --data DIR              one machine's data (default .linli); without a slug, of all its communities
  --table NAME --region REGION   a table of DynamoDB instead, with the credentials of the environment`;

type Projection = { readonly make: (table: CommunityTable) => Promise<number>; readonly of: string };

/** What can be made anew, and of how many of what. */
const projections: Readonly<Record<string, Projection>> = {
  trail: { make: rebuildTrail, of: "facts" },
  standing: { make: rebuildStanding, of: "people" },
  search: { make: rebuildSearch, of: "people" },
  disputes: { make: rebuildDisputes, of: "cases" },
  homes: { make: (table) => rebuildHomes(table, services), of: "things" },
};

const rebuild = async (place: Place, name: string, slugs: readonly string[]): Promise<string | undefined> => {
  const projection = Object.hasOwn(projections, name) ? projections[name] : undefined;
  if (!projection) return undefined;
  const lines: string[] = [];
  for (const slug of communitiesOf(slugs, place)) {
    const own = inCommunity(place.ground, slug);
    if (!(await own.get(communityKey(own.scope)))) throw new Complaint(`there is no community ${slug} here`);
    lines.push(`${slug}: ${await projection.make(own)} ${projection.of}`);
  }
  return lines.join("\n");
};

/** Runs `npm run rebuild` and answers its exit code. */
export const runRebuild = (given: readonly string[]): Promise<number> =>
  commanded(usage, async () => {
    const { values, positionals } = argumentsOf({ args: [...given], allowPositionals: true, options: placeOptions });
    const [name = "", ...slugs] = positionals;
    if (!Object.hasOwn(projections, name)) return undefined;
    const place = placeOf(values);
    try {
      return await rebuild(place, name, slugs);
    } finally {
      place.close();
    }
  });
