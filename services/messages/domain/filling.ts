import type { CommunityCard } from "#shared/domain/community-card.ts";
import type { Labels, Language } from "#shared/domain/words.ts";
import type { Params } from "#shared/messages/message.ts";

type Reading = {
  readonly language: Language;
  readonly community: Pick<CommunityCard, "timeZone" | "categories">;
  readonly names: ReadonlyMap<string, string>;
};

const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT.*Z$/.test(value);
const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value);
const isId = (value: string): boolean => /^[a-z]{3}_[a-z2-7]{20,28}$/.test(value);
const nameless = { "zh-CN": "（已删除）", en: "(removed)" } as const;

const shown = (value: string, { language, community, names }: Reading): string => {
  const date = { month: language === "en" ? "short" : "long", day: "numeric" } as const;
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const format = (detail: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", detail);
  if (isInstant(value)) return format({ ...date, ...time, timeZone: community.timeZone }).format(new Date(value));
  if (isDay(value)) return format({ ...date, timeZone: "UTC" }).format(new Date(`${value}T00:00:00Z`));
  return isId(value) ? (names.get(value) ?? nameless[language]) : value;
};

/** What stands in a sentence for each parameter: a name for a person's id, and days and times as people write them. */
export const filling = (params: Params, reading: Reading): Record<string, string | number | string[]> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "number"
        ? value
        : Array.isArray(value)
          ? value.map((each) => shown(each, reading))
          : shown(value, reading),
    ]),
  );

/** Whose names a message needs. */
export const idsIn = (params: Params): string[] => Object.values(params).flat().map(String).filter(isId);

/** What the community calls its own categories. */
export const ownLabels = ({ categories = [] }: Pick<CommunityCard, "categories">): Labels =>
  Object.fromEntries(categories.map(({ key, name }) => [key, name]));
