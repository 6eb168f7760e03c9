/** Shows one operation at a time; the list beside it finds one, and says as whom it is tried. */
const [persona, filter] = ["persona", "filter"].map((id) => document.getElementById(id));
const read = async (name) => (await fetch(`/docs/${name}`)).json();

const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Whatever is sent from here has a key: pressed once more, it is another request. */
const withKey = (request) => {
  if (request.method === "POST") request.headers["Idempotency-Key"] = newKey();
  return request;
};

const ui = globalThis.SwaggerUIBundle({
  spec: {},
  dom_id: "#api",
  docExpansion: "full",
  tryItOutEnabled: true,
  persistAuthorization: true,
  defaultModelsExpandDepth: -1,
  showExtensions: true,
  requestInterceptor: withKey,
});

/** Those who may be tried, once the page offers them. */
const people = read("personas.json").then((all) => {
  for (const [nth, { name, community, roles }] of all.entries())
    persona.append(new Option([name, community ?? "–", roles.join(", ")].join(" · "), String(nth)));
  persona.value = sessionStorage.getItem("persona") ?? "";
  return all;
});
const chosen = async () => (await people)[persona.value];

const links = [...document.querySelectorAll("nav section a")];

/** The operation of the address, with the community of whoever tries it in its path. */
const show = async () => {
  const link = links.find(({ hash }) => hash === location.hash) ?? links[0];
  document.querySelector("nav [aria-current]")?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "page");
  const [spec, somebody] = await Promise.all([read(`operations/${link.hash.slice(1)}.json`), chosen()]);
  const { parameters = {} } = spec.components;
  if (parameters.Community && somebody?.community) parameters.Community.example = somebody.community;
  ui.specActions.updateSpec(JSON.stringify(spec));
  if (somebody) ui.preauthorizeApiKey("token", somebody.token);
};

const isFound = (each, words) => {
  const text = `${each.textContent} ${each.title}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

filter.addEventListener("input", () => {
  const words = filter.value.toLowerCase().split(/\s+/);
  for (const each of document.querySelectorAll("nav li")) each.hidden = !isFound(each, words);
  for (const section of document.querySelectorAll("nav section"))
    section.hidden = !section.querySelector("li:not([hidden])");
});
persona.addEventListener("change", () => {
  sessionStorage.setItem("persona", persona.value);
  show();
});
addEventListener("hashchange", show);

await show();
