import { drawPrivacy } from '../cards/privacy-card.js';
import { answerCard } from '../use-cases/answers.js';
import { ASKS, isConsentLive, PROPOSAL_NEWS, STEWARD_NOTES } from '../use-cases/consent.js';
import { defineCommand } from './define-command.js';

export const guidonPrivacy = defineCommand({
  path: ['guidon', 'privacy'],
  description: 'command.guidon.privacy',
  who: 'anyone',
  options: [],
  async run({ store, person }) {
    const agreed = async (purpose: string) => isConsentLive(await store.consent(person.id, purpose));
    const latest = await store.latestEntry(person.id, null);
    return answerCard(
      drawPrivacy({
        firstSeenAt: person.firstSeenAt,
        counted: person.uncountedAt === null,
        progressAt: latest?.at ?? null,
        takesNotes: await agreed(STEWARD_NOTES),
        takesNews: await agreed(PROPOSAL_NEWS),
        isAsked: await agreed(ASKS),
      }),
    );
  },
});
