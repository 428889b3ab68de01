import { sayLine, known } from '../words/say.js';
import type { Block, Card, Piece } from './card.js';
import { actions, button, card, line, note, title } from './compose.js';

/** What somebody can do with Guidon: first what everyone can, then what managers can. */
export function drawHelp(manager: boolean): Card {
  return card(
    title('help.title'),
    line('help.bot'),
    line('help.goals', { list: command('goal list'), show: command('goal show') }),
    line('help.progress', { progress: command('goal progress'), undo: command('goal undo') }),
    line('help.propose', { propose: command('propose'), action: known(sayLine('action.propose')) }),
    line('help.volunteer', { volunteer: command('guidon volunteer') }),
    line('help.action', { action: known(sayLine('action.count')) }),
    line('help.heat', { action: known(sayLine('action.heat')) }),
    line('help.mission', { mission: command('guidon mission') }),
    line('help.privacy', { privacy: command('guidon privacy') }),
    manager ? listForManagers() : [],
    note('help.private'),
    manager ? actions(button('mission.button.go-on', 'mission'), button('settings.button.back', 'settings'), button('settings.button.check', 'doctor')) : [],
  );
}

function listForManagers(): Block[] {
  return [
    { is: 'text', text: [{ is: 'strong', parts: [sayLine('help.managers')] }] },
    line('help.managers.mission', { mission: command('manage mission') }),
    line('help.managers.goal', { add: command('goal add') }),
    line('help.managers.goals', { goals: command('manage goals') }),
    line('help.managers.asks', { asks: command('manage asks') }),
    line('help.managers.heat', { heat: command('manage heat') }),
    line('help.managers.settings', { settings: command('manage settings') }),
    line('help.managers.doctor', { doctor: command('manage doctor') }),
  ];
}

function command(words: string): Exclude<Piece, string> {
  return { is: 'command', words };
}
