import { WeiquanChat } from './element';
import { tell, type Files } from './files';

/** Called by the loader, also more than once when a page brings it twice. */
export function begin(files: Files): void {
  tell(files);
  if (!customElements.get('weiquan-chat')) customElements.define('weiquan-chat', WeiquanChat);
}
