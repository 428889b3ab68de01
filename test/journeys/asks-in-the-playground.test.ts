import { describe } from '@jest/globals';
import { tellAsksStory } from './asks-story.js';
import { openPlaygroundStage } from './stage-playground.js';

describe('people are asked well in the playground', () => {
  tellAsksStory(() => openPlaygroundStage());
});
