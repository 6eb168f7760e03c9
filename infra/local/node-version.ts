const least = 24;

/** Says which Node is needed where an older one runs: `npm run` brings the right one, a bare `node` may not. */
export const exitOnOldNode = (): void => {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= least) return;
  console.error(
    `Linli needs Node ${least}, which "npm ci" installs and "npm start" uses; this is Node ${process.versions.node}.`,
  );
  process.exit(1);
};
