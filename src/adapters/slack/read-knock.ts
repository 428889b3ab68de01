import { createHash } from 'node:crypto';
import type { ActedOn, MessageActionShape, OptionKind, Values } from '../../ports/front-desk.js';
import type { CommandBody, EventBody, InteractionBody, InputBody, Knock, ViewBody } from './payloads.js';

const NOWHERE = { channel: '', place: '', message: null, responseUrl: null, isPrivate: false, view: null } as const;
const DIRECT = /^D/u;

/** Slack's triggers are keys for three seconds, so that only what can be made of them is kept. */
function idOf(...parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(parts.map((part) => part ?? '').join('\n')).digest('hex').slice(0, 32);
}

export function readCommand(body: CommandBody): Knock {
  const { team_id: team = '', user_id: user = '', channel_id: place = '', trigger_id: trigger = '', response_url: url } = body;
  return { ...NOWHERE, id: idOf('command', trigger), team, user, place, channel: publicPlace(place), trigger, responseUrl: url ?? null };
}

export function readEvent(body: EventBody): Knock {
  const { team_id: team = '', event_id: event, event: about = {} } = body;
  return { ...NOWHERE, id: idOf('event', event), team, user: about.user ?? '', trigger: '' };
}

export function readInteraction(body: InteractionBody): Knock {
  const { container = {}, trigger_id: trigger = '', view = null, response_url: responseUrl = null } = body;
  const place = placeOf(body);
  return {
    id: interactionId(body),
    ...whoOf(body),
    place,
    channel: publicPlace(place),
    message: messageOf(body),
    trigger,
    responseUrl,
    isPrivate: container.is_ephemeral === true,
    view,
  };
}

function placeOf({ channel, container }: InteractionBody): string {
  return channel?.id ?? container?.channel_id ?? '';
}

function messageOf({ message, container }: InteractionBody): string | null {
  return message?.ts ?? container?.message_ts ?? null;
}

function interactionId({ trigger_id: trigger, view, actions = [] }: InteractionBody): string {
  return idOf('interaction', trigger, view?.id, view?.hash, ...actions.map(({ action_id: action }) => action));
}

function whoOf({ team, user = {} }: InteractionBody): Pick<Knock, 'team' | 'user'> {
  return { team: teamOf(team?.id, user.team_id), user: user.id ?? '' };
}

/** Somebody of another workspace in a shared channel belongs to that one. */
function teamOf(here: string | undefined, own: string | undefined): string {
  return own !== undefined && own !== here ? own : (here ?? '');
}

/** What was filled into a form, by the fields' names. */
export function readForm({ state }: ViewBody): Values {
  const fields = Object.entries(state?.values ?? {});
  return Object.fromEntries(
    fields.map(([name, inputs]) => {
      const [input = {}] = Object.values(inputs);
      return [name, valueOf(input)];
    }),
  );
}

function valueOf({ value, selected_option: option, selected_conversation: conversation, selected_user: user, selected_date: date }: InputBody): string {
  return [value, option?.value, conversation, user, date].find((each) => typeof each === 'string') ?? '';
}

/** The message somebody chose a shortcut on. */
export function readActedOn(body: InteractionBody, workspace: string): ActedOn {
  const { ts = '', thread_ts: thread = ts, user = '', bot_id: bot, text = '' } = body.message ?? {};
  const channel = placeOf(body);
  const inThread = thread === ts ? '' : `?thread_ts=${thread}&cid=${channel}`;
  return {
    channel: publicPlace(channel),
    author: user,
    byBot: bot !== undefined || user === '',
    link: linkOf(workspace, channel, ts) + inThread,
    text: unescapeText(text),
  };
}

/** The address of a message; `workspace` is the workspace's own, with a slash at the end. */
export function linkOf(workspace: string, channel: string, ts: string): string {
  return `${workspace}archives/${channel}/p${ts.replace('.', '')}`;
}

/** A message action's name as the id under which Slack reports it: `count-towards-a-goal`. */
export function callbackOf({ name }: MessageActionShape): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
}

const MENTIONS: Readonly<Partial<Record<OptionKind, RegExp>>> = {
  person: /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/u,
  channel: /^<#([CG][A-Z0-9]+)(?:\|[^>]*)?>$/u,
  role: /^<(?:@|!subteam\^)([UWS][A-Z0-9]+)(?:\|[^>]*)?>$/u,
};

/** A value typed behind the slash command, whose mentions Slack sends as ids and whose signs it escapes. */
export function readTyped(kind: OptionKind, typed: string): string | null {
  const mention = MENTIONS[kind];
  return mention === undefined ? unescapeText(typed) : (mention.exec(typed)?.[1] ?? null);
}

/** Text as the person typed it. */
function unescapeText(text: string): string {
  return text
    .replaceAll(/<([@#!]?)([^>|]*)(?:\|([^>]*))?>/gu, (_whole, sign: string, id: string, name: string | undefined) => (sign === '' ? (name ?? id) : `${sign === '#' ? '#' : '@'}${name ?? id}`))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** A direct conversation is nobody's channel: what is to be seen by others is posted elsewhere. */
function publicPlace(channel: string): string {
  return DIRECT.test(channel) ? '' : channel;
}
