// What both sides said, in the order of its numbers: nothing is in it twice, whatever way it came.
import type { HistoryItem, Message } from '../shared/wire';
import type { Waiting } from './memory';

/** One turn; {@code seq} is null until it is taken. */
export interface Item { seq: number | null; id?: string; from: 'me' | 'bot'; text: string; messages?: Message[]; brought?: boolean }

export class Transcript {
  items: Item[] = [];

  /** Nothing in it has a number yet: the server has to be asked what was said. */
  get unnumbered(): boolean {
    return this.items.every(item => item.seq === null);
  }

  add(id: string, text: string): void {
    this.items.push({ seq: null, id, from: 'me', text });
  }

  drop(id: string): void {
    this.items = this.items.filter(item => item.id !== id);
  }

  /** @returns false when these words were said elsewhere, and are not here */
  taken(id: string, seq: number): boolean {
    const known = this.items.some(item => item.seq === seq);
    const mine = this.items.find(item => item.id === id && item.seq === null);
    if (mine && known) this.items = this.items.filter(item => item !== mine);
    else if (mine) mine.seq = seq;
    this.order();
    return known || mine !== undefined;
  }

  /** @returns whether an item of this number was there already */
  put(item: Item): boolean {
    const at = this.items.findIndex(other => other.seq === item.seq);
    const known = this.items[at];
    if (known) this.items[at] = { ...item, brought: item.brought || known.brought || false };
    else this.items.push(item);
    this.order();
    return known !== undefined;
  }

  /** The server's account, and behind it what it does not have yet. */
  merge(history: HistoryItem[], waiting: Waiting[]): void {
    this.items = [...history.map(shown), ...this.items.filter(item => item.seq === null || !history.some(told => told.seq === item.seq)),
      ...waiting.filter(({ turn }) => !this.items.some(item => item.id === turn.id)).map(({ turn, shown: text }): Item => ({ seq: null, id: turn.id, from: 'me', text }))];
    this.order();
  }

  private order(): void {
    this.items = [...this.items].sort((one, other) => (one.seq ?? Infinity) - (other.seq ?? Infinity) || 0);
  }
}

function shown(item: HistoryItem): Item {
  return item.from === 'bot' ? { seq: item.seq, from: 'bot', text: item.text, messages: item.messages ?? [] } : { seq: item.seq, from: 'me', text: item.text };
}
