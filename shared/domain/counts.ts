/** Words that follow what is counted, unless they begin another word: `1203人家`, `1203只有老人`. */
const counters = [
  "[份辆伏盏块位株棵桶箱袋册场届组吨斤瓦秒岁倍页期批类例笔票枚片副米㎡名套栋幢座件项条层度兆匹处粉春夏秋冬%°]",
  "户(?![主型内])|家(?![里中人])|人(?![家工])|个(?!别)|间(?!歇)|台(?!面)|次(?!卧|日)|部(?!分|门)|只(?![有是能要剩])",
  "元(?![旦宵月])|年(?![久轻迈老])|日(?![夜常])|天(?![天花])|平(?!时)|[百千亿]|万(?=[元人户平份册个名余多亩株])",
  "张(?=[桌床椅卡票表纸])|本(?=[书册图])|周(?=[年岁])|(?:小|学|课)时|分钟|公[里斤顷]|毫|亩",
  "yuan|rmb|people|percent|households",
];

/** Follows a number that counts something, be it alone or the beginning of a range. */
export const counted = `(?:\\.\\d{1,3})?(?:[-~至到]\\d{1,6})?[ +]?(?:[余多几](?!次))? ?(?:${counters.join("|")})`;

/** Follows a number that is an amount of money. */
export const money = " ?[万亿]?元(?![旦宵月])";
