import { describe } from '@jest/globals';
import { tellMainStory } from './main-story.js';
import { openPlaygroundStage } from './stage-playground.js';

describe('the main story in the playground', () => {
  tellMainStory(openPlaygroundStage);
});
