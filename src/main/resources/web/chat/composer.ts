// Where the person writes. What is typed is kept until it is sent, over a reload and without a network.
import { html, nothing, type TemplateResult } from 'lit';
import { chat as words } from '../shared/words';
import type { Memory } from './memory';

const MOST_CHARS = 2_000;
const CHARS_A_ROW = 22;
const MOST_ROWS = 5;

export class Composer {
  constructor(private readonly memory: Memory, private readonly changed: () => void, private readonly say: (text: string) => void) {}

  private get typed(): string {
    return this.memory.draft();
  }

  private set(text: string): void {
    this.memory.keepDraft(text);
    this.changed();
  }

  private send = (event: Event): void => {
    event.preventDefault();
    const text = this.typed.trim();
    if (!text || [...text].length > MOST_CHARS) return;
    this.set('');
    this.say(text);
  };

  private keydown = (event: KeyboardEvent): void => {
    // While Chinese is being composed, Enter belongs to the input method; some browsers say so only by the key code.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) this.send(event);
  };

  view(): TemplateResult {
    const count = [...this.typed.trim()].length;
    const tooLong = count > MOST_CHARS;
    const rows = this.typed.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARS_A_ROW)), 0);
    return html`<form class="composer" part="composer" @submit=${this.send}><div><label class="away" for="say">${words.composer.label}</label>
      <textarea id="say" rows=${Math.min(MOST_ROWS, rows)} enterkeyhint="send" placeholder=${words.composer.placeholder} .value=${this.typed} aria-invalid=${tooLong ? 'true' : nothing}
        aria-describedby=${tooLong ? 'say-error' : nothing} @input=${(event: Event) => this.set((event.target as HTMLTextAreaElement).value)} @keydown=${this.keydown}></textarea>
      ${tooLong ? html`<p class="error" role="alert" id="say-error">${words.composer.tooLong(count, MOST_CHARS)}</p>` : nothing}</div>
      <button class="main" ?disabled=${tooLong}>${words.composer.send}</button></form>`;
  }
}
