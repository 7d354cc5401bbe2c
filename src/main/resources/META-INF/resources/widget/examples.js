const chat = document.getElementById('here');
const events = document.getElementById('events');
document.getElementById('start').addEventListener('click', () => chat.start?.());
for (const name of ['weiquan-message', 'weiquan-package']) {
  chat.addEventListener(name, event => { events.textContent = `${name} ${event.detail.from ?? event.detail.channel ?? ''}`; });
}
