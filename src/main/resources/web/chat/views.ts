// The parts of the conversation, drawn. Everything a person or the server said is set as text, never as markup.
import { html, nothing, type TemplateResult } from 'lit';
import type { Choice, Field, Message, Package, Preview } from '../shared/wire';
import { day } from '../shared/days';
import { chat as words } from '../shared/words';
import { fieldView } from './fields';
import type { Item } from './transcript';
import type { Talk } from './talk';

/** The kind of a deadline nobody but the person set, as the knowledge writes it. */
const OWN_KIND = '您自行设定';

export interface Hands {
  choose(choice: Choice): void;
  fill(event: SubmitEvent, fields: Field[]): void;
  openPackage(): void;
}

export function log(talk: Talk, hands: Hands): TemplateResult {
  const newest = talk.items.filter(item => item.from === 'bot').at(-1);
  const asked = newest?.messages ? answers(newest, talk, hands) : nothing;
  // Two places take turns: a new question is a new element that appears, not the old one that jumps.
  const turned = ((newest?.seq ?? 0) & 2) > 0;
  const carries = talk.items.filter(item => item.brought).at(-1);
  return html`<div class="log" role="log" aria-label=${words.log} aria-live=${talk.status === 'open' ? 'polite' : 'off'} part="log">
      ${talk.items.map(item => turn(item, item === carries ? talk.result : null, hands))}
      ${talk.result && !carries ? card(talk.result, hands) : nothing}
    </div>
    ${talk.busy || !talk.items.length ? html`<div class="dots" role="status"><span class="away">${talk.status === 'open' ? words.status.thinking : words.status.waiting}</span>
      <i></i><i></i><i></i></div>` : nothing}
    ${turned ? nothing : asked}${turned ? asked : nothing}`;
}

function turn(item: Item, brought: Package | null, hands: Hands): TemplateResult {
  const texts = item.messages?.map(message => message.text).filter(Boolean) ?? [item.text];
  return html`<div class="turn ${item.from} ${item.seq === null ? 'waiting' : ''}">
    ${texts.map(text => html`<div class="bubble" part="bubble ${item.from}"><span class="away">${words.speaker[item.from]}</span>${text}</div>`)}
    ${item.seq === null ? html`<span class="mark">${words.status.waiting}</span>` : nothing}
    ${brought ? card(brought, hands) : nothing}</div>`;
}

function card(bundle: Package, hands: Hands): TemplateResult {
  // What the person set for themselves is no reason to hurry as long as law or platform set a day.
  const first = bundle.deadlines.find(deadline => deadline.kind !== OWN_KIND) ?? bundle.deadlines.at(0);
  return html`<div class="card" part="package-card"><h3>${words.package.ready}</h3>
    ${bundle.recommendation ? html`<p>${words.advice.now(bundle.recommendation.name)}</p>` : nothing}
    <p class="soft">${words.package.scripts(bundle.scripts.length)}</p>
    ${first ? html`<p class="soft">${words.due(day(first.due), first.kind)}：${first.name}</p>` : nothing}
    <p><button class="main" @click=${hands.openPackage}>${words.package.open}</button></p></div>`;
}

/** Quick replies and forms of the newest question, put away while it is being answered: a refused form comes back as it was filled in. */
function answers(item: Item, talk: Talk, hands: Hands): TemplateResult | typeof nothing {
  const messages = item.messages as Message[];
  const fields = messages.flatMap(message => message.form ?? []);
  const inForm = new Set(fields.flatMap(field => (field.choices ?? []).map(choice => `${field.slot}=${choice.id}`)));
  const choices = messages.flatMap(message => message.choices ?? []).filter(choice => !inForm.has(choice.id));
  if (!fields.length && !choices.length) return nothing;
  const multi = fields.length === 1 && fields.some(field => field.input === 'multi');
  return html`<div class="answers" part="answers" ?hidden=${talk.busy}>
    ${fields.length ? html`<form novalidate @submit=${(event: SubmitEvent) => hands.fill(event, fields)}>
      ${fields.map(field => fieldView(field, { id: `q${item.seq}`, errors: talk.wrong ?? {}, busy: talk.busy }))}
      ${talk.wrong?.[''] ? html`<p class="error" role="alert">${talk.wrong['']}</p>` : nothing}
      <p><button class="main">${multi ? words.chosen : words.filled}</button></p></form>` : nothing}
    ${choices.length ? html`<div class="chips" role="group" aria-label=${words.answers}>
      ${choices.map(choice => html`<button part="choice" @click=${() => hands.choose(choice)}>${choice.label}</button>`)}</div>` : nothing}</div>`;
}

/** What the network does, and what else the person has to know beside the conversation. */
export function status(talk: Talk): TemplateResult {
  const { status: now, notice } = talk;
  const text = notice ?? (!navigator.onLine ? words.status.offline : now === 'lost' ? words.status.lost : now === 'elsewhere' ? words.status.elsewhere
    : now === 'refused' ? words.status.refused : null);
  return html`<div role="status" class=${text ? 'notice' : 'away'} part="status">${text ?? (now === 'connecting' ? words.status.connecting : '')}
    ${now === 'elsewhere' ? html`<button @click=${() => talk.connect()}>${words.status.here}</button>` : nothing}</div>`;
}

/** The early advice: two lines of a height that never changes, more of it laid over the log. */
export function strip(talk: Talk, open: boolean, toggle: () => void): TemplateResult {
  const advice = talk.preview;
  return html`<div class="strip" part="advice" role="region" aria-label=${words.advice.label}>
    ${advice ? html`<button aria-expanded=${open} @click=${toggle}><span><b>${words.advice.now(advice.name)}</b>
      <small>${advice.due ? words.due(day(advice.due), advice.dueKind) : advice.reason}</small></span><i aria-hidden="true"></i></button>`
      : html`<p>${words.advice.none}</p>`}
    ${advice && open ? more(advice, talk) : nothing}</div>`;
}

function more(advice: Preview, talk: Talk): TemplateResult {
  return html`<div class="more"><p>${advice.reason}</p>
    ${advice.due ? html`<p>${words.due(day(advice.due), advice.dueKind)}${advice.dueName ? `：${advice.dueName}` : ''}</p>` : nothing}
    ${advice.warning ? html`<p class="warning">${advice.warning}</p>` : nothing}
    ${talk.progress ? html`<p class="soft">${words.advice.progress(talk.progress.asked, talk.progress.left)}</p>` : nothing}</div>`;
}

/** @param titled false where the page itself says what this is */
export function welcome(error: string | null, titled: boolean, start: () => void, comeBack: (event: SubmitEvent) => void): TemplateResult {
  return html`<div class="welcome">${titled ? html`<h2>${words.welcome.title}</h2><p>${words.welcome.lead}</p>` : nothing}
    <p><button class="main" @click=${start}>${words.welcome.start}</button></p>
    <ul>${words.welcome.points.map(point => html`<li>${point}</li>`)}</ul>
    <form novalidate @submit=${comeBack}><label for="code">${words.welcome.returning}${words.welcome.code}</label>
      <div class="row"><input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40"
        placeholder=${words.welcome.codeHint} aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'code-error' : nothing}>
      <button>${words.welcome.codeGo}</button></div>
      ${error ? html`<p class="error" role="alert" id="code-error">${error}</p>` : nothing}</form></div>`;
}
