// What opens over the conversation: the facts so far, the menu, and the questions before something cannot be undone.
import type { TemplateResult } from 'lit';
import type { Talk } from '../chat/talk';
import type { Field, Slot } from '../shared/wire';
import { sheet as words } from '../shared/words';
import { fieldView, html, nothing } from './kit';

export type Sheet = 'menu' | 'facts' | 'erase' | 'fresh';

const head = (title: string, close: () => void): TemplateResult => html`<div class="top"><h2 id="title">${title}</h2>
  <button class="plain" aria-label=${words.close} @click=${close}>✕</button></div>`;

export interface MenuHands {
  say(text: string): void;
  open(sheet: Sheet): void;
  openPackage(): void;
  download(): void;
  close(): void;
}

export function menu(talk: Talk, hands: MenuHands, error: string | null): TemplateResult {
  const item = (label: string, action: () => void) => html`<button @click=${action}>${label}</button>`;
  return html`${head(words.menu.title, hands.close)}
    ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}<div class="list">
    ${talk.result ? item(words.menu.open, hands.openPackage) : nothing}
    ${item(words.menu.draft, () => hands.say(words.menu.draft))}
    ${item(words.facts.title, () => hands.open('facts'))}
    ${item(words.menu.back, () => hands.say(words.menu.back))}
    ${item(words.menu.fresh, () => hands.open('fresh'))}
    ${item(words.menu.download, hands.download)}
    ${item(words.menu.erase, () => hands.open('erase'))}</div>
    <label class="remember"><input type="checkbox" .checked=${talk.memory.remembers} @change=${(event: Event) => talk.remember((event.target as HTMLInputElement).checked)}><span>${words.menu.remember}</span>
      <small>${words.menu.rememberWhy}</small></label>`;
}

export interface FactsHands {
  edit(slot: string | null): void;
  save(event: SubmitEvent, field: Field): void;
  clear(field: Field): void;
  close(): void;
}

export function facts(talk: Talk, fields: Field[], at: { editing: string | null; error: string | null }, hands: FactsHands): TemplateResult {
  const { editing, error } = at;
  const known = Object.entries(talk.slots);
  const rest = fields.filter(field => !talk.slots[field.slot]);
  return html`${head(words.facts.title, hands.close)}<p class="soft">${known.length ? words.facts.lead : words.facts.empty}</p>
    ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}<div class="list">${known.map(([key, slot]) => fact(key, slot, fields.find(field => field.slot === key), editing, talk, hands))}</div>
    ${rest.length ? html`<details ?open=${rest.some(field => field.slot === editing)}><summary>${words.facts.more}</summary><div class="list">
      ${rest.map(field => fact(field.slot, null, field, editing, talk, hands))}</div></details>` : nothing}`;
}

function fact(key: string, slot: Slot | null, field: Field | undefined, editing: string | null, talk: Talk, hands: FactsHands): TemplateResult {
  const title = slot?.title ?? field?.title ?? key;
  if (!field) return html`<div class="fact"><button disabled><span>${title}</span><span>${slot?.display}</span><span></span></button></div>`;
  return html`<div class="fact">
    <button aria-expanded=${editing === key} aria-label=${`${words.facts.change(title)}${slot ? `：${slot.display}` : ''}`} @click=${() => hands.edit(editing === key ? null : key)}>
      <span>${title}</span><span>${slot?.display}</span><span aria-hidden="true">✎</span></button>
    ${editing === key ? html`<form novalidate @submit=${(event: SubmitEvent) => hands.save(event, field)}>
      ${fieldView(field, { id: 'fact', errors: talk.wrong ?? {}, busy: talk.busy, ...(slot && { known: slot }) })}
      <div class="row"><button class="main" ?disabled=${talk.busy}>${words.facts.save}</button>
        <button type="button" @click=${() => hands.edit(null)}>${words.facts.cancel}</button>
        ${slot ? html`<button type="button" class="plain" ?disabled=${talk.busy} @click=${() => hands.clear(field)}>${words.facts.clear}</button>` : nothing}</div></form>` : nothing}</div>`;
}

export function question(ask: { title: string; lead: string; yes: string; no: string }, danger: boolean, error: string | null, yes: () => void, no: () => void): TemplateResult {
  return html`${head(ask.title, no)}<p>${ask.lead}</p>${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
    <div class="row"><button class=${danger ? 'danger' : 'main'} @click=${yes}>${ask.yes}</button><button @click=${no}>${ask.no}</button></div>`;
}
