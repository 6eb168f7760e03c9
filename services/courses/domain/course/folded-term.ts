const seasons = [
  { key: "spring", called: /春|spring/u },
  { key: "summer", called: /夏|summer/u },
  { key: "autumn", called: /秋|autumn|fall/u },
  { key: "winter", called: /冬|winter/u },
] as const;

const numerals = "〇一二三四五六七八九";
const fillers = /学年|学期|年|季|期|term|semester|season|[\p{P}\p{S}\p{Z}]/gu;

/** A term's name as it is compared: `2026春`, `2026 年春季学期` and `Spring 2026` are one. */
export const foldedTerm = (name: string): string => {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[〇一二三四五六七八九]/gu, (numeral) => String(numerals.indexOf(numeral)))
    .replace(fillers, "");
  const season = seasons.find(({ called }) => called.test(plain));
  const [year = ""] = /\d{4}/u.exec(plain) ?? [];
  const rest = plain.replace(year, "").replace(season?.called ?? "", "");
  return [year, season?.key, rest].filter((part) => part).join(" ");
};
