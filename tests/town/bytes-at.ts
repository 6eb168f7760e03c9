import { type HomeBucket, homeBucket } from "#infra/local/files/home-bucket.ts";
import { memoryShelf, type Shelf } from "#infra/local/files/shelf.ts";
import type { Place } from "./place.ts";

/** How bytes are sent to a home of this process, and read there. */
export const bytesAt =
  ({ door }: HomeBucket): Place["bytes"] =>
  async (url, sent) => {
    const { headers = {}, body } = sent ?? {};
    const { pathname, search } = new URL(url);
    const read = async (most: number) => (body && body.byteLength <= most ? Buffer.from(body) : undefined);
    const told = await door({ method: body ? "PUT" : "GET", target: pathname + search, headers, read });
    return told ?? new Response(null, { status: 404 });
  };

/** A bucket that is gone with its town, or with the shelf that it was given. */
export const bucketInMemory = (clock: () => string, shelf: Shelf = memoryShelf()): HomeBucket =>
  homeBucket({ shelf, secret: () => "a secret of the tests", origin: () => "http://linli", clock });
