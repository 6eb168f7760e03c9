import type { Persona } from "../personas.ts";

type Neighbour = Persona & { readonly room?: string; readonly birthYear?: number };

export type Player = Neighbour & { readonly community: string };

const community = "yangguang-huayuan";

const neighbours: readonly Neighbour[] = [
  { persona: "wen", name: "温先生", building: "4栋", room: "402", roles: ["resident", "building-leader"] },
  { persona: "hao", name: "郝女士", building: "5栋", room: "301", roles: ["resident"], birthYear: 1986 },
  { persona: "bai", name: "白奶奶", building: "5栋", room: "301", roles: ["resident"], hasNoAccount: true },
  { persona: "gao", name: "高老师", building: "2栋", room: "501", roles: ["instructor"], birthYear: 1958 },
  { persona: "xia", name: "夏先生", building: "6栋", room: "203", roles: ["resident"], birthYear: 1990 },
  { persona: "hr-yangguang", name: "招聘专员丙", roles: ["employer-contact"] },
];

/** Who lives in the fictional estate beside its personas, once `npm start` shows it in use. */
export const cast: readonly Player[] = neighbours.map((each) => ({ ...each, community }));

/** Says at the desk that they live here; the desk has yet to take them in. */
export const stranger: Player = { persona: "newcomer", name: "杜先生", roles: [], community };
