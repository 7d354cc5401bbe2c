// One conversation as this page knows it: what was said by both sides, what waits to be taken, what is known so far. No word typed is
// dropped before the server says "taken"; nothing heard twice is shown twice. Draws nothing.
import type { Package, Preview, Problem, Reply, Said, ServerFrame, Slots } from '../shared/wire';
import { chat as words } from '../shared/words';
import { Line } from './line';
import { Memory, type Key, type Waiting } from './memory';
import { Transcript, type Item } from './transcript';
import { Refusal, Rest } from './rest';

export type Status = 'idle' | 'connecting' | 'open' | 'lost' | 'elsewhere' | 'refused';

export interface Watcher {
  changed(): void;
  replied(reply: Reply): void;
}

const AGAIN = ['busy', 'unavailable', 'too_many'];
const BUSY_WAIT_MS = 2_000;

export class Talk {
  slots: Slots = {};
  preview: Preview | null = null;
  progress: Reply['progress'] = null;
  result: Package | null = null;
  status: Status = 'idle';
  /** What the person is told beside the conversation, until the next thing happens. */
  notice: string | null = null;
  /** What the server found wrong in the form sent last, by slot. */
  wrong: Record<string, string> | null = null;
  readonly rest: Rest;
  readonly memory: Memory;
  private readonly line: Line;
  private transcript = new Transcript();
  private key: Key | null;
  private waiting: Waiting[];
  private pending: object | null = null;
  private lastSeq = 0;
  private lastReply = 0;
  private stale = false;

  constructor(readonly server: string, private readonly channel: string, private readonly watcher: Watcher) {
    this.memory = new Memory(server);
    this.rest = new Rest(server);
    this.key = this.memory.key();
    this.waiting = this.memory.outbox();
    this.line = new Line(new URL('chat', server).href.replace(/^http/, 'ws'), {
      opening: () => this.opening(),
      heard: frame => this.heard(frame),
      lost: () => this.become('lost'),
      ended: code => this.ended(code),
      unanswered: () => this.unanswered(),
    });
    if (this.key) this.connect();
  }

  get begun(): boolean {
    return this.key !== null || this.pending !== null;
  }

  get items(): Item[] {
    return this.transcript.items;
  }

  get busy(): boolean {
    return this.waiting.length > 0;
  }

  start(): void {
    this.pending = { type: 'start', channel: this.channel };
    this.connect();
  }

  comeBack(code: string): void {
    this.pending = { type: 'resume', code };
    this.connect();
  }

  connect(): void {
    this.notice = null;
    if (this.status !== 'open') this.become('connecting');
    this.line.open();
  }

  hurry(): void {
    if (this.begun && this.status !== 'elsewhere' && this.status !== 'refused') this.line.hurry();
  }

  /** @param shown what the person sees as their words @returns the client id */
  say(said: Said, shown: string): string {
    const turn = { ...said, id: newId() };
    this.waiting.push({ turn, shown });
    this.memory.keepOutbox(this.waiting);
    this.transcript.add(turn.id, shown);
    this.wrong = null;
    this.notice = null;
    if (this.status === 'open') this.line.send(turn);
    this.watcher.changed();
    return turn.id;
  }

  remember(onDevice: boolean): void {
    if (this.key) this.memory.keep(this.key, onDevice);
    this.watcher.changed();
  }

  /** Hands the key out for one request: nobody else keeps it. */
  async withKey<T>(use: (key: Key) => Promise<T>): Promise<T> {
    if (!this.key) throw new Refusal(404);
    return use(this.key);
  }

  /** Away from this page; the server keeps it for who has the return code. */
  leave(notice: string | null = null): void {
    this.line.close();
    this.memory.forget();
    this.key = this.pending = this.preview = this.progress = this.result = this.wrong = null;
    this.transcript = new Transcript();
    this.waiting = [];
    this.slots = {};
    this.lastSeq = this.lastReply = 0;
    this.stale = false;
    this.status = 'idle';
    this.notice = notice;
    this.watcher.changed();
  }

  /** The server knows the conversation no longer: what was written and not taken goes back to where it was written. */
  private gone(): void {
    const written = [...this.waiting.map(({ turn, shown: text }) => (turn.type === 'message' ? text : '')), this.memory.draft()].filter(Boolean).join('\n');
    this.leave(words.status.gone);
    this.memory.keepDraft(written);
  }

  /** The element is gone from the page; the conversation is not. */
  pause(): void {
    this.line.close();
  }

  async erase(): Promise<void> {
    await this.withKey(key => this.rest.erase(key));
    this.leave(words.status.erased);
  }

  // ---- the socket --------------------------------------------------------------------------------------------------------

  private async opening(): Promise<object | null> {
    if (this.pending) return this.pending;
    if (!this.key) return null;
    if (this.transcript.unnumbered) {
      try {
        await this.readHistory();
      } catch (failure) {
        if (failure instanceof Refusal && (failure.status === 404 || failure.status === 401)) this.gone();
        else this.line.again();
        return null;
      }
    }
    return this.key && { type: 'resume', conversation: this.key.conversation, token: this.key.token, after: this.lastSeq };
  }

  private heard(frame: ServerFrame): void {
    switch (frame.type) {
      case 'session': return this.opened(frame.conversation, frame.token);
      case 'taken': return this.taken(frame.id, frame.seq);
      case 'reply': return this.replied(frame);
      case 'caught_up': return this.caughtUp();
      case 'error': return this.failed(frame);
    }
  }

  private opened(conversation: string, token: string): void {
    const fresh = this.pending as { type: string } | null;
    this.pending = null;
    this.keepKey({ conversation, token, hasPackage: this.key?.hasPackage ?? false });
    if (fresh?.type === 'resume') {
      // A code is given with a package; what was said before is read from the history.
      this.keepKey({ conversation, token, hasPackage: true });
      this.stale = true;
    } else if (fresh) {
      this.caughtUp();
    }
  }

  private keepKey(key: Key): void {
    this.key = key;
    this.memory.keep(key);
  }

  private caughtUp(): void {
    this.line.settled();
    this.become('open');
    this.waiting.forEach(({ turn }) => this.line.send(turn));
    if (this.stale) this.readHistory().then(() => this.watcher.changed()).catch(() => { /* the next return reads it */ });
    if (this.key?.hasPackage && !this.result) {
      this.withKey(key => this.rest.complaint(key)).then(found => {
        this.result ??= found;
        this.watcher.changed();
      }).catch(() => { /* the conversation goes on without it; the next reply brings one */ });
    }
  }

  private taken(id: string, seq: number): void {
    if (!this.transcript.taken(id, seq)) this.stale = true;      // said elsewhere: the history has the words
    this.waiting = this.waiting.filter(({ turn }) => turn.id !== id);
    this.memory.keepOutbox(this.waiting);
    this.lastSeq = Math.max(this.lastSeq, seq);
    this.watcher.changed();
  }

  private replied(reply: Reply): void {
    const isNew = !this.transcript.put({ seq: reply.seq, from: 'bot', text: '', messages: reply.messages, brought: reply.result !== null });
    this.lastSeq = Math.max(this.lastSeq, reply.seq);
    if (reply.seq >= this.lastReply) {
      this.lastReply = reply.seq;
      this.slots = reply.slots;
      this.preview = reply.preview;
      this.progress = reply.progress;
      this.notice = null;
      if (reply.result) {
        this.result = reply.result;
        if (this.key) this.keepKey({ ...this.key, hasPackage: true });
      }
    }
    this.watcher.changed();
    if (isNew) this.watcher.replied(reply);
  }

  private failed(problem: Problem): void {
    const waiting = this.waiting.find(({ turn }) => turn.id === problem.replyTo);
    if (problem.code === 'unknown_conversation') {
      if (this.key) this.gone();
      else this.leave(problem.message);
    } else if (waiting && AGAIN.includes(problem.code)) {
      this.notice = problem.message;
      setTimeout(() => {
        if (this.status === 'open' && this.waiting.includes(waiting)) this.line.send(waiting.turn);
      }, BUSY_WAIT_MS * (1 + Math.random()));
    } else if (waiting) {
      this.giveBack(waiting, problem);
    } else {
      if (!this.key) this.pending = null;
      this.notice = problem.message;
    }
    this.watcher.changed();
  }

  /** Refused for good: out of the log, and back to where it was written. */
  private giveBack(waiting: Waiting, problem: Problem): void {
    this.waiting = this.waiting.filter(other => other !== waiting);
    this.memory.keepOutbox(this.waiting);
    this.transcript.drop(waiting.turn.id);
    this.wrong = problem.fields ?? null;
    this.notice = problem.fields ? null : problem.message;
    if (waiting.turn.type === 'message' && !this.memory.draft()) this.memory.keepDraft(waiting.turn.text);
  }

  private ended(code: number): void {
    if (code === 4409) this.become('elsewhere');
    else if (this.key || this.pending) this.gone();
  }

  private async unanswered(): Promise<boolean> {
    const refusal = await this.rest.refused();
    if (refusal === null) return true;
    console.warn(words.status.refusedForOwners, location.origin);
    this.pending = null;
    this.notice = refusal;
    this.become('refused');
    return false;
  }

  // ---- what was said -----------------------------------------------------------------------------------------------------

  private async readHistory(): Promise<void> {
    const history = await this.withKey(key => this.rest.history(key));
    this.stale = false;
    this.transcript.merge(history.items, this.waiting);
    if (this.lastReply === 0) {
      this.slots = history.slots ?? {};
      // The newest answer comes again by the socket, with all that goes with it.
      const newest = history.items.filter(item => item.from === 'bot').at(-1);
      this.lastSeq = (newest?.seq ?? 1) - 1;
    }
  }

  private become(status: Status): void {
    this.status = status;
    this.watcher.changed();
  }
}

function newId(): string {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
