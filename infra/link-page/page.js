/** Shows what a link asks, by the code behind `#`, which goes nowhere but into a header; only a tap sends an answer. */
const words = {
  "zh-CN": {
    other: "English",
    loading: "正在打开……",
    until: "截止：",
    toldTo: "会告知：",
    send: "确定并发送",
    back: "返回",
    chosen: "您选择的是：",
    reason: "请说明原因",
    sending: "正在发送……",
    done: "已收到您的答复，谢谢。",
    over: "这件事已经答复过，或已不再需要答复。",
    lapsed: "这个链接已过期。请到社区服务台办理。",
    nothing: "这里没有需要您答复的。到场时请向工作人员出示这个二维码。",
    incomplete: "链接不完整。请从短信里重新打开，或到社区服务台办理。",
    offline: "现在连接不上。",
    unsure: "不确定您的答复是否已收到。请重试，重试只算一次。",
    again: "重试",
  },
  en: {
    other: "中文",
    loading: "Opening …",
    until: "By: ",
    toldTo: "Who is told: ",
    send: "Yes, send it",
    back: "Back",
    chosen: "You chose:",
    reason: "Please say why",
    sending: "Sending …",
    done: "Your answer has arrived. Thank you.",
    over: "This was answered already, or needs no answer any more.",
    lapsed: "This link has lapsed. Please come to the desk.",
    nothing: "Nothing here waits for your answer. Show this code to the staff when you come.",
    incomplete: "The link is not complete. Open it from your message again, or come to the desk.",
    offline: "There is no connection now.",
    unsure: "We cannot tell whether your answer arrived. Please try again: it counts once.",
    again: "Try again",
  },
};

const main = document.getElementById("main");
const switcher = document.getElementById("language");
let language = navigator.language.startsWith("en") ? "en" : "zh-CN";
let redraw = () => {};

const word = (name) => words[language][name];
const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });
const button = (text, onclick, className = "") => element("button", text, { type: "button", onclick, className });

/** Replaces what is shown, and reads it out. */
const show = (heading, ...parts) => {
  const title = element("h1", heading, { tabIndex: -1 });
  main.replaceChildren(title, ...parts.filter(Boolean));
  title.focus();
};

const linkIn = () => /^#([a-z0-9-]+)\.([a-z2-7]{26})$/i.exec(location.hash)?.slice(1);

const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What the API answers; nothing where it cannot be reached. */
const ask = async (path, code, more = {}) => {
  const headers = { "linli-code": code, "accept-language": language, ...more.headers };
  const answer = await fetch(path, { ...more, headers, credentials: "omit", cache: "no-store" }).catch(() => undefined);
  const body = await answer?.json().catch(() => undefined);
  return body && { isOk: answer.ok, isFinal: answer.status < 500, body };
};

const refused = (answer, again, otherwise = "offline") => {
  const { title = word(otherwise), detail } = answer?.body ?? {};
  show(title, element("p", detail, { className: "problem" }), button(word("again"), again));
};

/** The text that is read before somebody agrees. */
const agreement = ({ title, text, adds, toldTo, takeBack }) => {
  const said = [text, adds, toldTo.length > 0 && word("toldTo") + toldTo.join("、"), takeBack].filter(Boolean);
  const section = element("section");
  section.append(element("h2", title), ...said.map((each) => element("p", each)));
  return section;
};

const reasonField = (said = "") => {
  const label = element("label", word("reason"));
  const field = element("textarea", said, { rows: 4, maxLength: 1000, required: true });
  label.append(field);
  return { label, field };
};

/** One choice, once more in words: this tap sends it, under one key however often it is tried. */
const confirm = (code, choice, key, back) => {
  const { label, field } = choice.asks ? reasonField(choice.said) : {};
  redraw = () => confirm(code, { ...choice, said: field?.value }, key, back);
  const send = async () => {
    if (field && !field.reportValidity()) return;
    const body = JSON.stringify({ ...choice.body, ...(field && { [choice.asks]: field.value }) });
    sender.disabled = true;
    sender.textContent = word("sending");
    const headers = { "content-type": "application/json", "idempotency-key": key };
    const answer = await ask(choice.path, code, { method: "POST", headers, body });
    if (!answer?.isOk) return refused(answer, answer?.isFinal ? open : redraw, "unsure");
    history.replaceState(null, "", location.pathname);
    redraw = () => show(word("done"));
    redraw();
  };
  const sender = button(word("send"), send, "send");
  show(word("chosen"), element("p", choice.label[language]), label, sender, button(word("back"), back));
};

const drawn = (code, { status, sentence, until, text, choices }) => {
  if (status !== "open") return show(word(status));
  const keys = choices.map(newKey);
  const draw = () => {
    redraw = open;
    const taps = choices.map((choice, nth) =>
      button(choice.label[language], () => confirm(code, choice, keys[nth], draw)),
    );
    show(sentence ?? word("nothing"), until && element("p", word("until") + until), text && agreement(text), ...taps);
  };
  draw();
};

async function open() {
  const [community, code] = linkIn() ?? [];
  redraw = open;
  if (!code) return show(word("incomplete"));
  show(word("loading"));
  const answer = await ask(`/v1/public/communities/${community}/messages/link`, code);
  if (answer?.isOk) drawn(code, answer.body);
  else refused(answer, open);
}

const speak = () => {
  document.documentElement.lang = language;
  switcher.textContent = word("other");
  switcher.lang = language === "en" ? "zh-CN" : "en";
};

switcher.onclick = () => {
  language = language === "en" ? "zh-CN" : "en";
  speak();
  redraw();
};
addEventListener("hashchange", () => open());
speak();
open();
