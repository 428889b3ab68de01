import { describe } from '@jest/globals';
import { tellHeatStory } from './heat-story.js';
import { openDiscordStage } from './stage-discord.js';

describe('heat and a flag on Discord', () => {
  tellHeatStory(() => openDiscordStage('The Long Table'));
});
