import { messageStore } from "#shared/messages/message-store.ts";
import { catalogue, cataloguePartition } from "#shared/table/catalogue.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { Item } from "#shared/table/table.ts";
import { type Migration, mended } from "./migration.ts";

const kind = "MESSAGE";

/** Whether it is what courses noted where somebody was to be told something: nobody ever read it, and it goes. */
export const isOfCourses = (of: string, { state }: Item): boolean => of === kind && !("moment" in (state as object));

/** What courses noted before there were messages goes, with its journal, its row in the list and that of its person. */
export const courseMessages: Migration = {
  name: "course-messages",
  async *look({ own }) {
    const { scope } = own;
    for await (const id of catalogue(own, kind)) {
      const item = await own.get(messageStore(own).stateKey(id));
      if (!item || !isOfCourses(kind, item)) continue;
      const { personId } = item.state as { readonly personId: string };
      const kept: Item[] = [];
      for await (const items of pagesOf(own, { partition: item.partition, limit: 100 })) kept.push(...items);
      yield mended(
        item.partition,
        "is what courses noted before there were messages",
        ...kept.map(({ partition, sort }) => ({ delete: { partition, sort } })),
        { delete: { partition: cataloguePartition(scope, kind), sort: id } },
        { delete: scope.key(["INVOLVED", personId], `${kind}#${id}`) },
      );
    }
  },
};
