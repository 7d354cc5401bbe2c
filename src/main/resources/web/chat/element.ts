// <weiquan-chat>: the element host pages place. Attributes: server, theme (light, dark), channel, inline, expand. Methods: open, close,
// start. Events: weiquan-message, weiquan-package. It draws what its Talk knows and hands on what the person does.
import { LitElement, css, html, nothing, svg } from 'lit';
import type { Choice, Field, Reply, Value } from '../shared/wire';
import { chat as words } from '../shared/words';
import { Composer } from './composer';
import { fieldView, focusFirstError, read } from './fields';
import { documentView, home } from './files';
import { chatStyle, tokens } from './style';
import { Talk } from './talk';
import { log, status, strip, welcome } from './views';

const FULL_SCREEN = '(max-width: 600px), (max-height: 500px)';
const AT_END_PX = 60;
const MORE_AFTER_MS = 1_500;

export class WeiquanChat extends LitElement {
  static override styles = [tokens, chatStyle];
  static override properties = {
    server: {}, theme: { reflect: true }, channel: {}, inline: { type: Boolean, reflect: true }, expand: { type: Boolean, reflect: true },
    shown: { state: true }, unread: { state: true }, sheet: { state: true }, fields: { state: true }, advice: { state: true }, error: { state: true }, paper: { state: true },
  };

  declare server: string | null;
  declare theme: string | null;
  declare channel: string | null;
  declare inline: boolean;
  declare expand: boolean;
  private declare shown: boolean;
  private declare unread: number;
  private declare sheet: string | null;
  private declare fields: Field[];
  private declare advice: boolean;
  private declare error: string | null;
  private declare paper: boolean;
  private talk!: Talk;
  private composer!: Composer;
  private atEnd = true;

  constructor() {
    super();
    Object.assign(this, { inline: false, expand: false, shown: false, unread: 0, sheet: null, fields: [], advice: false, error: null, paper: false });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.talk) {
      if (this.talk.begun) this.talk.connect();
    } else {
      const changed = () => this.requestUpdate();
      const server = new URL(this.server ?? home(), location.href).href.replace(/\/?$/, '/');
      this.talk = new Talk(server, this.channel ?? 'web', { changed, replied: reply => this.heard(reply) });
      this.composer = new Composer(this.talk.memory, changed, text => this.say(text));
    }
    this.listen(addEventListener, document.addEventListener, visualViewport?.addEventListener);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.talk.pause();
    this.listen(removeEventListener, document.removeEventListener, visualViewport?.removeEventListener);
  }

  private listen(onWindow: typeof addEventListener, onDocument: typeof addEventListener, onViewport?: typeof addEventListener): void {
    onWindow.call(window, 'online', this.hurry);
    onWindow.call(window, 'offline', this.hurry);
    onDocument.call(document, 'visibilitychange', this.hurry);
    onViewport?.call(visualViewport, 'resize', this.fit);
  }

  // ---- the host page's hand ----------------------------------------------------------------------------------------------

  open(): void {
    if (this.inline || this.shown) return;
    this.shown = true;
    this.unread = 0;
    this.updateComplete.then(() => {
      const frame = this.find<HTMLDialogElement>('dialog.frame');
      if (matchMedia(FULL_SCREEN).matches) frame?.showModal();
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

  private tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private heard(reply: Reply): void {
    if (!this.inline && !this.shown) this.unread += 1;
    this.tell('weiquan-message', { from: 'bot', seq: reply.seq, text: reply.messages.map(message => message.text).join('\n') });
    // Wanted soon, and then perhaps without a network.
    setTimeout(() => this.bringMore().catch(() => { /* asked for again when it is wanted */ }), MORE_AFTER_MS);
    if (reply.result) this.tell('weiquan-package', { seq: reply.seq, channel: reply.result.recommendation?.channel ?? null });
  }

  private say(text: string): void {
    this.sheet = null;
    this.talk.say({ type: 'message', text }, text);
    this.tell('weiquan-message', { from: 'me', text });
    this.sent('.composer textarea');
  }

  private choose = (choice: Choice): void => {
    this.talk.say({ type: 'choose', choice: choice.id }, choice.label);
    this.sent();
  };

  private sent(next?: string): void {
    this.atEnd = true;
    this.advice = false;
    this.focusComposer(next);
  }

  private fill = (event: SubmitEvent, fields: Field[]): void => {
    event.preventDefault();
    if (this.submit(event.target as HTMLFormElement, fields)) this.sent();
  };

  private submit(form: HTMLFormElement, fields: Field[]): boolean {
    const { slots, shown, errors } = read(form, fields);
    const empty = !Object.keys({ ...slots, ...errors }).length;
    if (empty || Object.keys(errors).length) {
      // Which of several should be filled in nobody can say: then the form is told, else the field.
      this.talk.wrong = empty ? { [fields.length > 1 ? '' : fields.map(field => field.slot).join()]: words.fillOne } : errors;
      this.requestUpdate();
      return false;
    }
    this.talk.say({ type: 'form', slots }, shown);
    this.atEnd = true;
    return true;
  }

  private comeBack = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = String(new FormData(event.target as HTMLFormElement).get('code') ?? '').trim();
    this.error = code ? null : words.welcome.codeMissing;
    if (code) this.talk.comeBack(code);
  };

  private async bringMore(): Promise<void> {
    (await documentView()).define({ LitElement, css, html, nothing, svg, tokens, fieldView, read });
  }

  private over = async (open: () => void): Promise<void> => {
    try {
      await this.bringMore();
      open();
    } catch {
      this.talk.notice = words.loadFailed;
      this.requestUpdate();
    }
  };

  private openSheet(sheet: string): void {
    this.talk.wrong = null;
    this.over(() => { this.sheet = sheet; });
  }

  private openPackage = (): void => {
    this.over(() => {
      this.sheet = null;
      this.paper = true;
      this.talk.rest.slotFields().then(fields => { this.fields = fields; }, () => { /* places are then marked, not filled */ });
    });
  };

  /** What is done in the document: ticks and filled places are turns like any other. */
  private paperSays = (event: CustomEvent<{ slots?: Record<string, Value>; shown?: string; choice?: Choice; away?: boolean; write?: boolean }>): void => {
    const { slots, shown, choice, away, write } = event.detail;
    if (slots) this.talk.say({ type: 'form', slots }, shown ?? '');
    if (choice || away) this.paper = false;
    if (choice) this.choose(choice);
    else if (write) this.focusComposer('.composer textarea');
  };

  /** Not on phones, unless somebody was writing: a keyboard that comes up by itself hides what is to be read. */
  private focusComposer(next = matchMedia('(pointer: fine)').matches ? '.composer textarea' : '.scroll'): void {
    this.updateComplete.then(() => this.find<HTMLElement>(next)?.focus());
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
    this.toggleAttribute('talking', this.talk.begun);
  }

  protected override updated(): void {
    if (this.talk.wrong && !this.sheet) focusFirstError(this.renderRoot);
    if (this.atEnd) this.toEnd();
  }

  protected override render() {
    if (this.inline) return html`<section class="frame" part="frame" aria-label=${words.dialog}>${this.inside()}</section>${this.above()}`;
    return html`${this.shown ? nothing : html`<button class="launcher main" part="launcher" @click=${this.open}
        aria-label=${this.unread ? words.openUnread(this.unread) : words.open}>${words.name}${this.unread ? html`<span class="badge" aria-hidden="true">${this.unread}</span>` : nothing}</button>`}
      <dialog class="frame" part="frame" aria-label=${words.dialog} @keydown=${this.escape} @close=${this.closed}>${this.shown ? this.inside() : nothing}</dialog>${this.above()}`;
  }

  /** The browser tells late that a frame was closed: by then the page may have opened it again. */
  private closed = (event: Event): void => {
    if (!(event.target as HTMLDialogElement).open) this.close();
  };

  private escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !this.sheet && !this.paper) this.close();
  };

  private inside() {
    const { talk } = this;
    return html`<header part="header"><h2>${words.name}</h2>
        ${talk.begun ? html`<button class="plain" aria-haspopup="dialog" @click=${() => this.openSheet('facts')}>${words.facts}</button>
          <button class="plain" aria-haspopup="dialog" @click=${() => this.openSheet('menu')}>${words.more}</button>` : nothing}
        ${this.inline ? nothing : html`<button class="plain" @click=${this.close} aria-label=${words.away}>✕</button>`}</header>
      ${status(talk)}
      ${talk.begun ? html`${strip(talk, this.advice, () => { this.advice = !this.advice; })}
        <div class="scroll" tabindex="0" aria-label=${words.log} role="group" @scroll=${this.scrolled}>
          ${log(talk, { choose: this.choose, fill: this.fill, openPackage: this.openPackage })}</div>${this.composer.view()}`
        : welcome(this.error, !this.expand, () => this.start(), this.comeBack)}`;
  }

  private scrolled = (event: Event): void => {
    const scroll = event.target as HTMLElement;
    this.atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < AT_END_PX;
  };

  private above() {
    const { talk } = this;
    return html`${this.sheet ? html`<weiquan-sheet .talk=${talk} .room=${this.room} .sheet=${this.sheet} .busy=${talk.busy} .wrong=${talk.wrong} .slots=${talk.slots}
        theme=${this.theme ?? nothing} exportparts="sheet" @away=${() => { this.sheet = null; }}></weiquan-sheet>` : nothing}
      ${this.paper && talk.result ? html`<weiquan-package .bundle=${talk.result} .fields=${this.fields} .wrong=${talk.wrong} .busy=${talk.busy}
        theme=${this.theme ?? nothing} .link=${(format: string) => talk.withKey(key => talk.rest.link(key, format))}
        @paper=${this.paperSays}></weiquan-package>` : nothing}`;
  }

  private room = { say: (text: string) => this.say(text), submit: (form: HTMLFormElement, fields: Field[]) => this.submit(form, fields), openPackage: this.openPackage, focusFirstError };
}
