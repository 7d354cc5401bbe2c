// What the package view borrows from the chat that opened it, so that a phone fetches Lit and the form fields once.
import type * as Lit from 'lit';
import type * as Fields from '../chat/fields';

export interface Kit {
  LitElement: typeof Lit.LitElement; css: typeof Lit.css; html: typeof Lit.html; svg: typeof Lit.svg; nothing: typeof Lit.nothing;
  tokens: Lit.CSSResult; fieldView: typeof Fields.fieldView; read: typeof Fields.read;
}

export let html: Kit['html'];
export let svg: Kit['svg'];
export let nothing: Kit['nothing'];
export let fieldView: Kit['fieldView'];
export let read: Kit['read'];

export function borrow(kit: Kit): void {
  ({ html, svg, nothing, fieldView, read } = kit);
}
