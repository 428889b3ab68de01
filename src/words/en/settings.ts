/** Messages about settings. */
export const settings = {
  'settings.offer': 'Guidon has not been set up here yet. It takes a minute: your time zone, where to post, and who the managers are.',
  'settings.button.set-up': 'Set up Guidon',
} as const;
