// The few things that are asked for by request and answer.
import type { Field, HistoryItem, Package, Slots } from '../shared/wire';
import type { Key } from './memory';

export interface History { items: HistoryItem[]; slots: Slots }

export class Refusal extends Error {
  constructor(readonly status: number) {
    super(String(status));
  }
}

export class Rest {
  private fields: Promise<Field[]> | null = null;

  constructor(private readonly server: string) {}

  history = (key: Key) => this.json<History>(key, 'GET', '');

  complaint = (key: Key) => this.json<Package>(key, 'GET', '/package');

  export = async (key: Key) => (await this.call(key, 'GET', '/export')).blob();

  /** @returns an address that opens one document for a quarter of an hour, on the server as this page reaches it */
  async link(key: Key, format: string): Promise<string> {
    const { url } = await this.json<{ url: string }>(key, 'POST', '/links', { format });
    return new URL(url.slice(url.lastIndexOf('/api/links/') + 1), this.server).href;
  }

  /** Gone is gone, also when somebody else was first. */
  async erase(key: Key): Promise<void> {
    try {
      await this.call(key, 'DELETE', '');
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || (refusal.status !== 404 && refusal.status !== 401)) throw refusal;
    }
  }

  /** How each slot is asked for in a form; the same for everybody, so asked for once. */
  slotFields(): Promise<Field[]> {
    this.fields ??= fetch(new URL('api/slots', this.server)).then(answer => {
      if (!answer.ok) throw new Refusal(answer.status);
      return answer.json();
    }).catch(failure => {
      this.fields = null;
      throw failure;
    });
    return this.fields;
  }

  /** Why the socket was not answered: the words of the server when it refuses this page, null when the network is the reason. */
  async refused(): Promise<string | null> {
    try {
      const answer = await fetch(new URL('api/slots', this.server));
      return answer.status === 403 ? (await answer.json()).detail : null;
    } catch {
      return null;
    }
  }

  private async json<T>(key: Key, method: string, rest: string, body?: object): Promise<T> {
    return (await this.call(key, method, rest, body)).json();
  }

  private async call(key: Key, method: string, rest: string, body?: object): Promise<Response> {
    const answer = await fetch(new URL(`api/conversations/${encodeURIComponent(key.conversation)}${rest}`, this.server), {
      method,
      headers: { Authorization: `Bearer ${key.token}`, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Refusal(answer.status);
    return answer;
  }
}
