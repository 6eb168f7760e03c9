/** What a posting may not ask of people, however it is worded. */
export type Ground = "sex" | "age" | "ethnicity" | "religion" | "marital-status" | "origin" | "disability" | "health";

/** One ground of discrimination: regular expressions per language, the law, and what only looks like it. */
type TermRow = {
  readonly ground: Ground;
  readonly chinese: readonly string[];
  readonly english: readonly string[];
  /** Wordings that hold a term and are lawful: they are read past. */
  readonly unless: readonly string[];
  readonly source: string;
  /** Whether the source was checked. */
  readonly confirmed: boolean;
};

const promotion = "就业促进法 §3";
const market = "人力资源市场暂行条例 §24";

/** The one file of discriminatory terms. A row is data; the check is `lawful.ts`. */
// biome-ignore format: a table is read by its rows
export const termRows: readonly TermRow[] = [
  {
    ground: "sex",
    chinese: ["(?:只|仅|限|要|招|聘|需|求)(?:收|招|聘|要)?(?:男|女)(?:性|生|士|工|员工)?", "(?:男|女)(?:性|生|士|工)?(?:优先|为佳|勿扰|免谈)", "性别[:：为]?(?:男|女)", "[:：](?:男|女)(?=$|[，,、；;。.])", "(?:男|女)(?=\\d{2}(?:周?岁)?(?:以下|以内|以上|左右|[-—–~～至到]\\d{2}))", "(?:男|女)性", "不(?:要|招|收)(?:男|女)(?:性|生|士|工)?", "(?:男|女)(?:服务员|保安|秩序员|收银员|文员|司机)", "(?:姑娘|小伙子?|妹子|女孩|男孩)(?:优先|为佳|勿扰|免谈)", "(?:只|仅|限|招|聘)(?:收|招|聘|要)?(?:姑娘|小伙|妹子|女孩|男孩)"],
    english: ["(?:fe)?males?(?: only| preferred| candidates?| applicants?)?", "(?:wo)?m[ae]n (?:only|preferred|wanted)", "no (?:wo)?men", "gentlem[ae]n (?:only|preferred)", "ladies (?:only|preferred)", "(?:girls?|boys?|guys?) (?:only|preferred|wanted)", "(?:wait|sales|handy)m[ae]n", "waitress(?:es)?"],
    unless: ["男女(?:不限|均可|都可|皆可|平等|员工|职工|工人|服务员)", "性别[:：]?不限", "不限(?:性别|男女)", "(?:men|males?) (?:and|or) (?:women|females?)", "(?:women|females?) (?:and|or) (?:men|males?)", "(?:女|男)(?:装|鞋|包|科)", "(?:女|男)(?:性|士)(?:用品|客户|顾客|用户|长者|老人|患者)"],
    source: `${promotion}, §27; 妇女权益保障法 §43; ${market}`,
    confirmed: false,
  },
  {
    ground: "age",
    chinese: ["年龄.{0,4}\\d{2}", "(?:至|到|[-—–~～])\\d{2}周?岁", "\\d{2}(?:周)?岁(?:以下|以内|之?内(?!科)|以上|左右|之间|者?优先)", "(?:不超过|不大于|小于|低于|限)\\d{2}(?:周)?岁", "(?:至|到|限|不超过|不大于|小于|低于)[二三四五六七]?十[一二三四五六七八九]?周?岁", "[二三四五六七]?十[一二三四五六七八九]?周?岁(?:以下|以内|之?内(?!科)|以上|左右|之间|者?优先)", "(?<![\\d:：点时满])(?:[5-9][05]|[01]0|05)后", "(?:男|女)(?:性|生|士)?\\d{2}(?:以下|以内|以上|左右|[-—–~～至到]\\d{2})", "(?:限|要|招)年轻", "大龄(?:勿扰|免谈|除外)", "不(?:要|招|收)大龄"],
    english: ["(?:under|below|over|above|up to) \\d{2}(?= ?(?:years?(?: old)?|$|[,.;)\\n]|only|preferred))", "age[ds]?:? (?:limit:? )?(?:of )?(?:between )?\\d{2}", "\\d{2} (?:and|to|or) \\d{2} years?", "\\d{2}\\s?[-–]\\s?\\d{2} years? old", "(?:1[6-9]|[2-6]\\d)\\s?[-–]\\s?\\d{2} years?", "young (?:people|person|candidates?|applicants?|team members?)", "(?:recent|fresh) graduates? only", "maximum age", "young,? (?:and |& ?)?(?:energetic|dynamic|vibrant|ambitious|enthusiastic|fresh)", "(?:energetic|dynamic|vibrant) (?:and |& )?young", "youthful", "digital natives?"],
    unless: ["(?:年)?满(?:1[68]|十[六八])(?:周)?岁(?:以上)?", "(?:1[68]|十[六八])(?:周)?岁以上", "年龄[:：]?不限", "不限年龄", "(?:at least|over|above|age[ds]?:?) 1[68](?: years?(?: old)?)?(?: (?:or|and) (?:over|older|above)|(?= ?(?:$|[,.;)\\n])))", "\\d+ years? (?:of )?(?:\\w+ )?experience", "(?:\\d{2}|[五六七八九]十)(?:周)?岁以上(?:的)?(?:老人|长者|老年人)", "(?:care|caring|look(?:ing)?|serv(?:e|ing)|help(?:ing)?) (?:for |of |after )?(?:elderly |old(?:er)? )?(?:people|persons|adults|residents|patients|clients|guests|seniors) (?:aged )?(?:over|above|below|under|up to) \\d{2}(?: years?(?: old)?)?"],
    source: "the acceptance scenario; minimum ages are lawful: 劳动法 §15, 保安服务管理条例 §16",
    confirmed: false,
  },
  {
    ground: "ethnicity",
    chinese: ["(?:限|仅限|只招|不招|要)?(?:汉|回|藏|维吾尔|蒙古|壮|满|苗|彝|土家|哈萨克|朝鲜)族(?:优先|勿扰|除外)?", "(?:不招|不收|非)少数民族", "民族[:：](?!不限)"],
    english: ["(?:han|hui|uyghur|tibetan|mongolian|zhuang) (?:only|preferred|people)", "no (?:ethnic )?minorit(?:y|ies)", "(?:race|ethnicity|nationality):", "native speakers? only", "whites? only"],
    unless: ["民族[:：]?不限", "不限民族", "(?:满|各)族(?:人民)?群众"],
    source: `${promotion}, §28; ${market}`,
    confirmed: false,
  },
  {
    ground: "religion",
    chinese: ["(?:无|不信|信仰?)(?:宗教|佛教|基督教|伊斯兰教|天主教|道教)(?:信仰|者|徒)?", "(?:佛教|基督|伊斯兰|天主)(?:教)?徒", "穆斯林", "宗教信仰[:：](?!不限)"],
    english: ["no religio(?:n|us)(?: beliefs?)?", "(?:christian|muslim|buddhist|catholic)s? (?:only|preferred)", "religion:"],
    unless: ["宗教(?:信仰)?[:：]?不限", "不限宗教", "清真(?:餐|食品|厨)"],
    source: `${promotion}; ${market}`,
    confirmed: false,
  },
  {
    ground: "marital-status",
    chinese: ["(?:限|要|须|需)?(?:已婚|未婚|离异|单身)(?:已育|未育)?(?:优先|者)?", "(?:已育|未育|不孕|婚育|生育)(?:情况|状况|计划)?", "(?:近期|[一二两三]年内)(?:不|无)(?:结婚|怀孕|生育|要孩子)", "怀孕|孕妇"],
    english: ["(?:un)?married(?: only| preferred)?", "singles? (?:only|preferred)", "marital status", "no (?:children|kids)", "(?:not )?pregnan(?:t|cy)", "childless"],
    unless: ["婚(?:育|否|姻)(?:状况)?[:：]?不限", "不限婚(?:育|否)", "生育(?:保险|津贴|待遇)", "产假|婚假|育儿假", "单身(?:公寓|宿舍)"],
    source: "妇女权益保障法 §43; 就业促进法 §27",
    confirmed: false,
  },
  {
    ground: "origin",
    chinese: ["(?:限|仅限|只招|须|要)?(?:本地|本市|本省|外地|外省|农村|城镇)(?:户口|户籍|人)(?:优先|勿扰)?", "(?:户口|户籍|籍贯)[:：](?!不限)", "(?:不招|不要)(?:河南|东北|外地|农村|新疆)人?"],
    english: ["locals? only", "(?:urban|rural|local) (?:hukou|residents?|household registration)(?: only| preferred)?", "no (?:migrants?|outsiders)"],
    unless: ["(?:户口|户籍|籍贯)[:：]?不限", "不限(?:户口|户籍|籍贯)", "(?<!不)欢迎(?:外地|外省|农村)(?:户口|户籍|人)"],
    source: "就业促进法 §31; 就业服务与就业管理规定 §20",
    confirmed: false,
  },
  {
    ground: "disability",
    chinese: ["残疾(?:人)?(?:勿扰|除外|免谈)", "(?:不招|不收|不要|不欢迎|无)残疾(?:人)?", "身体健全", "五官端正"],
    english: ["no disab(?:ility|ilities|led)(?: people| persons?)?", "able-bodied", "good-looking"],
    unless: ["(?:(?<!不)欢迎|优先录用)残疾人"],
    source: "就业促进法 §29; 残疾人保障法 §38",
    confirmed: false,
  },
  {
    ground: "health",
    chinese: ["(?:无|非|不招|不要)?(?:乙肝|乙型肝炎|艾滋|HIV)(?:病毒)?(?:携带者|阳性|阴性)?", "(?:无|不得有)传染病(?:史)?"],
    english: ["(?:no )?(?:hepatitis[- ]b|hbv)(?: carriers?)?", "hiv[- ](?:negative|positive|free)"],
    unless: ["健康证(?:明)?"],
    source: "就业促进法 §30; 就业服务与就业管理规定 §19",
    confirmed: false,
  },
];

/** Grounds on which a law itself allows or demands a difference; a posting names the one it stands on. */
// biome-ignore format: a table is read by its rows
export const exceptionRows = {
  "work-barred-to-women": { lifts: "sex", law: "女职工劳动保护特别规定 附录（女职工禁忌从事的劳动范围）", confirmed: false },
  "ethnic-autonomous-area": { lifts: "ethnicity", law: "民族区域自治法 §22, §23", confirmed: false },
  "reserved-for-disabled-people": { lifts: "disability", law: "残疾人保障法 §33; 残疾人就业条例 §8", confirmed: false },
  "food-handling": { lifts: "health", law: "食品安全法 §45", confirmed: false },
  "blood-and-public-health": { lifts: "health", law: "就业促进法 §30（法律、行政法规和国务院卫生行政部门规定的工作）", confirmed: false },
} as const satisfies Record<string, { lifts: Ground; law: string; confirmed: boolean }>;
