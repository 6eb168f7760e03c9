import { beforeAll, describe, expect, it, vi } from "vitest";
import { tokenOf } from "#infra/local/persona-token.ts";
import { Complaint } from "#infra/operations/complaint.ts";
import { end, startProcess, temporaryFolder } from "../../town/process.ts";

const folder = temporaryFolder();

const tokenFor = async (word: string): Promise<string> => {
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    await tokenOf(["--data", folder, word]);
    return String(print.mock.calls[0]?.[0]);
  } finally {
    print.mockRestore();
  }
};

describe("a token of the demonstration", () => {
  let api: string;
  beforeAll(async () => {
    const { child, block } = await startProcess(folder, ["--port", "19177"]);
    api = block.api;
    return () => end(child, "SIGINT");
  });

  const ownOf = async (word: string) => {
    const headers = { authorization: `Bearer ${await tokenFor(word)}` };
    const answer = await fetch(`${api}/me/communities`, { headers });
    return ((await answer.json()) as { items: { community: string; personId: string }[] }).items;
  };

  it("is that of the same person by persona, by name and by id", async () => {
    const [own] = await ownOf("qin");
    expect(own?.community).toBe("yangguang-huayuan");
    expect(await ownOf("秦先生")).toEqual([own]);
    expect(await ownOf(own?.personId ?? "")).toEqual([own]);
  });

  it("is made for who had no sign-in, by the running home too, and is then the same again", async () => {
    const [granny] = await ownOf("张奶奶");
    expect(granny?.community).toBe("nanning-xipai-lanan");
    expect(await ownOf("张奶奶")).toEqual([granny]);
    expect(await ownOf("白奶奶")).toMatchObject([{ community: "yangguang-huayuan" }]);
  });

  it("is made for nobody who is not registered, who is told who there is", async () => {
    await expect(tokenFor("某某")).rejects.toThrow(Complaint);
    await expect(tokenFor("某某")).rejects.toThrow("zhao");
  });
});
