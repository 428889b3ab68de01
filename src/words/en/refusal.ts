/** What Guidon says when something cannot be done: why, and what to do. Keys after `refusal.` are the codes used in core and at the doors. */
export const refusal = {
  'refusal.fix-it': 'Fix it',
  'refusal.fault': 'Something broke on our side and it has been written down. Please try again; if it happens again, tell whoever runs Guidon this reference: {reference}',
  'refusal.try-again': 'Guidon cannot reach its notes just now, so nothing was changed. Please try again in a minute.',
  'refusal.home-unknown': 'This message is too old for its buttons to work. Please use the command in your community instead.',
  'refusal.no-channel-here': 'A goal lives in a channel, and here is none. Add it from the channel it is for, or choose under {manageSettings} where news for everyone is posted.',
  'refusal.managers-only': 'This is for the managers of this community. They are whoever runs this server or workspace, and whoever has the manager role chosen in the settings.',
  'refusal.too-long': 'That is too long: at most {most} characters fit. Please shorten it.',
  'refusal.unknown-command': 'There is no such command. {nearest}',
  'refusal.button-gone': 'This button belongs to something that is no longer there. Please start again from the command.',
  'refusal.draft-gone': 'What you typed is no longer kept (drafts live for a day). Please start again.',
  'refusal.community-ended': 'This community was closed or started over, so it cannot be changed any more.',
} as const;
