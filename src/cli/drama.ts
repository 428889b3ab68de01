import { ArchiveRefused } from '../adapters/archive/open-archive.js';
import { loadTextModel } from '../adapters/node/load-text-model.js';
import { readTextModel, type TextModel } from '../core/heat/text/text-model.js';
import { replay } from './drama-replay.js';
import { score } from './drama-score.js';

const USAGE = `Write: npm run -s drama -- score FILE [--no-text] [--json]
       npm run -s drama -- replay PATH [--goals FILE] [--no-text] [--json]
score reads JSON lines {"id","messages":[{"author","ts","text"?}]}; replay reads a Slack export (folder or zip),
DiscordChatExporter JSON (file or folder) or JSON lines {"channel","author","ts","text"?}. Nothing leaves this machine.
`;

interface Asked {
  readonly path: string;
  readonly goals: string | null;
  readonly text: boolean;
  readonly json: boolean;
}

/** Null when it is none of what can be asked. */
function readAsked(words: readonly string[]): Asked | null {
  const at = words.indexOf('--goals');
  const goals = at === -1 ? null : (words[at + 1] ?? '');
  const rest = words.filter((word, place) => at === -1 || (place !== at && place !== at + 1));
  const [path, ...more] = rest.filter((word) => !['--no-text', '--json'].includes(word));
  if (path === undefined || more.length > 0 || path.startsWith('--') || goals === '') return null;
  return { path, goals, text: !rest.includes('--no-text'), json: rest.includes('--json') };
}

async function openModel(): Promise<TextModel> {
  try {
    return readTextModel(await loadTextModel());
  } catch {
    throw new ArchiveRefused('The model that reads text is missing or damaged. With --no-text it goes without.');
  }
}

async function main([doing, ...words]: readonly string[]): Promise<void> {
  const asked = readAsked(words);
  if (asked === null || (doing !== 'score' && doing !== 'replay')) throw new ArchiveRefused(USAGE.trimEnd());
  const model = asked.text ? await openModel() : null;
  if (doing === 'score') await score({ ...asked, model });
  else await replay({ ...asked, model });
}

/** Whoever reads what is written has had enough. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

main(process.argv.slice(2)).catch((thrown: unknown) => {
  const known = thrown instanceof ArchiveRefused || (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown);
  process.stderr.write(known ? `${thrown.message}\n` : `Something unexpected is in the way (${thrown instanceof Error ? thrown.stack ?? thrown.name : typeof thrown}).\n`);
  process.exitCode = 1;
});
