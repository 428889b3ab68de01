import { makeManifest, MANIFEST_KINDS } from '../adapters/slack/manifest.js';
import { messageActions } from '../commands/index.js';
import { sayLine } from '../words/say.js';

const [, , wanted = 'basic', address = null] = process.argv;
const kind = MANIFEST_KINDS.find((each) => each === wanted);
if (kind === undefined || (address !== null && !URL.canParse(address))) {
  process.stderr.write('Write: npm run --silent slack:manifest -- basic|full [https://address.of.guidon]\nWith an address the app is reached over HTTP, without one in Socket Mode.\n');
  process.exit(1);
}
const actions = messageActions.map(({ name }) => ({ name: sayLine(name) }));
process.stdout.write(`${JSON.stringify(makeManifest({ kind, messageActions: actions, address }), null, 2)}\n`);
