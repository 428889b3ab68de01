import { html, nothing, type TemplateResult } from 'lit';
import { sayLine } from '../../../words/say.js';
import type { Drawing } from './draw-text.js';
import { drawFlag } from './flag.js';
import type { ShownChannel, ShownPerson } from './shown.js';
import { seenKey, type View } from './view.js';

/** A person's circle; each has a colour of their own. */
export function drawFace({ world }: Drawing, { key, name }: ShownPerson): TemplateResult {
  const tone = world.people.findIndex((person) => person.key === key);
  return html`<span class="face" data-tone=${tone} aria-hidden="true">${Array.from(name)[0]}</span>`;
}

function drawPerson(drawing: Drawing, person: ShownPerson): TemplateResult {
  const { world, actions } = drawing;
  const become = (): void => { actions.become(person.key); };
  return html`<label class="person">
    <input type="radio" name="person" value=${person.key} .checked=${person.key === world.me} @change=${become} />
    ${drawFace(drawing, person)}
    <span class="who"><bdi>${person.name}</bdi><small>${sayLine(`playground-about-${person.about}`)}</small></span>
  </label>`;
}

function isUnread(view: View, { key }: ShownChannel): boolean {
  if (key === view.channel) return false;
  const seen = view.seen[seenKey(view.me, key)] ?? 0;
  return view.world?.messages.some((message) => message.channel === key && message.number > seen) ?? false;
}

function drawChannel(drawing: Drawing, view: View, channel: ShownChannel): TemplateResult {
  const dot = isUnread(view, channel) ? html`<span class="dot"><span class="unseen">${sayLine('playground-new-messages')}</span></span>` : nothing;
  const sign = channel.direct ? drawFlag() : html`<span class="hash" aria-hidden="true">#</span>`;
  return html`<li>
    <button type="button" aria-current=${channel.key === view.channel ? 'page' : nothing} @click=${() => { drawing.actions.goTo(channel.key); }}>
      ${sign}<span>${channel.name}</span>${dot}
    </button>
  </li>`;
}

function drawPlaces(drawing: Drawing, view: View, direct: boolean): TemplateResult {
  const channels = drawing.world.channels.filter((channel) => channel.direct === direct);
  const title = sayLine(direct ? 'playground-direct' : 'playground-channels');
  return html`<nav aria-label=${title}>
    <h2>${title}</h2>
    <ul>${channels.map((channel) => drawChannel(drawing, view, channel))}</ul>
  </nav>`;
}

/** The left side: whose, who and where. */
export function drawSide(drawing: Drawing, view: View): TemplateResult {
  return html`<aside class="side" ?data-open=${view.panel === 'side'}>
    <div class="brand">
      ${drawFlag()}
      <p><strong>${sayLine('playground-name')}</strong><small>${sayLine('playground-tagline')}</small></p>
      <button type="button" class="icon close" aria-label=${sayLine('playground-close-side')} @click=${() => { drawing.actions.openPanel(null); }}>✕</button>
    </div>
    <fieldset class="people">
      <legend>${sayLine('playground-you-are')}</legend>
      ${drawing.world.people.map((person) => drawPerson(drawing, person))}
    </fieldset>
    ${drawPlaces(drawing, view, false)} ${drawPlaces(drawing, view, true)}
  </aside>`;
}
