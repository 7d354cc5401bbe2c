// <weiquan-package>: the complaint package as a document over the whole window. It is told the package and says what the person does by
// one event, "paper": {slots, shown} a form to send, {choice} a choice to take, {away} back to the conversation.
import type { CSSResult } from 'lit';
import type { Choice, Field, Package, Value } from '../shared/wire';
import { paper as words } from '../shared/words';
import { onlyDeadline } from './calendar';
import { copied } from './copying';
import { borrow, html, nothing, type Kit } from './kit';
import { chapter, deadlines, evidence, head, recommendation, rest, warnings } from './parts';
import { leaveOutTheRest, putBack } from './printing';
import { scripts } from './scripts';
import { sheetView } from './sheet';
import { paperStyle } from './style';
import { timeline } from './timeline';

const TICKS_TOGETHER_MS = 900;
const COPIED_MS = 3_000;
const REVOKE_MS = 10_000;
const BELOW_BAR_PX = 12;

interface Saying { slots?: Record<string, Value>; shown?: string; choice?: Choice; away?: boolean; write?: boolean }

export function define(kit: Kit): void {
  if (customElements.get('weiquan-package')) return;
  borrow(kit);
  customElements.define('weiquan-package', view(kit));
  customElements.define('weiquan-sheet', sheetView(kit));
}

const view = ({ LitElement, css, tokens }: Kit) => class extends LitElement {
  static override styles: CSSResult[] = [tokens, paperStyle(css)];
  static override properties = {
    bundle: { attribute: false }, fields: { attribute: false }, wrong: { attribute: false }, busy: { attribute: false }, link: { attribute: false },
    picked: { state: true }, blank: { state: true }, copied: { state: true }, errors: { state: true }, failed: { state: true }, news: { state: true }, ticks: { state: true },
  };

  declare bundle: Package;
  declare fields: Field[];
  declare wrong: Record<string, string> | null;
  declare busy: boolean;
  declare link: (format: string) => Promise<string>;
  declare picked: number;
  declare blank: string | null;
  declare copied: string | null;
  declare errors: Record<string, string>;
  declare failed: boolean;
  declare news: boolean;
  declare ticks: Set<string> | null;
  ticking = 0;
  filling = false;
  printing = false;
  unfolded: HTMLDetailsElement[] = [];

  constructor() {
    super();
    Object.assign(this, { fields: [], wrong: null, busy: false, picked: 0, blank: null, copied: null, errors: {}, failed: false, news: false, ticks: null });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.beforePrint);
    addEventListener('afterprint', this.afterPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.beforePrint);
    removeEventListener('afterprint', this.afterPrint);
    this.afterPrint();
    this.flush();
  }

  override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('bundle') && !this.ticking) this.ticks = null;
    if (this.filling && !this.busy) {
      this.filling = false;
      if (!this.wrong) this.blank = null;
    }
    this.picked = Math.min(this.picked, Math.max(0, this.bundle.scripts.length - 1));
  }

  override updated(changed: Map<string, unknown>): void {
    if (!changed.has('blank') || !this.blank) return;
    this.renderRoot.querySelector<HTMLElement>('.filler input, .filler textarea, .filler select')?.focus();
    this.renderRoot.querySelector('.filler')?.scrollIntoView({ block: 'center' });
  }

  get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog') as HTMLDialogElement;
  }

  say(detail: Saying): void {
    this.dispatchEvent(new CustomEvent('paper', { detail }));
  }

  /** Elements in the top layer print on one page only: for paper the document is laid into the page. */
  beforePrint = (): void => {
    if (this.printing || !this.dialog?.open) return;
    this.printing = true;
    leaveOutTheRest((this.getRootNode() as ShadowRoot).host);
    this.unfolded = [...this.renderRoot.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    this.unfolded.forEach(folded => { folded.open = true; });
    this.dialog.close();
    this.dialog.show();
  };

  afterPrint = (): void => {
    if (!this.printing) return;
    putBack();
    this.unfolded.forEach(folded => { folded.open = false; });
    if (this.isConnected) {
      this.dialog.close();
      this.dialog.showModal();
    }
    // The events of these closings come later, and are not the person's.
    setTimeout(() => { this.printing = false; });
  };

  /** The browser tells late of a closing: when the document is open again, it was not the person who closed it. */
  closed = (): void => {
    if (!this.printing && !this.dialog.open) this.say({ away: true });
  };

  download(format: string): void {
    this.save(() => this.link(format), '');
  }

  /** One deadline for a calendar. */
  calendar(id: string): void {
    this.save(async () => {
      const event = onlyDeadline(await (await fetch(await this.link('ics'))).text(), id);
      if (event === null) throw new Error(id);
      const url = URL.createObjectURL(new Blob([event], { type: 'text/calendar' }));
      setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
      return url;
    }, words.calendarName);
  }

  async save(address: () => Promise<string>, name: string): Promise<void> {
    this.failed = false;
    try {
      const anchor = document.createElement('a');
      anchor.href = await address();
      anchor.download = name;
      anchor.click();
    } catch {
      this.failed = true;
    }
  }

  async copy(text: string, what: string): Promise<void> {
    this.copied = await copied(text, this.dialog) ? what : null;
    this.failed = this.copied === null;
    setTimeout(() => { this.copied = null; }, COPIED_MS);
  }

  tick(kind: string, has: boolean): void {
    this.ticks = new Set(this.have());
    if (has) this.ticks.add(kind);
    else this.ticks.delete(kind);
    clearTimeout(this.ticking);
    this.ticking = setTimeout(() => this.flush(), TICKS_TOGETHER_MS);
  }

  flush(): void {
    if (!this.ticking) return;
    clearTimeout(this.ticking);
    this.ticking = 0;
    const kinds = [...this.have()];
    const names = kinds.map(kind => this.bundle.evidence.find(piece => piece.kind === kind)?.name ?? kind);
    this.say({ slots: { evidence: kinds.length ? kinds : null }, shown: `${words.evidence}：${names.join('、') || '—'}` });
  }

  have(): Set<string> {
    const known = this.bundle.case.evidence?.value;
    return this.ticks ?? new Set([...(Array.isArray(known) ? known.map(String) : []), ...this.bundle.evidence.filter(piece => piece.have === 'yes').map(piece => piece.kind)]);
  }

  override render() {
    const bundle = this.bundle;
    return html`<dialog class="paper" part="paper" aria-label=${words.title} @close=${this.closed}>
      <div class="bar screen" role="group" aria-label=${words.actions}><button class="main" @click=${() => this.dialog.close()}>${words.back}</button><span></span>
        <button aria-label=${words.print} @click=${() => print()}>${words.printShort}</button><button aria-label=${words.word} @click=${() => this.download('docx')}>${words.wordShort}</button>
        <button aria-label=${words.markdown} @click=${() => this.download('md')}>${words.markdownShort}</button>
        ${this.failed ? html`<p class="warning" role="alert">${words.failed}</p>` : nothing}</div>
      <div role="status" class="away">${this.copied ? words.copied : ''}</div>
      <div class="page">${head(bundle, id => this.go(id))}${warnings(bundle)}${recommendation(bundle)}
        ${chapter('scripts', words.scripts, bundle.scripts.length > 0, () => this.texts())}
        ${deadlines(bundle, id => (id ? this.calendar(id) : this.download('ics')))}
        ${chapter('ladder', words.ladder, bundle.ladder.length > 0, () => timeline(bundle.ladder))}
        ${evidence(bundle.evidence, this.have(), (kind, has) => this.tick(kind, has))}
        ${rest(bundle)}${this.progress()}${this.returning()}
        ${bundle.disclaimer ? html`<p class="soft">${bundle.disclaimer}</p>` : nothing}</div></dialog>`;
  }

  go(id: string): void {
    // With large letters the bar is higher than any style could know.
    this.dialog.style.scrollPaddingTop = `${(this.renderRoot.querySelector<HTMLElement>('.bar')?.offsetHeight ?? 0) + BELOW_BAR_PX}px`;
    const title = this.renderRoot.querySelector<HTMLElement>(`#${id} h3`);
    title?.focus({ preventScroll: true });
    title?.closest('section')?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  texts() {
    return scripts(this.bundle.scripts, this.fields, { picked: this.picked, blank: this.blank, copied: this.copied, busy: this.busy,
      wrong: { ...this.errors, ...this.wrong }, recommended: this.bundle.recommendation?.channel ?? null }, {
      pick: (index, focus) => {
        this.picked = index;
        this.blank = null;
        if (focus) this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${index}`)?.focus());
      },
      copy: (text, what) => this.copy(text, what),
      open: slot => { this.blank = slot; this.errors = {}; },
      fill: (slots, shown) => {
        this.filling = this.busy = true;      // the conversation says the same a moment later
        this.errors = {};
        this.say({ slots, shown });
      },
      wrong: errors => { this.errors = errors; },
    });
  }

  /** What can have happened since, as the dialogs know it; anything else is told in words. */
  progress() {
    const outcomes = this.fields.find(field => field.slot === 'tried_channels')?.choices ?? [];
    return html`<section class="chapter screen" id="news" aria-labelledby="news-title"><h3 id="news-title" tabindex="-1">${words.news.title}</h3>
      ${this.news ? html`<p class="soft">${words.news.lead}</p><div class="chips">${outcomes.map(outcome => html`<button
          @click=${() => this.say({ choice: { id: `tried_channels=${outcome.id}`, label: outcome.label } })}>${outcome.label}</button>`)}
          <button class="plain" @click=${() => this.say({ away: true, write: true })}>${words.news.own}</button></div>`
        : html`<p><button class="main" @click=${() => { this.news = true; }}>${words.progress}</button></p>`}</section>`;
  }

  returning() {
    const code = this.bundle.returnCode;
    return chapter('code', words.code, Boolean(code), () => html`<p class="code">${code}</p><p class="soft">${words.codeLead}</p>
      <p class="screen"><button @click=${() => this.copy(code ?? '', words.code)}>${this.copied === words.code ? `✓ ${words.copied}` : words.codeCopy}</button></p>`);
  }
};
