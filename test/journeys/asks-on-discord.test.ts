import { describe } from '@jest/globals';
import { tellAsksStory } from './asks-story.js';
import { openDiscordStage } from './stage-discord.js';

describe('people are asked well on Discord', () => {
  tellAsksStory(() => openDiscordStage('The Long Table'));
});
