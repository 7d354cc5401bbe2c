// <weiquan-sheet>: what opens over the conversation, and what is done in it. It says that it is closed by the event "away".
import type { CSSResult } from 'lit';
import type { Talk } from '../chat/talk';
import type { Field } from '../shared/wire';
import { sheet as words } from '../shared/words';
import { nothing, type Kit } from './kit';
import { facts, menu, question, type Sheet } from './sheets';
import { sheetStyle } from './style';

/** The conversation's side. */
export interface Room {
  say(text: string): void;
  /** Sends what a form holds. @returns false when there is something wrong in it */
  submit(form: HTMLFormElement, fields: Field[]): boolean;
  openPackage(): void;
  focusFirstError(root: ParentNode): void;
}

export const sheetView = ({ LitElement, css, html, tokens }: Kit) => class extends LitElement {
  static override styles: CSSResult[] = [tokens, sheetStyle(css)];
  static override properties = {
    talk: { attribute: false }, room: { attribute: false }, sheet: { attribute: false }, busy: { attribute: false }, wrong: { attribute: false }, slots: { attribute: false },
    editing: { state: true }, error: { state: true }, fields: { state: true },
  };

  declare talk: Talk;
  declare room: Room;
  declare sheet: Sheet;
  declare busy: boolean;
  declare wrong: Record<string, string> | null;
  declare editing: string | null;
  declare error: string | null;
  declare fields: Field[];
  saving = false;

  constructor() {
    super();
    Object.assign(this, { editing: null, error: null, fields: [] });
  }

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('sheet')) {
      this.error = null;
      if (this.sheet === 'facts') this.talk.rest.slotFields().then(fields => { this.fields = fields; }, () => { this.error = words.failed; });
    }
    if (!this.saving || this.busy) return;
    this.saving = false;
    if (!this.wrong) this.editing = null;
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('wrong') && this.wrong) this.room.focusFirstError(this.renderRoot);
    if (changed.has('editing') && this.editing) this.renderRoot.querySelector<HTMLElement>('form input, form select, form textarea')?.focus();
  }

  get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog') as HTMLDialogElement;
  }

  /** By the dialog itself, which gives the focus back to where it came from. */
  close = (): void => this.dialog.close();

  erase = async (): Promise<void> => {
    try {
      await this.talk.erase();
      this.close();
    } catch {
      this.error = words.erase.failed;
    }
  };

  download = async (): Promise<void> => {
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await this.talk.withKey(key => this.talk.rest.export(key)));
      link.download = words.menu.downloadName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      this.close();
    } catch {
      this.error = words.failed;
    }
  };

  override render() {
    return html`<dialog class="sheet" part="sheet" aria-labelledby="title" @close=${() => this.dispatchEvent(new Event('away'))}><div>${this.inside()}</div></dialog>`;
  }

  inside() {
    const { talk, room, close } = this;
    switch (this.sheet) {
      case 'menu': return menu(talk, { say: text => room.say(text), open: sheet => { this.sheet = sheet; }, openPackage: () => room.openPackage(),
        download: this.download, close }, this.error);
      case 'facts': return facts(talk, this.fields, { editing: this.editing, error: this.error }, {
        edit: slot => {
          this.editing = slot;
          this.wrong = talk.wrong = null;
        },
        save: (event, field) => {
          event.preventDefault();
          this.saving = room.submit(event.target as HTMLFormElement, [field]);
        },
        clear: field => {
          this.saving = true;
          talk.say({ type: 'form', slots: { [field.slot]: null } }, `${words.facts.clear}：${field.title}`);
        },
        close,
      });
      case 'erase': return question(words.erase, true, this.error, this.erase, close);
      case 'fresh': return question(words.fresh, false, null, () => { talk.leave(); close(); }, close);
      default: return nothing;
    }
  }
};
