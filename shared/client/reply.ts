/** What an operation answered. */
export type Reply<Answer> = {
  readonly status: number;
  readonly body: Answer;
  readonly headers: Headers;
  /** The version of the thing that was answered, for the next change of it; nothing where it has none. */
  readonly version: number | undefined;
};

const versionIn = (etag: string | null): number | undefined => {
  const version = /^"(\d{1,15})(?:[.-].*)?"$/.exec(etag ?? "")?.[1];
  return version === undefined ? undefined : Number(version);
};

const bodyOf = (response: Response): Promise<unknown> => {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("json")) return response.json();
  return type === "" || type.startsWith("text/") ? response.text() : response.blob();
};

/** JSON as what it says, text as text, anything else as a `Blob`. */
export const replyOf = async <Answer>(response: Response): Promise<Reply<Answer>> => ({
  status: response.status,
  body: (await bodyOf(response)) as Answer,
  headers: response.headers,
  version: versionIn(response.headers.get("etag")),
});
