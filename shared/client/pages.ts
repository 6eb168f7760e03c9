import type { Reply } from "./reply.ts";

type Page = { readonly items: readonly unknown[]; readonly nextCursor?: string };
type List = (...input: never) => Promise<Reply<Page>>;
type PageOf<Each extends List> = Awaited<ReturnType<Each>>["body"];
type Paged = { readonly query?: { readonly cursor?: string } };

/** The pages of a list from the first on, or from a cursor; the next is asked for when it is wanted. */
export async function* pagesOf<Each extends List>(
  list: Each,
  ...[input]: Parameters<Each>
): AsyncGenerator<PageOf<Each>, void, undefined> {
  const ask = list as unknown as (input: Paged) => Promise<Reply<PageOf<Each>>>;
  const given: Paged = input ?? {};
  let query = given.query ?? {};
  for (;;) {
    const { body } = await ask({ ...given, query });
    yield body;
    if (body.nextCursor === undefined) return;
    query = { ...query, cursor: body.nextCursor };
  }
}

/** What a list holds, thing by thing over all its pages. */
export async function* itemsOf<Each extends List>(
  list: Each,
  ...input: Parameters<Each>
): AsyncGenerator<PageOf<Each>["items"][number], void, undefined> {
  for await (const { items } of pagesOf(list, ...input)) for (const item of items) yield item;
}
