import { describe } from '@jest/globals';
import { tellHeatStory } from './heat-story.js';
import { openSlackStage } from './stage-slack.js';

describe('heat and a flag on Slack', () => {
  tellHeatStory(() => openSlackStage('The Long Table', 'socket'));
});
