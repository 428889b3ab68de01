import { drawPrivacy } from '../cards/privacy-card.js';
import { answerCard } from '../use-cases/answers.js';
import { isConsentLive, STEWARD_NOTES } from '../use-cases/consent.js';
import { defineCommand } from './define-command.js';

export const guidonPrivacy = defineCommand({
  path: ['guidon', 'privacy'],
  description: 'command.guidon.privacy',
  who: 'anyone',
  options: [],
  async run({ store, person }) {
    const latest = await store.latestEntry(person.id, null);
    return answerCard(
      drawPrivacy({
        firstSeenAt: person.firstSeenAt,
        counted: person.uncountedAt === null,
        progressAt: latest?.at ?? null,
        takesNotes: isConsentLive(await store.consent(person.id, STEWARD_NOTES)),
      }),
    );
  },
});
