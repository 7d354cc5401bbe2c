// The plain chat page: one socket, one log, text nodes only. Nothing typed is lost: it waits in the outbox until the server says "taken".
import { showPackage } from './package.js';

const $ = id => document.getElementById(id);
const STORE = 'weiquan';
const SILENCE_MS = 70_000;
const PING_MS = 25_000;

let saved = read();               // {conversation, token, seq, outbox: [{frame, text}]}
let socket = null;
let ready = false;                // the conversation is open on this socket
let tries = 0;
let timer = null;
let lastHeard = 0;
let pendingStart = null;          // the first frame when there is no conversation yet

function read() {
  try {
    return { seq: 0, outbox: [], ...JSON.parse(sessionStorage.getItem(STORE) ?? '{}') };
  } catch {
    return { seq: 0, outbox: [] };
  }
}

function keep() {
  try {
    sessionStorage.setItem(STORE, JSON.stringify(saved));
  } catch {
    // Private windows may refuse: the conversation then lives as long as the page.
  }
}

function forget() {
  saved = { seq: 0, outbox: [] };
  try {
    sessionStorage.removeItem(STORE);
  } catch {
    // as above
  }
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}

const newId = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

function status(text) {
  $('status').textContent = text;
}

// ---- the wire --------------------------------------------------------------------------------------------------------------

function connect() {
  clearTimeout(timer);
  if (socket && socket.readyState <= WebSocket.OPEN) return;
  status('正在连接…');
  ready = false;
  const mine = socket = new WebSocket(new URL('chat', location.href.replace(/^http/, 'ws')), 'weiquan.v1');
  mine.onopen = () => {
    lastHeard = Date.now();
    mine.send(JSON.stringify(saved.token ? { type: 'resume', conversation: saved.conversation, token: saved.token, after: saved.seq } : pendingStart));
  };
  mine.onmessage = event => {
    lastHeard = Date.now();
    if (mine === socket) heard(JSON.parse(event.data));
  };
  mine.onclose = event => {
    if (mine === socket) closed(event.code);
  };
}

function heard(frame) {
  switch (frame.type) {
    case 'session': {
      const began = pendingStart?.type === 'start';
      saved.conversation = frame.conversation;
      saved.token = frame.token;
      pendingStart = null;
      keep();
      if (began) opened();
      break;
    }
    case 'taken':
      taken(frame);
      break;
    case 'reply':
      if (frame.seq > saved.seq) {
        saved.seq = frame.seq;
        keep();
        showReply(frame);
      }
      break;
    case 'caught_up':
      opened();
      break;
    case 'reconnect':
      again(frame.afterMs);
      break;
    case 'error':
      failed(frame);
      break;
  }
}

function opened() {
  ready = true;
  tries = 0;
  status('');
  show('talk');
  saved.outbox.forEach(waiting => socket.send(JSON.stringify(waiting.frame)));
}

function closed(code) {
  ready = false;
  if (code === 4409) {
    status('已在另一个窗口打开');
    note('这个会话已在另一个窗口打开。', '在这里继续', connect);
  } else if (code === 4401 || code === 4404) {
    status('');
  } else {
    again(code === 4429 ? 30_000 : 0);
  }
}

function again(afterMs) {
  clearTimeout(timer);
  const wait = afterMs || Math.min(30_000, 500 * 2 ** tries++) * (0.5 + Math.random());
  status('连接断开，正在重连…您写的话不会丢。');
  timer = setTimeout(connect, wait);
}

function failed(frame) {
  const waiting = saved.outbox.find(w => w.frame.id === frame.replyTo);
  if (['busy', 'unavailable', 'too_many'].includes(frame.code) && waiting) {
    status(frame.message);
    setTimeout(() => ready && saved.outbox.includes(waiting) && socket.send(JSON.stringify(waiting.frame)), 2_000 + Math.random() * 2_000);
    return;
  }
  if (frame.code === 'unknown_conversation') {
    const hadOne = Boolean(saved.token);
    forget();
    $('log').replaceChildren();
    show('welcome');
    status(hadOne ? '之前的会话已不存在，可以重新开始。' : frame.message);
    return;
  }
  if (waiting) {
    saved.outbox = saved.outbox.filter(w => w !== waiting);
    keep();
    document.querySelector(`[data-id="${CSS.escape(waiting.frame.id)}"]`)?.remove();
    if (waiting.frame.type === 'message' && !$('text').value) $('text').value = waiting.frame.text;
  }
  const form = document.querySelector(`form[data-sent="${CSS.escape(frame.replyTo ?? '')}"]`);
  if (form && frame.fields) {
    showFieldErrors(form, frame.fields);
  } else {
    note(frame.message);
  }
}

function taken(frame) {
  const waiting = saved.outbox.find(w => w.frame.id === frame.id);
  saved.outbox = saved.outbox.filter(w => w !== waiting);
  saved.seq = Math.max(saved.seq, frame.seq);
  keep();
  document.querySelector(`[data-id="${CSS.escape(frame.id)}"]`)?.classList.remove('waiting');
}

function send(frame, shown) {
  frame.id = newId();
  saved.outbox.push({ frame, text: shown });
  keep();
  bubble(shown, frame.id);
  if (ready && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  else connect();
  return frame.id;
}

setInterval(() => {
  if (!socket || socket.readyState !== WebSocket.OPEN) return;
  if (Date.now() - lastHeard > SILENCE_MS) socket.close();
  else if (ready) socket.send('{"type":"ping"}');
}, PING_MS);
addEventListener('online', () => saved.token && connect());
document.addEventListener('visibilitychange', () => !document.hidden && saved.token && connect());

// ---- what is seen ----------------------------------------------------------------------------------------------------------

function show(what) {
  $('welcome').hidden = what !== 'welcome';
  $('composer').hidden = what === 'welcome';
  if (what === 'talk' && matchMedia('(pointer: fine)').matches) $('text').focus();
}

function add(turn) {
  $('log').append(turn);
  turn.scrollIntoView({ block: 'nearest' });
  return turn;
}

function bubble(text, id) {
  const turn = element('div', id ? 'turn mine waiting' : 'turn mine');
  if (id) turn.dataset.id = id;
  turn.append(element('div', 'bubble', text));
  return add(turn);
}

function note(text, label, action) {
  const turn = element('div', 'turn');
  turn.append(element('div', 'note error', text));
  if (label) turn.append(button(label, () => { turn.remove(); action(); }));
  add(turn);
}

function button(label, action) {
  const made = element('button', '', label);
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

function showReply(reply) {
  closeQuestions();
  const turn = element('div', 'turn');
  for (const message of reply.messages) {
    turn.append(element('div', 'bubble', message.text));
    if (message.choices?.length) turn.append(choices(message.choices));
    if (message.form?.length) turn.append(form(message.form));
  }
  if (reply.result) turn.append(showPackage(reply.result, element, button));
  add(turn);
  showPreview(reply.preview);
}

function showPreview(preview) {
  $('preview').hidden = !preview;
  if (!preview) return;
  const lines = [`目前建议：${preview.name}。${preview.reason}`];
  if (preview.due) lines.push(`最近的期限：${preview.due}`);
  if (preview.warning) lines.push(`注意：${preview.warning}`);
  $('preview').replaceChildren(...lines.map(line => element('p', '', line)));
}

/** Answered questions stay to be read; only the newest can be answered by a tap. */
function closeQuestions() {
  document.querySelectorAll('#log .choices button, #log .fields button, #log .fields input, #log .fields select').forEach(input => { input.disabled = true; });
}

function choices(offered) {
  const row = element('div', 'choices');
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', '可以这样回答');
  for (const choice of offered) {
    row.append(button(choice.label, () => {
      closeQuestions();
      send({ type: 'choose', choice: choice.id }, choice.label);
    }));
  }
  return row;
}

function form(fields) {
  const made = element('form', 'fields');
  made.noValidate = true;
  fields.forEach(field => made.append(input(field)));
  made.append(element('button', 'main', '填好了'));
  made.addEventListener('submit', event => {
    event.preventDefault();
    made.querySelectorAll('[role=alert]').forEach(error => error.remove());
    const slots = {};
    const shown = [];
    for (const field of fields) {
      const value = answer(made, field);
      if (value !== null) {
        slots[field.slot] = value;
        shown.push(`${field.title}：${text(field, value)}`);
      } else if (field.required) {
        showFieldErrors(made, { [field.slot]: '请填这一项。' });
        return;
      }
    }
    if (shown.length) made.dataset.sent = send({ type: 'form', slots }, shown.join('\n'));
  });
  return made;
}

function input(field) {
  if (field.input === 'multi') {
    const group = element('fieldset');
    group.dataset.slot = field.slot;
    group.append(element('legend', '', field.title));
    for (const choice of field.choices ?? []) {
      const label = element('label');
      const box = element('input');
      box.type = 'checkbox';
      box.value = choice.id;
      label.append(box, document.createTextNode(choice.label));
      group.append(label);
    }
    return group;
  }
  const label = element('label', '', field.required ? `${field.title}（必填）` : field.title);
  label.dataset.slot = field.slot;
  const made = element(field.input === 'choice' ? 'select' : 'input');
  if (field.input === 'choice') {
    made.append(new Option('请选择', ''));
    (field.choices ?? []).forEach(choice => made.append(new Option(choice.label, choice.id)));
  } else {
    made.type = { date: 'date', phone: 'tel' }[field.input] ?? 'text';
    if (field.input === 'number') made.inputMode = 'decimal';
  }
  label.append(made);
  return label;
}

function answer(made, field) {
  const place = made.querySelector(`[data-slot="${CSS.escape(field.slot)}"]`);
  if (field.input === 'multi') {
    const ticked = [...place.querySelectorAll('input:checked')].map(box => box.value);
    return ticked.length ? ticked : null;
  }
  const value = place.querySelector('input, select').value.trim();
  if (value === '') return null;
  return field.input === 'number' && Number.isFinite(Number(value)) ? Number(value) : value;
}

function text(field, value) {
  const label = id => field.choices?.find(choice => choice.id === id)?.label ?? id;
  return Array.isArray(value) ? value.map(label).join('、') : label(value);
}

function showFieldErrors(made, fields) {
  let first = null;
  for (const [slot, message] of Object.entries(fields)) {
    const place = made.querySelector(`[data-slot="${CSS.escape(slot)}"]`);
    const error = element('span', 'error', message);
    error.setAttribute('role', 'alert');
    (place ?? made).append(error);
    first ??= place?.querySelector('input, select');
  }
  first?.focus();
}

// ---- what can be done ------------------------------------------------------------------------------------------------------

function start(frame) {
  pendingStart = frame;
  connect();
}

$('begin').addEventListener('click', () => start({ type: 'start', channel: 'web' }));
$('return').addEventListener('submit', event => {
  event.preventDefault();
  const code = $('code').value.trim();
  if (code) start({ type: 'resume', code });
});
$('composer').addEventListener('submit', event => {
  event.preventDefault();
  const said = $('text').value.trim();
  if (!said) return;
  $('text').value = '';
  grow();
  send({ type: 'message', text: said }, said);
});
$('text').addEventListener('keydown', event => {
  // While Chinese is being composed, Enter belongs to the input method.
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    $('composer').requestSubmit();
  }
});
$('text').addEventListener('input', grow);

function grow() {
  $('text').rows = Math.min(5, $('text').value.split('\n').length);
}

$('menu').addEventListener('click', () => {
  const open = $('tools').hidden;
  $('tools').hidden = !open;
  $('menu').setAttribute('aria-expanded', String(open));
});
document.querySelectorAll('[data-say]').forEach(tool => tool.addEventListener('click', () => {
  if (saved.token) send({ type: 'message', text: tool.dataset.say }, tool.dataset.say);
}));
$('fresh').addEventListener('click', () => {
  if (!saved.token || confirm('重新开始？这次的对话请用找回码找回。')) leave();
});
$('erase').addEventListener('click', async () => {
  if (!saved.token || !confirm('删除这次对话的全部内容？删除后无法恢复。')) return;
  const answered = await call('DELETE', '').catch(() => null);
  if (answered?.ok || answered?.status === 404) {
    leave();
    status('已全部删除。');
  } else {
    note('没有删除成功，请稍后再试。');
  }
});
$('export').addEventListener('click', async () => {
  if (!saved.token) return;
  const answered = await call('GET', '/export').catch(() => null);
  if (!answered?.ok) return note('没有导出成功，请稍后再试。');
  const link = element('a');
  link.href = URL.createObjectURL(await answered.blob());
  link.download = '维权向导-我的数据.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
});

function call(method, rest) {
  return fetch(new URL(`api/conversations/${encodeURIComponent(saved.conversation)}${rest}`, location.href),
    { method, headers: { Authorization: `Bearer ${saved.token}` } });
}

function leave() {
  const old = socket;
  socket = null;
  old?.close();
  clearTimeout(timer);
  forget();
  $('log').replaceChildren();
  showPreview(null);
  show('welcome');
  status('');
}

/** After a reload: the words of both sides come from the history, the newest question from the socket. */
async function comeBack() {
  try {
    const answered = await call('GET', '');
    if (answered.status === 404 || answered.status === 401) return forget();
    const history = await answered.json();
    show('talk');
    const lastBot = history.items.findLastIndex(item => item.from === 'bot');
    history.items.forEach((item, index) => {
      if (item.from === 'user') bubble(item.text);
      else if (index !== lastBot) add(element('div', 'turn')).append(element('div', 'bubble', item.text));
    });
    saved.seq = (history.items[lastBot]?.seq ?? 1) - 1;
    saved.outbox.forEach(waiting => bubble(waiting.text, waiting.frame.id));
  } catch {
    saved.seq = 0;
  }
  connect();
}

if (saved.token) comeBack();
