import { describe } from '@jest/globals';
import { tellAsksStory } from './asks-story.js';
import { openSlackStage } from './stage-slack.js';

describe('people are asked well on Slack', () => {
  tellAsksStory(() => openSlackStage('The Long Table', 'socket'));
});
