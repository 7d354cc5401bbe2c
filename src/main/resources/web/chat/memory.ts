// What the browser remembers. The key to the conversation lies in sessionStorage, which ends with the tab, unless the person asks this
// device to remember. What is typed and not yet taken always belongs to the tab. Where storage is refused, the page itself remembers.
import type { Turn } from '../shared/wire';

export interface Key { conversation: string; token: string; hasPackage: boolean }

export interface Waiting { turn: Turn; shown: string }

type Place = 'tab' | 'device';

export class Memory {
  private readonly name: string;
  /** What belongs to the tab, as this page knows it: always the newest, also where the browser refuses storage or it is full. */
  private readonly inPage = new Map<string, string>();

  constructor(server: string) {
    this.name = `weiquan:${server}`;
  }

  get remembers(): boolean {
    return this.read('device', 'key') !== null;
  }

  key(): Key | null {
    const key = parsed<Key>(this.read('tab', 'key') ?? this.read('device', 'key'));
    return key?.conversation && key.token ? key : null;
  }

  keep(key: Key, onDevice = this.remembers): void {
    const text = JSON.stringify(key);
    this.write('tab', 'key', text);
    this.write('device', 'key', onDevice ? text : '');
  }

  outbox(): Waiting[] {
    const kept = parsed<Waiting[]>(this.read('tab', 'outbox'));
    return Array.isArray(kept) ? kept : [];
  }

  keepOutbox(waiting: Waiting[]): void {
    this.write('tab', 'outbox', waiting.length ? JSON.stringify(waiting) : '');
  }

  draft(): string {
    return this.read('tab', 'draft') ?? '';
  }

  keepDraft(text: string): void {
    this.write('tab', 'draft', text);
  }

  forget(): void {
    for (const what of ['key', 'outbox', 'draft']) {
      this.write('tab', what, '');
      this.write('device', what, '');
    }
  }

  private read(place: Place, what: string): string | null {
    return (place === 'tab' && this.inPage.get(what)) || allowed(() => store(place).getItem(`${this.name}:${what}`));
  }

  /** @param text empty: forgotten */
  private write(place: Place, what: string, text: string): void {
    if (place === 'tab') this.inPage.set(what, text);
    allowed(() => (text ? store(place).setItem(`${this.name}:${what}`, text) : store(place).removeItem(`${this.name}:${what}`)));
  }
}

const store = (place: Place): Storage => (place === 'tab' ? sessionStorage : localStorage);

function allowed<T>(attempt: () => T): T | null {
  try {
    return attempt();
  } catch {
    return null;
  }
}

function parsed<T>(text: string | null): T | null {
  return text === null ? null : allowed(() => JSON.parse(text) as T);
}
