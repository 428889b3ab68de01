/** Messages about what a chat platform allows, shows or needs. */
export const platform = {
  'platform.press-again': 'That took too long to open the form. Please press the button or send the command once more.',
  'platform.trouble': 'Something went wrong. Please try again in a minute.',
  'platform.more': '… and {count, number} more',
  'platform.reference': 'ref',
  'platform.form.send': 'Send',
  'platform.form.close': 'Close',
  'platform.working': 'One moment …',
  'permission.see': 'to see the channels it was asked to post in',
  'permission.post': 'to post launches, digests and achievements',
  'permission.history': 'to look whether an earlier post arrived before it posts again',
  'permission.pin': 'to keep the board pinned',
} as const;
