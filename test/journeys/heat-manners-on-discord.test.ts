import { describe } from '@jest/globals';
import { Intent } from '../fakes/discord/fake-discord.js';
import { tellHeatManners } from './heat-manners.js';
import { openDiscordStage } from './stage-discord.js';

describe('what people who are watched are owed on Discord', () => {
  tellHeatManners({
    open: () => openDiscordStage('Bench and Vise', Intent.messageContent),
    takeOut: (stage, where) => { stage.placeOf(where).setBotPermissions(0n); },
    letIn: (stage, where) => { stage.placeOf(where).setBotPermissions('default'); },
  });
});
