import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { FileId, GivenFile, ThingFile } from "../domain/file.ts";
import { type Access, pageOf, paging, type RouteSpec, type Schema } from "../http/route.ts";

/** A file as its reader sees it; what is ready has addresses that open it for a while. */
export const FileView = z
  .object({
    file: ThingFile,
    reading: z.object({ url: z.string(), smallUrl: z.string().optional(), until: Instant }).optional(),
  })
  .meta({ id: "FileView" });
export type FileView = z.infer<typeof FileView>;

/** A place for the bytes: they are sent there as they are, with these headers, until then. */
export const FilePlace = FileView.extend({
  put: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    until: Instant,
  }),
}).meta({ id: "FilePlace" });

export const ShowFile = z.strictObject({ to: ThingFile.shape.shown.element.shape.to });

const nothing = z.strictObject({});

type Things<Of extends Schema, Params extends z.ZodRawShape, Own extends Access> = {
  /** Of which things of the service a file is given: `{ thing, id }`. */
  readonly of: Of;
  /** The thing's own path and its id there: its files are listed below it. */
  readonly path: string;
  readonly params: Params;
  readonly access: Own;
};

/** The operations of a service's photos and papers: who may read a thing may read its files. */
export const fileRoutes = <Of extends z.ZodType, Params extends z.ZodRawShape, Own extends Access>({
  of,
  path,
  params,
  access,
}: Things<Of, Params, Own>) => {
  const own = { access, withoutRole: true, restricted: true } as const;
  const refusals = ["wrong-state", "not-for-the-other-side", "conflict-of-interest"] as const;
  const onOne = { ...own, params: { fileId: FileId }, reply: FileView, offers: "file", refusals } as const;
  return {
    give: {
      ...own,
      method: "POST",
      path: "/files",
      summary: "Make a place for a photo or a paper, and learn where its bytes are sent",
      body: GivenFile.extend({ of }),
      reply: FilePlace,
      offers: "file",
      status: 201,
      refusals,
    },
    complete: {
      ...onOne,
      method: "POST",
      path: "/files/{fileId}/complete",
      summary: "Say that the bytes are sent: they are looked at, and then can be read",
      body: nothing,
      goesOn: true,
    },
    read: {
      ...onOne,
      method: "GET",
      path: "/files/{fileId}",
      summary: "A photo or a paper, with an address that opens it for five minutes",
    },
    list: {
      ...own,
      method: "GET",
      path: `${path}/files`,
      summary: "The photos and papers of a thing",
      params,
      query: paging,
      reply: pageOf(ThingFile),
      refusals,
    },
    show: {
      ...onOne,
      method: "POST",
      path: "/files/{fileId}/show",
      summary: "Show the paper of one to another",
      body: ShowFile,
    },
  } as const satisfies Record<string, RouteSpec>;
};
