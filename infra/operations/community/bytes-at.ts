import { folderShelf } from "#infra/local/files/shelf.ts";

/** Where the bytes of photos and papers lie, by key. */
export type BytesAt = {
  find(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
};

/** In a folder: that of a home, or the one beside a file of items. */
export const bytesInFolder = (directory: string): BytesAt => {
  const shelf = folderShelf(directory);
  return { find: async (key) => shelf.find(key), put: async (key, bytes) => shelf.put(key, bytes) };
};
