// What the browser remembers. The key to the conversation lies in sessionStorage, which ends with the tab, unless the person asks this
// device to remember. What is typed and not yet taken always belongs to the tab. Where storage is refused, the page itself remembers.
import type { Turn } from '../shared/wire';

export interface Key { conversation: string; token: string; hasPackage: boolean }

export interface Waiting { turn: Turn; shown: string }

export class Memory {
  private readonly name: string;
  private readonly inPage = new Map<string, string>();

  constructor(server: string) {
    this.name = `weiquan:${server}`;
  }

  get remembers(): boolean {
    return this.read(this.device(), 'key') !== null;
  }

  key(): Key | null {
    const key = parsed<Key>(this.read(this.tab(), 'key') ?? this.read(this.device(), 'key'));
    return key?.conversation && key.token ? key : null;
  }

  keep(key: Key, onDevice = this.remembers): void {
    const text = JSON.stringify(key);
    this.write(this.tab(), 'key', text);
    if (onDevice) this.write(this.device(), 'key', text);
    else this.remove(this.device(), 'key');
  }

  outbox(): Waiting[] {
    const kept = parsed<Waiting[]>(this.read(this.tab(), 'outbox'));
    return Array.isArray(kept) ? kept : [];
  }

  keepOutbox(waiting: Waiting[]): void {
    if (waiting.length) this.write(this.tab(), 'outbox', JSON.stringify(waiting));
    else this.remove(this.tab(), 'outbox');
  }

  draft(): string {
    return this.read(this.tab(), 'draft') ?? '';
  }

  keepDraft(text: string): void {
    if (text) this.write(this.tab(), 'draft', text);
    else this.remove(this.tab(), 'draft');
  }

  forget(): void {
    for (const what of ['key', 'outbox', 'draft']) {
      this.remove(this.tab(), what);
      this.remove(this.device(), what);
    }
  }

  private tab(): Storage | null {
    return allowed(() => sessionStorage);
  }

  private device(): Storage | null {
    return allowed(() => localStorage);
  }

  private read(storage: Storage | null, what: string): string | null {
    return allowed(() => storage?.getItem(`${this.name}:${what}`)) ?? (storage === this.device() ? null : this.inPage.get(what) ?? null);
  }

  private write(storage: Storage | null, what: string, text: string): void {
    if (storage !== this.device()) this.inPage.set(what, text);
    allowed(() => storage?.setItem(`${this.name}:${what}`, text));
  }

  private remove(storage: Storage | null, what: string): void {
    if (storage !== this.device()) this.inPage.delete(what);
    allowed(() => storage?.removeItem(`${this.name}:${what}`));
  }
}

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
