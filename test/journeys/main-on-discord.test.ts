import { describe } from '@jest/globals';
import { tellMainStory } from './main-story.js';
import { openDiscordStage } from './stage-discord.js';

describe('the main story on Discord', () => {
  tellMainStory(() => openDiscordStage('The Reading Lamp'));
});
