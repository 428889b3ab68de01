import { html, nothing, type TemplateResult } from 'lit';
import type { Piece, Text } from '../../../cards/card.js';
import { sayDay } from '../../../words/days.js';
import { sayLine } from '../../../words/say.js';
import type { Actions } from './actions.js';
import type { ShownWorld } from './shown.js';
import { formatIn, readNow, showDistance, zoneOf } from './show-time.js';

/** What drawing needs to know and to be able to do. */
export interface Drawing {
  readonly world: ShownWorld;
  readonly actions: Actions;
}

type Drawn = string | TemplateResult | typeof nothing;

function drawPerson({ world }: Drawing, id: string): TemplateResult {
  const name = world.people.find(({ key }) => key === id)?.name ?? sayLine('playground-someone');
  return html`<bdi class="mention">@${name}</bdi>`;
}

function drawChannel({ world, actions }: Drawing, id: string): TemplateResult {
  const channel = world.channels.find(({ key }) => key === id);
  if (!channel) return html`<span class="mention">${id === '' ? sayLine('playground-somewhere') : `#${id}`}</span>`;
  return html`<button type="button" class="mention" @click=${() => { actions.goTo(id); }}>#${channel.name}</button>`;
}

function drawRole({ world }: Drawing, id: string): TemplateResult {
  const name = world.roles.find(({ key }) => key === id)?.name;
  return html`<span class="mention">${name === undefined ? sayLine('playground-some-role') : `@${name}`}</span>`;
}

function drawMoment({ world }: Drawing, { at, as }: Extract<Piece, { is: 'moment' }>): TemplateResult {
  const zone = zoneOf(world.clock);
  const whole = formatIn(zone, at, { dateStyle: 'full', timeStyle: 'short' });
  const forms = {
    day: () => formatIn(zone, at, { day: 'numeric', month: 'long', year: 'numeric' }),
    minute: () => formatIn(zone, at, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }),
    relative: () => showDistance(at, readNow(world.clock)),
  };
  return html`<time title=${whole}>${forms[as]()}</time>`;
}

function drawCommand({ actions }: Drawing, words: string): TemplateResult {
  return html`<button type="button" class="command" @click=${() => { actions.type(`/${words} `); }}>/${words}</button>`;
}

/** A link is drawn only to the web: any other address could run in the page. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** Links into this playground are followed in place, the others in a tab of their own. */
export function drawLink(url: string, label: string, kind: string): TemplateResult {
  if (!isWebAddress(url)) return html`<span>${label}</span>`;
  const { hash, pathname, hostname } = new URL(url);
  if (hash !== '' && pathname === '/' && hostname === location.hostname) return html`<a class=${kind} href=${hash}>${label}</a>`;
  return html`<a class=${kind} href=${url} target="_blank" rel="noopener noreferrer">${label}</a>`;
}

function drawPiece(drawing: Drawing, piece: Piece): Drawn {
  if (typeof piece === 'string') return piece;
  switch (piece.is) {
    case 'typed':
      return html`<bdi class="typed">${piece.text}</bdi>`;
    case 'strong':
      return html`<strong>${drawText(drawing, piece.parts)}</strong>`;
    case 'code':
      return html`<code>${piece.text}</code>`;
    case 'link':
      return drawLink(piece.url, piece.label, 'inline-link');
    case 'day':
      return html`<time datetime=${piece.day}>${sayDay(piece.day)}</time>`;
    default:
      return drawMention(drawing, piece);
  }
}

function drawMention(drawing: Drawing, piece: Extract<Piece, { is: 'person' | 'channel' | 'role' | 'moment' | 'command' }>): Drawn {
  switch (piece.is) {
    case 'person':
      return drawPerson(drawing, piece.id);
    case 'channel':
      return drawChannel(drawing, piece.id);
    case 'role':
      return drawRole(drawing, piece.id);
    case 'moment':
      return drawMoment(drawing, piece);
    case 'command':
      return drawCommand(drawing, piece.words);
  }
}

export function drawText(drawing: Drawing, text: Text): Drawn[] {
  return text.map((piece) => drawPiece(drawing, piece));
}
