import { describe } from '@jest/globals';
import { tellHeatStory } from './heat-story.js';
import { openPlaygroundStage } from './stage-playground.js';

describe('heat and a flag in the playground', () => {
  tellHeatStory(() => openPlaygroundStage());
});
