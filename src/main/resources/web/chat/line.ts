// One socket at a time, and the coming back after it was lost. What is said and heard is the business of the conversation.
import type { ServerFrame } from '../shared/wire';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const PING_MS = 25_000;
const SILENCE_MS = 60_000;
const TOO_MANY_WAIT_MS = 30_000;

export interface Listener {
  /** The first frame of a new socket; null when there is nothing to open. */
  opening(): Promise<object | null>;
  heard(frame: ServerFrame): void;
  lost(): void;
  /** @param code 4401, 4404, 4409: reasons not to come back by itself */
  ended(code: number): void;
  /** The handshake failed without ever having succeeded: perhaps this page is not allowed. Answers whether to go on trying. */
  unanswered(): Promise<boolean>;
}

export class Line {
  private socket: WebSocket | null = null;
  private timer = 0;
  private watch = 0;
  private tries = 0;
  private lastHeard = 0;
  private everOpen = false;

  constructor(private readonly url: string, private readonly listener: Listener) {}

  open(): void {
    clearTimeout(this.timer);
    if (this.socket) return;
    const socket = this.socket = new WebSocket(this.url, 'weiquan.v1');
    socket.onopen = async () => {
      this.everOpen = true;
      this.lastHeard = Date.now();
      const first = await this.listener.opening();
      if (socket !== this.socket) return;
      if (first) socket.send(JSON.stringify(first));
      else this.close();
    };
    socket.onmessage = event => {
      if (socket !== this.socket) return;
      this.lastHeard = Date.now();
      const frame = JSON.parse(event.data) as ServerFrame;
      if (frame.type === 'reconnect') this.again(frame.afterMs);
      else this.listener.heard(frame);
    };
    socket.onclose = event => {
      if (socket === this.socket) this.closed(event.code);
    };
    clearInterval(this.watch);
    this.watch = setInterval(() => this.look(), PING_MS);
  }

  /** Sends now or not at all; who wants to be sure keeps the frame until it is taken. */
  send(frame: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  /** The conversation is open: the next loss is a new one. */
  settled(): void {
    this.tries = 0;
  }

  /** The network is back, or the person: no sense in waiting any longer. */
  hurry(): void {
    if (this.socket && Date.now() - this.lastHeard > SILENCE_MS / 2) this.send({ type: 'ping' });
    if (!this.socket && this.timer) this.open();
  }

  close(): void {
    clearTimeout(this.timer);
    clearInterval(this.watch);
    this.timer = 0;
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  again(afterMs = 0): void {
    this.close();
    const wait = afterMs || Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.tries++) * (0.5 + Math.random());
    this.timer = setTimeout(() => { this.timer = 0; this.open(); }, wait);
    this.listener.lost();
  }

  private async closed(code: number): Promise<void> {
    this.close();
    if (code === 4401 || code === 4404 || code === 4409) {
      this.listener.ended(code);
    } else if (this.everOpen || await this.listener.unanswered()) {
      this.again(code === 4429 ? TOO_MANY_WAIT_MS : 0);
    }
  }

  /** A phone that slept has a socket that looks open and is dead. */
  private look(): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    if (Date.now() - this.lastHeard > SILENCE_MS) this.again(1);
    else this.send({ type: 'ping' });
  }
}
