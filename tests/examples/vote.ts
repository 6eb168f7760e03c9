/** Who took part, of a million square decimetres and ninety owners. */
export const voteOf = (squareDecimetres: number) => ({
  kind: "owners-vote",
  total: { squareDecimetres: 1_000_000, owners: 90 },
  participating: { squareDecimetres, owners: 60 },
  agreeing: { squareDecimetres: Math.ceil(squareDecimetres * 0.75), owners: 45 },
  countedBy: "业主委员会",
  evidence: "表决记录 2026-03",
});
