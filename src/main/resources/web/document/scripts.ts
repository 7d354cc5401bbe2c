// The scripts: tabs, one text at a time, copied with one tap. A place still to be filled in is a button; what is filled in goes to the
// server, and the text comes back from there.
import type { TemplateResult } from 'lit';
import type { Field, Script, Value } from '../shared/wire';
import { paper as words } from '../shared/words';
import { fieldView, html, nothing, read } from './kit';

export interface ScriptsState {
  picked: number; blank: string | null; copied: string | null; wrong: Record<string, string>; busy: boolean; recommended: string | null;
}

export interface ScriptsHands {
  pick(index: number, focus: boolean): void;
  copy(text: string, what: string): void;
  open(slot: string | null): void;
  fill(slots: Record<string, Value>, shown: string): void;
  wrong(errors: Record<string, string>): void;
}

const BLANK = /(【请补充：[^】]*】)/;

/** A letter says 您 where the conversation says 你. */
const label = (blank: string): string => blank.slice('【请补充：'.length, -1).replace('您', '你');

/** What stands in brackets behind a title is for the sheet itself, not for its tab. */
const brief = (title: string): string => title.replace(/（[^（]*）$/, '');

/** The slot behind each blank of a text: by the slot's title, else by the order in which the blanks stand. */
function slotsOf(script: Script, fields: Field[]): Map<string, string> {
  const labels = [...new Set(script.text.split(BLANK).filter((_, index) => index % 2).map(label))];
  const found = new Map<string, string>();
  labels.forEach((name, index) => {
    const field = fields.find(candidate => candidate.title === name && script.missing.includes(candidate.slot));
    const slot = field?.slot ?? (labels.length === script.missing.length ? script.missing[index] : undefined);
    if (slot) found.set(name, slot);
  });
  return found;
}

export function scripts(all: Script[], fields: Field[], state: ScriptsState, hands: ScriptsHands): TemplateResult {
  const key = (event: KeyboardEvent) => {
    const to = ({ ArrowRight: state.picked + 1, ArrowLeft: state.picked - 1, Home: 0, End: all.length - 1 } as Record<string, number>)[event.key];
    if (to === undefined) return;
    event.preventDefault();
    hands.pick((to + all.length) % all.length, true);
  };
  return html`<div class="tabs screen" role="tablist" aria-label=${words.scriptTabs} @keydown=${key}>
      ${all.map((script, index) => html`<button role="tab" id="tab-${index}" aria-controls="script-${index}" aria-selected=${index === state.picked}
        tabindex=${index === state.picked ? 0 : -1} @click=${() => hands.pick(index, false)}>${brief(script.title)}${script.channel === state.recommended
          ? html` <span class="tag now">${words.bestScript}</span>` : nothing}</button>`)}</div>
    ${all.map((script, index) => one(script, index, fields, state, hands))}`;
}

function one(script: Script, index: number, fields: Field[], state: ScriptsState, hands: ScriptsHands): TemplateResult {
  const slots = slotsOf(script, fields);
  const over = script.limit === null ? 0 : script.length - script.limit;
  return html`<div class="script ${index === state.picked ? '' : 'other'}" role="tabpanel" id="script-${index}" aria-labelledby="tab-${index}">
    <h4>${script.title}</h4>
    <p class="meta"><span class=${over > 0 ? 'error' : 'soft'}>${words.count(script.length, script.limit)}${over > 0 ? `，${words.over(over)}` : ''}</span>
      ${script.masked ? html`<span class="tag">${words.masked}</span>` : nothing}</p>
    ${slots.size ? html`<p class="blanks screen">${words.blanks(slots.size)}</p>` : nothing}
    <div class="text" tabindex="0" role="group" aria-label=${script.title}>${script.text.split(BLANK).map((piece, at) => (at % 2 ? blank(piece, slots.get(label(piece)), state, hands) : piece))}</div>
    ${state.blank && index === state.picked ? filler(fields, state, hands) : nothing}
    <p class="copy screen"><button class="main" @click=${() => hands.copy(script.text, script.title)}>${state.copied === script.title ? `✓ ${words.copied}` : words.copy}</button></p></div>`;
}

function blank(piece: string, slot: string | undefined, state: ScriptsState, hands: ScriptsHands): TemplateResult {
  return slot ? html`<button class="blank" aria-expanded=${state.blank === slot} @click=${() => hands.open(state.blank === slot ? null : slot)}>${piece}</button>`
    : html`<mark>${piece}</mark>`;
}

function filler(fields: Field[], state: ScriptsState, hands: ScriptsHands): TemplateResult | typeof nothing {
  const field = fields.find(candidate => candidate.slot === state.blank);
  if (!field) return nothing;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const filled = read(event.target as HTMLFormElement, [field]);
    if (Object.keys(filled.slots).length) hands.fill(filled.slots, filled.shown);
    else hands.wrong(Object.keys(filled.errors).length ? filled.errors : { [field.slot]: words.fillThis });
  };
  return html`<form class="filler screen" novalidate @submit=${submit}>${fieldView(field, { id: 'blank', errors: state.wrong, busy: state.busy })}
    <div class="row"><button class="main" ?disabled=${state.busy}>${state.busy ? words.filling : words.fill}</button>
      <button type="button" @click=${() => hands.open(null)}>${words.cancel}</button></div></form>`;
}
