/** Who may import what. Each rule is tried against a deliberate break in `tests/architecture/boundaries.test.ts`. */

const service = "^services/([^/]+)/";
const npm = "^node_modules/";
const sdk = "^node_modules/@aws-sdk/[^/]*dynamodb";

/** One rule: files that match `from` import nothing but what matches `only`. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { pathNot: allowed },
});

const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    only("domain-is-pure", "Rules run without AWS, clock or dice.", `${service}domain/`, [
      "^services/$1/domain/",
      "^shared/(domain|contracts)/",
      "^shared/messages/message\\.ts$",
      `${npm}(zod|chinese-days|libphonenumber-js)/`,
    ]),
    only("papers-are-made-of-the-domain", "What is printed is made of what the rules know.", `${service}papers/`, [
      "^services/$1/(domain|papers)/",
      "^shared/(domain|contracts)/",
    ]),
    only("shared-domain-is-pure", "What every rule stands on has no edges either.", "^shared/domain/", [
      "^shared/domain/",
      `${npm}(zod|libphonenumber-js)/`,
      "^(node:)?crypto$",
    ]),
    only(
      "tables-are-data",
      "Every home, client and document reads routes and reactions: nothing but schemas behind them.",
      [`${service}(routes|reactions)\\.ts$`, `${service}routes/`],
      [
        "^services/$1/(domain|routes)/",
        "^shared/(domain|contracts)/",
        "^shared/http/route\\.ts$",
        "^shared/events/contract\\.ts$",
        "^shared/messages/",
        "^services/$1/messages\\.ts$",
        `${npm}zod/`,
      ],
    ),
    only(
      "edges-stay-home",
      "Handlers, reactions, flows and stores know their own service and shared.",
      [`${service}(handlers|flows|store)/`, `${service}react\\.ts$`],
      ["^services/$1/", "^services/moment-words\\.ts$", "^shared/", `${npm}zod/`],
    ),
    only(
      "the-client-stands-alone",
      "A front end installs it without anything else of Linli.",
      "^shared/client/",
      "^shared/client/",
    ),
    never(
      "no-service-imports-another",
      "They meet in shared/contracts. Messages says for all what each of them tells people.",
      { path: service },
      {
        path: "^services/",
        pathNot: ["^services/$1/", "^services/(moment-words|labels|wordings)\\.ts$"],
      },
    ),
    {
      ...only(
        "what-is-told-is-words",
        "Messages loads no rules with the sentences of the others.",
        ["^services/moment-words\\.ts$", `${service}message-words\\.ts$`],
        [],
      ),
      to: {
        pathNot: ["^services/[^/]+/(labels|message-words)\\.ts$", "^shared/(domain|messages)/"],
        dependencyTypesNot: ["type-only"],
      },
    },
    only(
      "all-labels-are-words",
      "What tells the labels of every service knows nothing else of them.",
      "^services/labels\\.ts$",
      ["^services/[^/]+/labels\\.ts$", "^shared/http/labels\\.ts$"],
    ),
    never(
      "shared-is-below",
      "Shared knows neither services nor infra.",
      { path: "^shared/" },
      { path: "^(services|infra|tests)/" },
    ),
    never(
      "services-are-below-infra",
      "A service runs in any home.",
      { path: "^services/" },
      { path: "^(infra|tests)/" },
    ),
    never(
      "aws-reads-the-one-list",
      "The stacks are made of the list of services, and know none by its name.",
      { path: "^infra/aws/" },
      { path: "^services/", pathNot: "^services/services\\.ts$" },
    ),
    never(
      "no-sdk-behind-a-service",
      "Whoever reads the list of services loads no SDK with it; only what runs on AWS does.",
      { path: service, pathNot: "/lambda\\.ts$" },
      { path: "^node_modules/@aws-sdk/", reachable: true },
    ),
    never(
      "one-door-to-dynamodb",
      "One adapter speaks to DynamoDB.",
      { path: "^(shared|services|infra)/", pathNot: "^shared/table/dynamodb[^/]*\\.ts$" },
      {
        path: sdk,
      },
    ),
    never("nothing-imports-tests", "What ships does not need its tests.", { pathNot: "^tests/" }, { path: "^tests/" }),
    never("no-circles", "A circle is one file in two.", {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
