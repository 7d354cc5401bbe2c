// Form fields: native inputs, a name on each, what is wrong beside it. The server is the judge of what a value means; here only what
// cannot be a value at all is caught.
import { html, nothing, type TemplateResult } from 'lit';
import type { Field, Slot, Value } from '../shared/wire';
import { day } from '../shared/days';
import { chat as words } from '../shared/words';

export interface FieldContext { id: string; errors: Record<string, string>; busy: boolean; known?: Slot }

export function fieldView(field: Field, at: FieldContext): TemplateResult {
  const id = `${at.id}-${field.slot}`;
  const error = at.errors[field.slot];
  const said = error ? html`<p class="error" role="alert" id="${id}-error">${error}</p>` : nothing;
  if (field.input === 'multi') {
    const had = Array.isArray(at.known?.value) ? at.known.value : [];
    return html`<fieldset class="field multi" data-slot=${field.slot} ?disabled=${at.busy} aria-describedby=${error ? `${id}-error` : nothing}>
      <legend>${field.title}</legend>
      <div class="chips">${(field.choices ?? []).map(choice => html`<label class="chip">
        <input type="checkbox" name=${field.slot} value=${choice.id} ?checked=${had.includes(choice.id)}><span>${choice.label}</span></label>`)}</div>
      ${said}</fieldset>`;
  }
  return html`<div class="field" data-slot=${field.slot}>
    <label for=${id}>${field.title}${field.unit ? `（${field.unit}）` : nothing}</label>
    ${input(field, id, at, Boolean(error))}${said}</div>`;
}

function input(field: Field, id: string, at: FieldContext, wrong: boolean): TemplateResult {
  const known = at.known?.status === 'value' ? at.known.value : null;
  if (field.input === 'choice') {
    return html`<select id=${id} name=${field.slot} ?disabled=${at.busy} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? `${id}-error` : nothing}>
      <option value="">${words.choose}</option>
      ${(field.choices ?? []).map(choice => html`<option value=${choice.id} ?selected=${String(known) === choice.id}>${choice.label}</option>`)}</select>`;
  }
  // A number is typed as text on a number pad: inputs of type number silently drop what Chinese keyboards write (full-width digits, 元).
  const type = field.input === 'date' ? 'date' : field.input === 'phone' ? 'tel' : 'text';
  const long = field.input === 'text' && typeof known === 'string' && known.length > 24;
  return long
    ? html`<textarea id=${id} name=${field.slot} rows="4" ?disabled=${at.busy} aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? `${id}-error` : nothing} .value=${known as string}></textarea>`
    : html`<input id=${id} name=${field.slot} type=${type} ?disabled=${at.busy} autocomplete="off"
        inputmode=${field.input === 'number' ? 'decimal' : field.input === 'phone' ? 'tel' : nothing}
        aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? `${id}-error` : nothing} value=${known ?? ''}>`;
}

export interface Filled { slots: Record<string, Value>; shown: string; errors: Record<string, string> }

/** What a form holds: values by slot (empty ones left out), the same as words, and what is plainly not of its kind. */
export function read(form: HTMLFormElement, fields: Field[]): Filled {
  const filled: Filled = { slots: {}, shown: '', errors: {} };
  const lines: string[] = [];
  const data = new FormData(form);
  for (const field of fields) {
    const typed = data.getAll(field.slot).map(value => String(value).trim()).filter(Boolean);
    const [only] = typed;
    const control = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(field.slot)}"]`);
    if (control?.validity?.badInput) filled.errors[field.slot] = words.notADate;
    if (only === undefined) continue;
    const value = valueOf(field, typed, only);
    if (value === null) {
      filled.errors[field.slot] = words.notANumber;
      continue;
    }
    filled.slots[field.slot] = value;
    const label = (id: string) => field.choices?.find(choice => choice.id === id)?.label ?? (field.input === 'date' ? day(id) : id);
    lines.push(`${field.title}：${field.unit ? `${value}${field.unit}` : typed.map(label).join('、')}`);
  }
  filled.shown = lines.join('；');
  return filled;
}

function valueOf(field: Field, typed: string[], only: string): Value {
  if (field.input === 'multi') return typed;
  if (field.input === 'number') return number(only);
  if (field.input === 'choice' && (only === 'true' || only === 'false') && field.choices?.some(choice => choice.id === 'true')) return only === 'true';
  return field.input === 'phone' ? narrow(only) : only;
}

/** @returns null when it is no number */
function number(text: string): number | null {
  const plain = narrow(text).replace(/^[¥￥]/, '').replace(/[,，\s]/g, '').replace(/(元|块|块钱)$/, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Full-width digits and signs as Chinese keyboards write them. */
function narrow(text: string): string {
  return text.replace(/[！-～]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[。．]/g, '.');
}

/** Puts the person where the first mistake is. */
export function focusFirstError(root: ParentNode): void {
  root.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[aria-describedby] input')?.focus();
}
