import type { CommunityCard } from "#shared/domain/community-card.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { localIn } from "#shared/domain/local-time.ts";
import type { Labels, Language } from "#shared/domain/words.ts";
import type { CardRow, ToldRow } from "#shared/home/rows.ts";
import { type ServiceWords, sentenceOf, type Wording } from "#shared/http/service-words.ts";

type Saying = {
  readonly wordings: readonly Wording[];
  readonly community: CommunityCard;
  readonly language: Language;
};

/** The words of all services, and those that they share. */
const wordsFor = async ({ wordings, community }: Saying) => {
  const [{ sharedWords }, ...own] = await Promise.all([
    import("#shared/http/shared-words.ts"),
    ...wordings.map((wording) => wording()),
  ]);
  const categories: Labels = Object.fromEntries((community.categories ?? []).map(({ key, name }) => [key, name]));
  const labelsOf = ({ labels }: ServiceWords): ServiceWords["labels"] => ({
    ...sharedWords.labels,
    ...labels,
    category: { ...labels.category, ...categories },
  });
  return own.map((each) => ({ cards: each.cards ?? {}, facts: each.facts ?? {}, labels: labelsOf(each) }));
};

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Says rows in the reader's language, by the words of the service whose things they are. */
export const saying = async (told: Saying) => {
  const { community, language } = told;
  const services = await wordsFor(told);
  const spoken = (value: unknown): unknown =>
    typeof value === "string" && instant.test(value)
      ? localIn(community.timeZone, value as Instant).replace("T", " ")
      : value;
  const filling = (members: object) =>
    Object.fromEntries(Object.entries(members).map(([name, value]) => [name, spoken(value)]));
  const say = (list: "cards" | "facts", key: string, members: object, thing?: string): string | undefined => {
    const service = services.find((each) => Object.hasOwn(each[list], key));
    const template = service?.[list][key];
    return service && template && sentenceOf(template, filling(members), { labels: service.labels, language, thing });
  };
  const sentence = ({ kind, as, named, status, params, dueAt, endedAt }: CardRow, names: object): string => {
    const members = { ...params, ...names, status, dueAt, endedAt };
    return say("cards", `${kind}.${as}`, members, named.replace(/Id$/, "")) ?? "";
  };
  const button = (operation: string): string => {
    const label = services.map(({ labels }) => labels.verbs?.[operation]).find((each) => each);
    return label?.[language] ?? operation;
  };
  const happened = ({ type, data }: ToldRow): string | undefined => say("facts", type, data);
  return { sentence, button, happened };
};
