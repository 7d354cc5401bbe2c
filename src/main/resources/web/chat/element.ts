// <weiquan-chat>: the element host pages place. Attributes: server, theme (light, dark), channel, inline, expand. Methods: open, close,
// start. Events: weiquan-message, weiquan-package. It draws what its Talk knows and hands on what the person does.
import { LitElement, css, html, nothing, svg } from 'lit';
import type { Choice, Field, Reply, Value } from '../shared/wire';
import { chat as words } from '../shared/words';
import { fieldView, focusFirstError, read } from './fields';
import { documentView, home } from './files';
import { facts, menu, question, type Sheet } from './sheets';
import { chatStyle, tokens } from './style';
import { Talk } from './talk';
import { log, strip, welcome } from './views';

const MOST_CHARS = 2_000;

export class WeiquanChat extends LitElement {
  static override styles = [tokens, chatStyle];
  static override properties = {
    server: {}, theme: { reflect: true }, channel: {}, inline: { type: Boolean, reflect: true }, expand: { type: Boolean },
    shown: { state: true }, unread: { state: true }, sheet: { state: true }, editing: { state: true }, advice: { state: true },
    error: { state: true }, fields: { state: true }, typed: { state: true }, paper: { state: true },
  };

  declare server: string | null;
  declare theme: string | null;
  declare channel: string | null;
  declare inline: boolean;
  declare expand: boolean;
  private declare shown: boolean;
  private declare unread: number;
  private declare sheet: Sheet | null;
  private declare editing: string | null;
  private declare advice: boolean;
  private declare error: string | null;
  private declare fields: Field[];
  private declare typed: string;
  private declare paper: boolean;
  private talk!: Talk;
  private atEnd = true;
  private savingFact = false;

  constructor() {
    super();
    Object.assign(this, { inline: false, expand: false, shown: false, unread: 0, sheet: null, editing: null, advice: false, error: null, fields: [], typed: '', paper: false });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const server = new URL(this.server ?? home(), location.href).href.replace(/\/?$/, '/');
    this.talk ??= new Talk(server, this.channel ?? 'web', { changed: () => this.requestUpdate(), replied: reply => this.heard(reply) });
    this.typed = this.talk.memory.draft();
    addEventListener('online', this.hurry);
    addEventListener('offline', this.hurry);
    document.addEventListener('visibilitychange', this.hurry);
    visualViewport?.addEventListener('resize', this.fit);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.talk.pause();
    removeEventListener('online', this.hurry);
    removeEventListener('offline', this.hurry);
    document.removeEventListener('visibilitychange', this.hurry);
    visualViewport?.removeEventListener('resize', this.fit);
  }

  // ---- the host page's hand ----------------------------------------------------------------------------------------------

  open(): void {
    if (this.inline || this.shown) return;
    this.shown = true;
    this.unread = 0;
    this.updateComplete.then(() => {
      const frame = this.renderRoot.querySelector<HTMLDialogElement>('dialog.frame');
      if (matchMedia('(max-width: 600px)').matches) frame?.showModal();
      else frame?.show();
      this.toEnd();
      this.find<HTMLElement>('textarea, .welcome .main')?.focus();
    });
  }

  close(): void {
    if (!this.shown) return;
    this.shown = false;
    this.find<HTMLDialogElement>('dialog.frame')?.close();
    this.updateComplete.then(() => this.find<HTMLElement>('.launcher')?.focus());
  }

  /** Begins a conversation, or goes on with the one there is. */
  start(): void {
    this.open();
    if (!this.talk.begun) this.talk.start();
    this.focusComposer();
  }

  // ---- what happens ------------------------------------------------------------------------------------------------------

  private hurry = (): void => {
    if (!document.hidden && navigator.onLine) this.talk.hurry();
    this.requestUpdate();
  };

  /** Keyboards on phones cover the page without making it smaller. */
  private fit = (): void => {
    if (visualViewport) this.style.setProperty('--seen', `${Math.round(visualViewport.height)}px`);
    if (this.atEnd) this.toEnd();
  };

  private heard(reply: Reply): void {
    if (!this.inline && !this.shown) this.unread += 1;
    const tell = (name: string, detail: object) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    tell('weiquan-message', { from: 'bot', seq: reply.seq, text: reply.messages.map(message => message.text).join('\n') });
    if (reply.result) tell('weiquan-package', { seq: reply.seq, channel: reply.result.recommendation?.channel ?? null });
  }

  private say(text: string): void {
    this.sheet = null;
    this.talk.say({ type: 'message', text }, text);
    this.dispatchEvent(new CustomEvent('weiquan-message', { detail: { from: 'me', text }, bubbles: true, composed: true }));
    this.sent();
  }

  private choose = (choice: Choice): void => {
    this.talk.say({ type: 'choose', choice: choice.id }, choice.label);
    this.sent();
  };

  private sent(): void {
    this.atEnd = true;
    this.advice = false;
    this.focusComposer();
  }

  private fill = (event: SubmitEvent, fields: Field[]): void => {
    event.preventDefault();
    if (this.submit(event.target as HTMLFormElement, fields)) this.sent();
  };

  private submit(form: HTMLFormElement, fields: Field[]): boolean {
    const filled = read(form, fields);
    const nothingFilled = !Object.keys(filled.slots).length && !Object.keys(filled.errors).length;
    if (nothingFilled || Object.keys(filled.errors).length) {
      this.talk.wrong = nothingFilled ? { '': words.fillOne, [fields[0].slot]: words.fillOne } : filled.errors;
      if (nothingFilled) delete this.talk.wrong[fields.length > 1 ? fields[0].slot : ''];
      this.requestUpdate();
      return false;
    }
    this.talk.say({ type: 'form', slots: filled.slots }, filled.shown);
    this.atEnd = true;
    return true;
  }

  private send = (event: Event): void => {
    event.preventDefault();
    const text = this.typed.trim();
    if (!text || [...text].length > MOST_CHARS) return;
    this.typed = '';
    this.talk.memory.keepDraft('');
    this.say(text);
  };

  private keydown = (event: KeyboardEvent): void => {
    // While Chinese is being composed, Enter belongs to the input method; some browsers say so only by the key code.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) this.send(event);
  };

  private typing = (event: Event): void => {
    this.typed = (event.target as HTMLTextAreaElement).value;
    this.talk.memory.keepDraft(this.typed);
  };

  private openSheet = (sheet: Sheet | null): void => {
    this.sheet = sheet;
    this.editing = null;
    this.error = null;
    this.talk.wrong = null;
    if (sheet === 'facts' && !this.fields.length) this.talk.rest.slotFields().then(fields => { this.fields = fields; }, () => { this.error = words.status.failed; });
  };

  private saveFact = (event: SubmitEvent, field: Field): void => {
    event.preventDefault();
    this.savingFact = this.submit(event.target as HTMLFormElement, [field]);
  };

  private clearFact = (field: Field): void => {
    this.savingFact = true;
    this.talk.say({ type: 'form', slots: { [field.slot]: null } }, `${words.facts.clear}：${field.title}`);
  };

  private comeBack = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = String(new FormData(event.target as HTMLFormElement).get('code') ?? '').trim();
    this.error = code ? null : words.welcome.codeMissing;
    if (code) this.talk.comeBack(code);
  };

  private erase = async (): Promise<void> => {
    try {
      await this.talk.erase();
      this.typed = '';
      this.openSheet(null);
    } catch {
      this.error = words.erase.failed;
    }
  };

  private download = async (): Promise<void> => {
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await this.talk.withKey(key => this.talk.rest.export(key)));
      link.download = words.menu.downloadName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch {
      this.talk.notice = words.status.failed;
    }
    this.openSheet(null);
  };

  private openPackage = async (): Promise<void> => {
    this.sheet = null;
    try {
      (await documentView()).define({ LitElement, css, html, nothing, svg, tokens, fieldView, read });
      this.talk.rest.slotFields().then(fields => { this.fields = fields; }, () => { /* places are then marked, not filled */ });
      this.paper = true;
    } catch {
      this.talk.notice = words.package.loadFailed;
      this.requestUpdate();
    }
  };

  /** What is done in the document: ticks and filled places are turns like any other. */
  private paperSays = (event: CustomEvent<{ slots?: Record<string, Value>; shown?: string; choice?: Choice; away?: boolean }>): void => {
    const { slots, shown, choice, away } = event.detail;
    if (slots) this.talk.say({ type: 'form', slots }, shown ?? '');
    if (choice || away) this.paper = false;
    if (choice) this.choose(choice);
    else if (away) this.focusComposer();
  };

  private focusComposer(): void {
    this.updateComplete.then(() => this.find<HTMLElement>(matchMedia('(pointer: fine)').matches ? '.composer textarea' : '.scroll')?.focus());
  }

  private find<T extends Element>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }

  private toEnd(): void {
    const scroll = this.find('.scroll');
    if (scroll) scroll.scrollTop = scroll.scrollHeight;
  }

  // ---- what is seen ------------------------------------------------------------------------------------------------------

  protected override willUpdate(): void {
    if (this.savingFact && !this.talk.busy) {
      this.savingFact = false;
      if (!this.talk.wrong) this.editing = null;
    }
    if (!this.typed) this.typed = this.talk.memory.draft();
  }

  protected override updated(): void {
    const sheet = this.find<HTMLDialogElement>('dialog.sheet');
    if (this.sheet && !sheet?.open) sheet?.showModal();
    if (!this.sheet && sheet?.open) sheet.close();
    if (this.talk.wrong) focusFirstError(this.sheet && sheet ? sheet : this.renderRoot);
    const text = this.find<HTMLTextAreaElement>('.composer textarea');
    if (text) text.rows = Math.min(5, Math.max(1, this.typed.split('\n').length, Math.ceil(this.typed.length / 24)));
    if (this.atEnd) this.toEnd();
  }

  protected override render() {
    if (this.inline) return html`<section class="frame ${this.talk.begun ? 'talking' : ''}" part="frame" aria-label=${words.dialog}>${this.inside()}</section>${this.over()}`;
    return html`${this.shown ? nothing : html`<button class="launcher main" part="launcher" @click=${this.open}
        aria-label=${this.unread ? words.openUnread(this.unread) : words.open}>${words.name}${this.unread ? html`<span class="badge" aria-hidden="true">${this.unread}</span>` : nothing}</button>`}
      <dialog class="frame" part="frame" aria-label=${words.dialog} @keydown=${this.escape} @close=${this.closed}>${this.shown ? this.inside() : nothing}</dialog>${this.over()}`;
  }

  /** The browser tells late that a frame was closed: by then the page may have opened it again. */
  private closed = (event: Event): void => {
    if (!(event.target as HTMLDialogElement).open) this.close();
  };

  private escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !this.sheet && !this.paper) this.close();
  };

  private inside() {
    const talk = this.talk;
    return html`<header part="header"><h2>${words.name}</h2>
        ${talk.begun ? html`<button class="plain" @click=${() => this.openSheet('facts')}>${words.facts.open}</button>
          <button class="plain" aria-haspopup="dialog" @click=${() => this.openSheet('menu')}>${words.more}</button>` : nothing}
        ${this.inline ? nothing : html`<button class="plain" @click=${this.close} aria-label=${words.close}>✕</button>`}</header>
      ${this.status()}
      ${talk.begun ? html`${strip(talk, this.advice, () => { this.advice = !this.advice; })}
        <div class="scroll" tabindex="0" aria-label=${words.log} role="group" @scroll=${this.scrolled}>
          ${log(talk, { choose: this.choose, fill: this.fill, openPackage: this.openPackage })}</div>${this.composer()}`
        : welcome(this.error, () => this.start(), this.comeBack)}`;
  }

  private scrolled = (event: Event): void => {
    const scroll = event.target as HTMLElement;
    this.atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  };

  private status() {
    const { status, notice } = this.talk;
    const text = notice ?? (!navigator.onLine ? words.status.offline : status === 'lost' ? words.status.lost : status === 'elsewhere' ? words.status.elsewhere
      : status === 'refused' ? words.status.refused : null);
    return html`<div role="status" class=${text ? 'notice' : 'away'} part="status">${text ?? (status === 'connecting' ? words.status.connecting : '')}
      ${status === 'elsewhere' ? html`<button @click=${() => this.talk.connect()}>${words.status.here}</button>` : nothing}</div>`;
  }

  private composer() {
    const count = [...this.typed.trim()].length;
    const tooLong = count > MOST_CHARS;
    return html`<form class="composer" part="composer" @submit=${this.send}><div><label class="away" for="say">${words.composer.label}</label>
      <textarea id="say" rows="1" enterkeyhint="send" placeholder=${words.composer.placeholder} .value=${this.typed} aria-invalid=${tooLong ? 'true' : nothing}
        aria-describedby=${tooLong ? 'say-error' : nothing} @input=${this.typing} @keydown=${this.keydown}></textarea>
      ${tooLong ? html`<p class="error" role="alert" id="say-error">${words.composer.tooLong(count, MOST_CHARS)}</p>` : nothing}</div>
      <button class="main" ?disabled=${tooLong}>${words.composer.send}</button></form>`;
  }

  private over() {
    return html`<dialog class="sheet" part="sheet" aria-label=${words.name} @close=${this.sheetClosed}><div>${this.sheetInside()}</div></dialog>
      ${this.paper && this.talk.result ? html`<weiquan-package .bundle=${this.talk.result} .fields=${this.fields} .wrong=${this.talk.wrong} .busy=${this.talk.busy}
        theme=${this.theme ?? nothing} .link=${(format: string) => this.talk.withKey(key => this.talk.rest.link(key, format))}
        @paper=${this.paperSays}></weiquan-package>` : nothing}`;
  }

  private sheetClosed = (): void => {
    if (this.sheet) this.openSheet(null);
  };

  private sheetInside() {
    switch (this.sheet) {
      case 'menu': return menu(this.talk, { say: text => this.say(text), open: this.openSheet, openPackage: this.openPackage, download: this.download,
        remember: event => this.talk.remember((event.target as HTMLInputElement).checked) });
      case 'facts': return facts(this.talk, this.fields, this.editing, { edit: slot => { this.editing = slot; this.talk.wrong = null; }, save: this.saveFact,
        clear: this.clearFact, open: this.openSheet });
      case 'erase': return question(words.erase, true, this.error, this.erase, () => this.openSheet(null));
      case 'fresh': return question(words.fresh, false, null, () => { this.talk.leave(); this.openSheet(null); }, () => this.openSheet(null));
      default: return nothing;
    }
  }
}
