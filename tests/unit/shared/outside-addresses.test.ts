import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { addressesOf, checkedLookup, isPublic, NotPublic } from "#shared/outside/addresses.ts";
import { poster } from "#shared/outside/posting.ts";

describe("an address", () => {
  it.each(["8.8.8.8", "1.1.1.1", "223.5.5.5", "172.32.0.1", "100.128.0.1", "2400:3200::1", "2606:4700::1111"])(
    "that anybody reaches: %s",
    (address) => expect(isPublic(address)).toBe(true),
  );

  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.19.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "64:ff9b::a00:1",
    "fc00::1",
    "fe80::1",
    "ff02::1",
    "2001:db8::1",
    "2002:a00:1::",
    "not an address",
  ])("that nobody outside may be sent to: %s", (address) => expect(isPublic(address)).toBe(false));

  it("is the very one that is connected to, and a name that leads elsewhere is refused", async () => {
    await expect(addressesOf("localhost", isPublic)).rejects.toThrow(NotPublic);
    const error = await new Promise((told) => checkedLookup(isPublic)("localhost", {}, (given) => told(given)));
    expect(error).toBeInstanceOf(NotPublic);
  });
});

describe("a posting", () => {
  it("follows nothing, and takes of an answer only its status", async () => {
    const paths: string[] = [];
    const server = createServer((request, response) => {
      paths.push(String(request.url));
      response.writeHead(302, { location: "/elsewhere" }).end("x".repeat(100_000));
    });
    await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/texts`;
    const posting = { url, headers: {}, body: "{}" };
    expect(await poster({ hosts: [], allowsLoopback: true }).post(posting)).toEqual({ became: "failed", status: 302 });
    expect(await poster({ hosts: ["*"] }).post(posting)).toEqual({ became: "failed" });
    expect(await poster({ hosts: ["*"] }).post({ ...posting, url: url.replace("http:", "https:") })).toEqual({
      became: "failed",
    });
    expect(paths).toEqual(["/texts"]);
    server.closeAllConnections();
    server.close();
  });
});
