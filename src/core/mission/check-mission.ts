import { plainText } from '../plain-text.js';
import type { Mission } from './mission.js';

export type MissionAdviceCode = 'states-a-problem' | 'no-we' | 'copies-antagonist';

/** Advice, never a refusal; `words` are those of the mission it rests on, in lower case. */
export interface MissionAdvice {
  readonly code: MissionAdviceCode;
  readonly words: readonly string[];
}

const PROBLEM =
  /^(?:stop\w*|fight\w*|combat\w*|problems?|lack\w*|against|without|prevent\w*|crisis|crises|suffer\w*|abolish\w*|eliminat\w*|eradicat\w*|oppos\w*|resist\w*|destroy\w*|defeat\w*|anti|worst|broken|threats?|injustice|poverty)$/;
const WE = /^(?:we|our|ours|us|ourselves|together|everyone|let's|lets)$/;
/** Verbs by which missions commonly invite: at the beginning they ask the reader to take part. */
const INVITATION =
  /^(?:join|help|come|make|build|bring|give|create|grow|share|learn|teach|write|keep|open|find|start|let|plant|protect|care|connect|translate|turn|free|be|become)$/;
const SHORT_WORDS = new Set(
  'about also and are been being but can does each every for from has have into its more most not one only our ours than that the their them then there these they this those through was were what when where which who will with would you your'.split(' '),
);
const SHORTEST_CONTENT_WORD = 3;
const FEWEST_SHARED = 2;

/** A light check by single English words: it overlooks much and now and then objects to a good sentence. */
export function checkMission(mission: Pick<Mission, 'words' | 'notLine'>): MissionAdvice[] {
  const words = listWords(mission.words);
  const problems = words.filter((word) => PROBLEM.test(word));
  const copied = listCopied(words, listWords(mission.notLine ?? ''));
  const advice: MissionAdvice[] = [];
  if (problems.length > 0) advice.push({ code: 'states-a-problem', words: unique(problems) });
  if (words.length > 0 && !invites(words)) advice.push({ code: 'no-we', words: [] });
  if (copied.length > 0) advice.push({ code: 'copies-antagonist', words: copied });
  return advice;
}

function invites(words: readonly string[]): boolean {
  return INVITATION.test(words[0] ?? '') || words.some((word) => WE.test(word));
}

/** The content words shared with the "We are not" line when they are most of the mission's, else none. */
function listCopied(words: readonly string[], notWords: readonly string[]): string[] {
  const content = unique(words.filter(isContent));
  const stems = new Set(notWords.map(cutEnding));
  const shared = content.filter((word) => stems.has(cutEnding(word)));
  return shared.length >= FEWEST_SHARED && shared.length > content.length / 2 ? shared : [];
}

function isContent(word: string): boolean {
  return word.length >= SHORTEST_CONTENT_WORD && !SHORT_WORDS.has(word) && !WE.test(word);
}

/** Enough to see 'book' in 'books' and 'sell' in 'selling'. */
function cutEnding(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word.replace(/s$/, '');
}

function listWords(text: string): string[] {
  return plainText(text).replaceAll('’', "'").match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
