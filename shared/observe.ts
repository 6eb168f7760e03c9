/** Where a process writes what its operator needs. Fields are ids, enums and numbers; never personal data. */
export type Log = {
  info(message: string, fields: Readonly<Record<string, unknown>>): void;
  error(message: string, fields: Readonly<Record<string, unknown>>): void;
};

export const silent: Log = { info: () => {}, error: () => {} };
