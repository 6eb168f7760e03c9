/** The journeys that run on the deployed stage, by the time at which they begin: each founds communities of its own. */
export const journeys: Readonly<Record<string, readonly string[]>> = {
  "2020-03": ["a6-xiaozhang", "thirteen"],
  "2020-09": ["a1-e-bike-dispute"],
  "2021-07": ["a5-closure"],
  "2026-02": ["a8-monthly-meeting"],
  "2026-03": [
    "a4-grandmother",
    "a4-last-seats",
    "a9-the-loop",
    "a12-fair",
    "applications",
    "assisted-session",
    "community-lifecycle",
    "course-calendar",
    "course-slip-consent",
    "late-first-contact",
    "meeting-calendar",
    "revoked-mediator",
    "rights",
    "roster",
    "seekers",
  ],
};

/** What of these journeys needs the host of its own process, by how its full name begins, with the reason. */
export const inProcess: Readonly<Record<string, string>> = {
  "what was gathered for a person who is then removed": "it looks for a name in every item of its own store",
  "a roster of": "it stops the host between two steps, half-way through an import",
};
