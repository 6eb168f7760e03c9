/** What is decided: the site of something. */
export const siting = {
  outcome: "decision" as const,
  kind: "siting" as const,
  sites: [{ name: "西门口", perimeter: "outside" as const }],
  basis: { kind: "outside-common-area" as const, evidence: "规划图" },
  obligations: [],
};

/** What those in dispute agree on between themselves. */
export const agreeing = {
  outcome: "agreement" as const,
  form: "written" as const,
  facts: "夜间有声",
  issues: ["噪声"],
  responsibilities: "楼上加装地垫",
  terms: "十点以后安静",
  wayOfPerformance: "加装地垫",
  timeOfPerformance: "四月底以前",
  obligations: [],
};
