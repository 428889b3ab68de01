import { ButtonStyle, ComponentType, type APIActionRowComponent, type APIButtonComponent, type APIComponentInMessageActionRow, type APISelectMenuOption } from 'discord.js';
import type { Action, Button, LinkButton, Menu, MenuOption } from '../../cards/card.js';
import { clip, harmlessLine } from '../../cards/harmless-text.js';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const MOST_ROWS = 5;
const MOST_IN_ROW = 5;
const MOST_OPTIONS = 25;
const LABEL = 80;
const OPTION = 100;
const PLACEHOLDER = 150;
const STYLES = { main: ButtonStyle.Primary, plain: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const;
const MARK = '|';

/** Each group of actions begins a row of its own; `marked` tells whether the marker found a place. */
export function drawActions(groups: readonly (readonly Action[])[], marker: string | null): { rows: Row[]; marked: boolean } {
  const rows = groups.flatMap((group) => drawGroup(group, marker)).slice(0, MOST_ROWS);
  return { rows, marked: marker !== null && rows.some((row) => carriesMarker(row, marker)) };
}

/** The press of a drawn button or menu again, without the marker. */
export function readPressId(customId: string): string {
  return customId.split(MARK, 1)[0] ?? '';
}

/** Whether a row as Discord keeps it was drawn with this marker. */
export function carriesMarker(row: unknown, marker: string): boolean {
  const { components } = row as { components?: readonly { custom_id?: string }[] };
  return components?.some((component) => component.custom_id?.endsWith(MARK + marker) === true) ?? false;
}

/** Options of a menu or choices of a select: no more than fit, each value once. */
export function drawOptions(options: readonly MenuOption[]): APISelectMenuOption[] {
  const unique = [...new Map(options.map((option) => [option.value, option])).values()];
  return unique.slice(0, MOST_OPTIONS).map(({ label, value, hint }) => ({
    label: drawLabel(label, OPTION),
    value: value.slice(0, OPTION),
    ...(hint === undefined || hint === '' ? {} : { description: drawLabel(hint, OPTION) }),
  }));
}

/** Text that Discord shows letter for letter; never empty, which it would refuse. */
export function drawLabel(text: string, most: number): string {
  return clip(harmlessLine(text), most) || '…';
}

function drawGroup(group: readonly Action[], marker: string | null): Row[] {
  const rows: Row[] = [];
  for (const action of group) {
    if (action.is === 'menu') rows.push(...drawMenu(action, marker));
    else addButton(rows, drawButton(action, marker));
  }
  return rows;
}

function addButton(rows: Row[], button: APIButtonComponent): void {
  const last = rows.at(-1);
  const open = last !== undefined && last.components.length < MOST_IN_ROW && last.components[0]?.type === ComponentType.Button;
  if (open) last.components.push(button);
  else rows.push({ type: ComponentType.ActionRow, components: [button] });
}

function drawButton(action: Button | LinkButton, marker: string | null): APIButtonComponent {
  const label = drawLabel(action.label, LABEL);
  if (action.is === 'link') return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: action.url };
  return { type: ComponentType.Button, style: STYLES[action.style], label, custom_id: markPress(action.press, marker) };
}

/** A menu without anything to choose is left out, for Discord would refuse the whole message. */
function drawMenu(menu: Menu, marker: string | null): Row[] {
  const options = drawOptions(menu.options);
  if (options.length === 0) return [];
  const placeholder = drawLabel(menu.placeholder, PLACEHOLDER);
  const custom_id = markPress(menu.press, marker);
  return [{ type: ComponentType.ActionRow, components: [{ type: ComponentType.StringSelect, custom_id, placeholder, options }] }];
}

function markPress(press: string, marker: string | null): string {
  return marker === null ? press : press + MARK + marker;
}
