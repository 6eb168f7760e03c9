import { counted } from "./counts.ts";
import { holdsIdentityNumber, holdsPhone } from "./personal-numbers.ts";
import { readingsOf, signs } from "./plain-text.ts";

/** What people put between the parts of a number or an address so that it reads better, or is not found. */
const gap = `[${signs}]{0,3}`;
const mark = `[${signs}]{1,3}`;

/** The number of a flat: no year, no round hundred, no call for help. */
const flat = `(?!\\d{1,2}00(?!\\d)|(?:19|20)\\d\\d[-./]\\d|1(?:10|19|20|22) ?(?:消防|火警|急救|报警))\\d{3,4}(?!\\d|${counted})`;

/** After these stands the number of a flat; after a road, a law or a verdict another one. */
const building = "(?:[幢栋]|(?<=[a-z\\d甲乙丙丁])座|单元|楼|(?<=\\d)#|弄\\d{1,4}号)";
const road = "(?:胡同|编号|[路街道巷弄段村第字发函令告案初终执号)\\]])";

const rooms = [
  `(?<!\\d)(?!\\d{1,2}00 ?室[内外])\\d{3,4}(?:-\\d|[a-d])? ?室`,
  "(?<!\\d)\\d{3,4} ?号?房(?![间屋产价源东租款型地])",
  `${building}${gap}(?:\\d{1,2}(?:[门层]|${mark}))?${gap}${flat}`,
  `(?:[幢栋]|单元|号楼|\\d#)${gap}[\\d十]{1,3}[楼层]${gap}(?:\\d{1,2}(?!\\d|${counted})|[东西中南北左右][户边手])`,
  `单元${gap}\\d{1,4} ?[室号](?![楼线])`,
  `(?<!\\d)\\d{1,2}(?<part>[-/.·#_])\\d{1,2}\\k<part>(?!19|20)${flat}`,
  `(?:房号|房间号?|门牌号?码?|室号|住(?:在|于|址|处)?)(?:[${signs}]|是|为){0,3}${flat}`,
  `(?=\\d{3})(?<![\\da-z]|${road}[-、,至到和 \\d号]{0,12})(?!0)${flat} ?号(?![楼院展摊窗台文令线车公提议岗桌])`,
  `\\b(?:room|rm|flat|apt|apartment|unit|suite)\\.?${gap}(?:no\\.? ?)?\\d{2,4}[a-z]?\\b(?!${counted})`,
];

const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";

const slot = "[A-Z\\d]";
const times = (count: number, sign: string): string => Array<string>(count).fill(sign).join(gap);

const mostlyDigits = `(?=(?:(?:[A-Z]${gap}){0,2}\\d${gap}){3})`;
const serials = [
  `${mostlyDigits}${times(5, slot)}`,
  `[A-HJK]${gap}${slot}${gap}${times(4, "\\d")}`,
  `${times(5, "\\d")}${gap}[A-HJK]`,
];
const plates = [
  `[${provinces}]${gap}[A-Z]${gap}(?:${serials.join("|")})(?![A-Z\\d])`,
  `[${provinces}]${gap}[A-Z]${gap}${slot}{4}${gap}[学警港澳挂领]`,
  `(?:[${provinces}]${gap}[A-Z]${gap}警|WJ${gap}[${provinces}])${gap}\\d{3,5}`,
];

const loose = (word: string): string => [...word].join(`[${signs}]{0,2}`);
const anyOf = (...words: readonly string[]): string => `(?:${words.map(loose).join("|")})`;

const platforms = anyOf("微信", "薇信", "威信", "维信", "卫星号", "扣扣", "企鹅号", "抖音", "快手", "小红书", "钉钉");
const shorthands = `(?:(?<![a-z\\d])(?:${anyOf("vx", "wx", "v信")}|v ?:|q号)|加 ?[v薇微扣]|\\+ ?(?:v(?![a-z])|[薇微扣]))`;
const latinPlatforms = "(?<![a-z])(?:weixin|wechat|qq|dingtalk|telegram|whatsapp|skype)";
const label = "(?:号码?|账号|帐号|id(?![a-z])|no(?![a-z])|名|叫做?|为|是|搜索?)";
const leading = `(?:[${signs}]|${label}){0,8}`;
const brand = "(?:dingtalk|wechat|weixin|wecom|tiktok|rednote|android|harmony|iphone|official|group|mini)";
const rest = "[\\w-]{4,29}";

const chatIds = [
  `(?:${platforms}|${shorthands}|${latinPlatforms})${leading}(?!(?:19|20)\\d\\d-\\d)(?=[a-z_-]*\\d)[a-z\\d]${rest}(?![\\w-]|${counted})`,
  `(?:${platforms}|${shorthands}|${latinPlatforms} ?(?::|${label}))${leading}(?!${brand})[a-z]${rest}`,
];

const letter = `[^${signs}]`;
const at = "(?: ?@ ?| ?[(\\[{<] ?(?:at|@|艾特) ?[)\\]}>] ?|艾特)";
const dot = "(?:\\.| ?[.。·] ?(?=(?:com|cn|net|org|edu|gov)(?![a-z]))| ?[(\\[{]dot[)\\]}] ?)";

const eMails = [
  `(?:${letter}|[_+-])${at}(?:(?:${letter}|-){1,60}${dot}){1,4}${letter}{2}`,
  "\\w at [\\w-]{1,60} dot [a-z]{2}",
];

const finds = (...patterns: readonly string[]): ((text: string) => boolean) => {
  const pattern = new RegExp(patterns.join("|"), "iu");
  return (text) => pattern.test(text);
};

const isHeld = {
  phone: holdsPhone,
  "identity-number": holdsIdentityNumber,
  plate: finds(...plates),
  room: finds(...rooms),
  "e-mail": finds(...eMails),
  "chat-id": finds(...chatIds),
} as const;

/** What may not stand in a text that anyone can read, beside names. */
export type PersonalDetail = keyof typeof isHeld;

/** The kinds of personal detail in a plain text, whichever way its numbers are meant. */
export const detailsIn = (read: string): PersonalDetail[] => {
  const readings = readingsOf(read);
  const kinds = Object.keys(isHeld) as PersonalDetail[];
  return kinds.filter((kind) => readings.some(isHeld[kind]));
};
