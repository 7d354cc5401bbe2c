// The shapes of PROTOCOL.md, as far as the widget reads them.

export interface Choice { id: string; label: string }

export type Input = 'text' | 'number' | 'date' | 'phone' | 'choice' | 'multi';

export interface Field { slot: string; title: string; input: Input; unit?: string; required?: boolean; choices?: Choice[] }

export interface Message { id: string; text: string; choices?: Choice[]; form?: Field[] }

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

export interface Slot { title: string; value: Value; display: string; status: 'value' | 'none' | 'unknown' | 'skipped'; source: string }

export type Slots = Record<string, Slot>;

export interface Preview { channel: string; name: string; reason: string; due: string | null; dueName: string | null; dueKind: string | null; warning: string | null }

export interface Reply {
  type: 'reply'; seq: number; replyTo: string | null; messages: Message[]; expects: string | null; slots: Slots;
  progress: { asked: number; left: number } | null; preview: Preview | null; state: string; result: Package | null; done: boolean;
}

export interface Problem { type: 'error'; code: string; message: string; replyTo: string | null; fields?: Record<string, string> }

export type ServerFrame =
  | { type: 'session'; conversation: string; token: string; seq: number }
  | { type: 'taken'; id: string; seq: number }
  | Reply
  | { type: 'caught_up'; seq: number }
  | { type: 'pong' }
  | { type: 'reconnect'; afterMs: number }
  | Problem;

export type Said =
  | { type: 'message'; text: string }
  | { type: 'choose'; choice: string }
  | { type: 'form'; slots: Record<string, Value> };

export type Turn = Said & { id: string };

export interface HistoryItem { seq: number; at: string; from: 'user' | 'bot'; text: string; messages?: Message[] }

export interface Other { channel: string; name: string; why: string; whenInstead?: string | null }

export interface Script { channel: string; title: string; text: string; length: number; limit: number | null; masked: boolean; missing: string[] }

export interface Step {
  step: number; channel: string; name: string; trigger: string; notBefore: string | null; due: string | null; status: 'done' | 'now' | 'later';
}

export interface Deadline { id: string; name: string; kind: string; due: string; countedFrom: string | null; basis: string | null; warning: string | null }

export interface Evidence { kind: string; name: string; have: 'yes' | 'no' | 'unknown'; how: string; strength: string }

export interface Package {
  version: number;
  case: Slots;
  gates: { id: string; verdict: string; text: string }[];
  recommendation: {
    channel: string; name: string; reasons: string[]; steps: string[];
    respondent: { name: string; role: string; howToFind: string | null } | null;
    jurisdiction: { authority: string; why: string }[];
    alternatives: Other[]; notNow: Other[];
  } | null;
  scripts: Script[];
  ladder: Step[];
  evidence: Evidence[];
  deadlines: Deadline[];
  citations: { law: string; article: string; point: string; version: string; inForceFrom: string | null; condition: string | null }[];
  facts: { text: string; source: string; asOf: string | null; checkedAt: string | null; confidence: string }[];
  warnings: string[];
  tips: string[];
  followUp: { on: string; do: string; say: string }[];
  returnCode: string | null;
  disclaimer: string | null;
}
