"use strict";
const at = id => document.getElementById(id);
let state = null, tried = [], played = new Set(), flow = "", before = {};

function add(parent, tag, text, css) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (css) node.className = css;
  parent.append(node);
  return node;
}

async function post(path, body) {
  const answer = await fetch("author/" + path, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}

async function turn(sent, shown) {
  if (shown) add(at("bubbles"), "li", shown, "me");
  at("bubbles").querySelectorAll(".choices").forEach(old => old.remove());
  try {
    const view = await (await post("turn", {...sent, state})).json();
    state = view.state;
    view.played.forEach(name => played.add(name));
    flow = view.flow;
    show(view);
  } catch (failed) {
    add(at("bubbles"), "li", "这句没有处理成（" + failed.message + "），看看服务器的日志。");
  }
  at("bubbles").scrollTop = at("bubbles").scrollHeight;
}

function show(view) {
  for (const message of view.messages) {
    const bubble = add(at("bubbles"), "li", message.text);
    add(bubble, "small", message.id);
    if (message.choices && message.choices.length) {
      const row = add(bubble, "div", undefined, "choices");
      for (const choice of message.choices) {
        add(row, "button", choice.label).addEventListener("click", () => { tried.push({choice: choice.id}); turn({choice: choice.id}, choice.label); });
      }
    }
  }
  for (const script of view.scripts) {
    const bubble = add(at("bubbles"), "li", script.text);
    add(bubble, "small", "稿件：" + script.title);
  }
  const rows = at("slots").tBodies[0];
  rows.replaceChildren();
  for (const [key, slot] of Object.entries(view.slots)) {
    const row = rows.insertRow();
    const name = row.insertCell();
    name.textContent = slot.title + " ";
    add(name, "code", key);
    const value = row.insertCell();
    value.textContent = slot.display + (slot.source === "derived" ? "（推出来的）" : "");
    value.className = JSON.stringify(before[key]) === JSON.stringify(slot) ? "" : "new";
  }
  before = view.slots;
  at("trace").replaceChildren();
  view.trace.forEach(line => add(at("trace"), "li", line));
  at("flows").value = flow;
  draw();
}

function draw() {
  const query = [...played].map(name => "played=" + encodeURIComponent(name)).join("&");
  at("diagram").src = "author/diagram/" + encodeURIComponent(at("flows").value || flow) + "?" + query;
}

function again() {
  state = null; tried = []; played = new Set(); before = {};
  at("bubbles").replaceChildren();
  turn({});
}

at("say").addEventListener("submit", sent => {
  sent.preventDefault();
  const text = at("words").value.trim();
  if (!text) return;
  at("words").value = "";
  tried.push({text});
  turn({text}, text);
});
at("again").addEventListener("click", again);
at("flows").addEventListener("change", draw);
at("close").addEventListener("click", () => at("transcript").close());
at("save").addEventListener("click", async () => {
  const text = await (await post("transcript", {tried})).text();
  at("text").value = text;
  at("download").href = URL.createObjectURL(new Blob([text], {type: "text/plain"}));
  at("transcript").showModal();
});
/** What is wrong with the files as saved last, if anything; the diagram and the conversation are of those before. */
async function mistakes() {
  try {
    const answer = await fetch("author/broken");
    if (!answer.ok) return;
    const text = await answer.text();
    if (at("broken").querySelector("pre").textContent !== text) at("broken").querySelector("pre").textContent = text;
    at("broken").hidden = text === "";
  } catch (away) {
    // the server is being started anew; the next look will tell
  }
}
setInterval(mistakes, 2000);
mistakes();
fetch("api/flows").then(answer => answer.json()).then(flows => {
  flows.forEach(one => { const option = add(at("flows"), "option", one.title); option.value = one.name; });
  again();
});
