import { describe, expect, it } from "vitest";
import { termsIn } from "#services/employment/domain/posting/lawful.ts";
import { exceptionRows, type Ground, termRows } from "#services/employment/domain/posting/lawful-terms.ts";

const found = (text: string): [string, Ground][] =>
  termsIn({ "/duties": text }, []).map(({ term, ground }) => [term, ground]);

/** What people write, and the ground on which it discriminates. */
const discriminating: readonly (readonly [string, Ground])[] = [
  ["限男性", "sex"],
  ["招聘女服务员2名", "sex"],
  ["男士优先", "sex"],
  ["性别：女", "sex"],
  ["限 男", "sex"],
  ["Female candidates preferred", "sex"],
  ["men only", "sex"],
  ["waitress wanted", "sex"],
  ["要求：男，身高170以上", "sex"],
  ["男\u200b性优先", "sex"],
  ["男.士优先", "sex"],
  ["男 · 士 优先", "sex"],
  ["girls only", "sex"],
  ["姑娘优先", "sex"],
  ["只招小伙子", "sex"],
  ["年龄35岁以下", "age"],
  ["35岁内", "age"],
  ["三十五岁之内", "age"],
  ["18-35 years", "age"],
  ["大龄勿扰", "age"],
  ["35 岁以下", "age"],
  ["限 35 周岁以内", "age"],
  ["三十五岁以下", "age"],
  ["年满十八周岁至四十五周岁", "age"],
  ["90 后优先", "age"],
  ["ages 18-35", "age"],
  ["Age limit: 35", "age"],
  ["18-35周岁", "age"],
  ["年满18周岁至35周岁", "age"],
  ["年龄不超过４５岁", "age"],
  ["90后优先", "age"],
  ["must be under 35", "age"],
  ["aged 18 to 30", "age"],
  ["25-35 years old", "age"],
  ["汉族优先", "ethnicity"],
  ["不招少数民族", "ethnicity"],
  ["native speakers only", "ethnicity"],
  ["无宗教信仰", "religion"],
  ["Muslims only", "religion"],
  ["未婚优先", "marital-status"],
  ["两年内不要孩子", "marital-status"],
  ["Unmarried preferred", "marital-status"],
  ["no children", "marital-status"],
  ["仅限本地户口", "origin"],
  ["不招外地人", "origin"],
  ["locals only", "origin"],
  ["不欢迎外地人", "origin"],
  ["不欢迎残疾人", "disability"],
  ["身体健全", "disability"],
  ["no disabled people", "disability"],
  ["乙肝携带者勿扰", "health"],
  ["hepatitis B carriers", "health"],
];

/** What only looks like it. */
const fair: readonly string[] = [
  "男女不限，年满18周岁",
  "性别不限，年龄不限",
  "有保安员证，年满18周岁以上",
  "销售女装男鞋",
  "为女性客户服务",
  "照护60岁以上老人",
  "5年以上工作经验，负责30名员工的排班",
  "五险一金，含生育保险；产假、婚假",
  "生育津贴，产假待遇",
  "年满 18 周岁，十八周岁以上",
  "照护 60 岁以上老人，八十岁以上的长者",
  "月薪 4500 元，3 岁以上儿童的托管",
  "单身公寓",
  "清真餐厨师，有健康证",
  "欢迎残疾人",
  "满腔热情，一族同心",
  "月薪 4500-6000，工作时间 8:00-20:00",
  "human resources management",
  "women and men welcome, at least 18 years old",
  "over 3 years of experience, 10 years of kitchen experience",
  "over 20 orders a day",
  "aged 18 and above",
  "招聘男女员工",
  "欢迎外地人",
  "care for people over 80 years old",
  "10-15 years of experience",
  "我们招聘。男士西服的裁剪师傅",
  "35岁内科医生",
];

describe("what a posting says", () => {
  it.each(discriminating)("%s discriminates by %s", (text, ground) => {
    expect(found(text).map(([, by]) => by)).toContain(ground);
  });

  it.each(fair)("%s discriminates against nobody", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("is named by its pointer and the term as it stands", () => {
    const texts = { "/title": "秩序员", "/duties": "巡逻", "/requirements": "限男性，35岁以下" };
    expect(termsIn(texts, [])).toEqual([
      { pointer: "/requirements", term: "限男性", ground: "sex" },
      { pointer: "/requirements", term: "35岁以下", ground: "age" },
    ]);
  });

  it("may ask for a difference that a law allows, and for no other by it", () => {
    const exception = { ground: "work-barred-to-women" as const, explanation: "井下作业" };
    expect(termsIn({ "/duties": "限男性" }, [exception])).toEqual([]);
    expect(termsIn({ "/duties": "限男性，35岁以下" }, [exception])).toMatchObject([{ ground: "age" }]);
  });
});

describe("the file of terms", () => {
  it("gives for each ground terms in both languages, what only looks like it, and a source", () => {
    for (const { ground, chinese, english, unless, source } of termRows)
      expect([ground, chinese.length > 0, english.length > 0, unless.length > 0, source.length > 0]).toEqual([
        ground,
        true,
        true,
        true,
        true,
      ]);
    expect(new Set(termRows.map(({ ground }) => ground)).size).toBe(termRows.length);
  });

  it("names for each exception the law, and a ground that there is", () => {
    const grounds = termRows.map(({ ground }) => ground);
    for (const { lifts, law } of Object.values(exceptionRows)) {
      expect(grounds).toContain(lifts);
      expect(law).toMatch(/法|条例|规定/);
    }
  });

  it("repeats no group without end, so no text makes the search go back over and over", () => {
    const patterns = termRows.flatMap(({ chinese, english, unless }) => [...chinese, ...english, ...unless]);
    expect(patterns.filter((pattern) => /\)(?:[*+]|\{\d+,\})|[*+]{2}/.test(pattern))).toEqual([]);
  });
});
