import type { JsonObject } from '../discord/json.js';
import type { Call, Method } from './call.js';
import { personIn, text } from './call.js';
import { checkSchema } from './block-schema.js';
import { viewJson } from './payloads.js';
import { seenView } from './seen.js';
import { SlackError } from './slack-error.js';
import type { StoredView } from './views.js';
import { openView, publishHome, pushView, updateView } from './views.js';

const answer = (call: Call, kind: 'view' | 'update', view: StoredView): JsonObject => {
  checkSchema(call.back.world, view.content, view.type === 'home' ? 'HomeView' : 'ModalView');
  call.back.desk.show(view.person, seenView(kind, view), { triggerId: text(call, 'trigger_id') });
  return { view: viewJson(view) };
};

const viewIn = (call: Call): StoredView => {
  const { views } = call.back.world;
  const id = text(call, 'view_id');
  const externalId = text(call, 'external_id');
  if (id === '' && externalId === '') throw new SlackError('invalid_arguments');
  const view = id === '' ? [...views.values()].find((one) => one.externalId === externalId) : views.get(id);
  if (view?.person.team !== call.team) throw new SlackError('not_found');
  return view;
};

export const viewMethods: readonly Method[] = [
  {
    name: 'views.open',
    args: ['trigger_id', 'view'],
    required: ['view', 'trigger_id'],
    run: (call) => {
      const { person } = call.back.desk.exchange(text(call, 'trigger_id'), call.team);
      return answer(call, 'view', openView(person, call.args['view']));
    },
  },
  {
    name: 'views.push',
    args: ['trigger_id', 'view'],
    required: ['view', 'trigger_id'],
    run: (call) => {
      const { person, fromModal } = call.back.desk.exchange(text(call, 'trigger_id'), call.team);
      if (!fromModal) throw new SlackError('not_found');
      return answer(call, 'view', pushView(person, call.args['view']));
    },
  },
  {
    name: 'views.update',
    args: ['view', 'view_id', 'external_id', 'hash'],
    required: ['view'],
    run: (call) => {
      const view = viewIn(call);
      updateView(view, call.args['view'], text(call, 'hash'));
      return answer(call, 'update', view);
    },
  },
  {
    name: 'views.publish',
    args: ['user_id', 'view', 'hash'],
    required: ['user_id', 'view'],
    run: (call) => {
      const { manifest } = call.back.world.settings;
      if (manifest && !manifest.home) throw new SlackError('not_enabled');
      const view = publishHome(personIn(call, 'user_id'), call.args['view'], text(call, 'hash'));
      return answer(call, 'view', view);
    },
  },
];
