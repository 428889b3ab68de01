import { describe } from '@jest/globals';
import { tellMainStory } from './main-story.js';
import { openSlackStage, type Transport } from './stage-slack.js';

describe.each<Transport>(['socket', 'http'])('the main story on Slack over %s', (transport) => {
  tellMainStory(() => openSlackStage('The Reading Lamp', transport));
});
