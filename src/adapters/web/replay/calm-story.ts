import { readLines, type Story } from './story.js';

/** What the same people say when they have something to do together. */
export const CALM_STORY: Story = {
  channel: 'workshop',
  length: 14,
  days: [
    readLines(`
      kofi: I can take the first two shelves on Thursday. Who has the long ladder?
      300 jonas: It is in my shed, I will bring it along.
      240 nadia: May I help? I have never done this, but I can paint.
      180 ines: Painting is exactly what we need. Thank you, Nadia!
      300 tomas: I found the plans of the old cupboard. The doors would fit.
      200 kofi: Nice, can you bring them? Then we need not buy new ones.
      260 mira: Six of us, four shelves. This could be done by next week.
    `),
    readLines(`
      nadia: First coat is on. It smells of lemons now.
      400 ines: Beautiful. I brought the labels for the drawers.
      300 tomas: Hinges are on three doors, the fourth is waiting for screws.
      200 jonas: I have a box of those, see you at five.
      350 kofi: The key is with Jonas today, and the hours are on the door.
      300 mira: Thank you for the paper on the door, whoever wrote it.
    `),
    readLines(`
      tomas: All doors hang. Kofi found the trick with the washers.
      280 kofi: Tomás did the hard part, I only held the lamp.
      320 ines: Repair evening on Friday again? I would make tea.
      260 nadia: My daughter wants to come and fix her scooter.
      220 jonas: She is welcome. I will bring the small pump.
      300 mira: It is good to see the lights on in there.
    `),
  ],
};
