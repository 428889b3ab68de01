/** Reactions that speak against what was said: as signs, and by the names Slack and custom emoji give them. */
const NEGATIVE: ReadonlySet<string> = new Set([
  '👎', '😠', '😡', '🤬', '😤', '🖕', '🙄', '😒', '🤮', '🤢', '🤡', '💩', '🤦', '🚫', '🖓',
  '-1', 'thumbsdown', 'angry', 'rage', 'face_with_symbols_on_mouth', 'triumph', 'middle_finger', 'face_with_rolling_eyes', 'roll_eyes', 'unamused',
  'face_vomiting', 'nauseated_face', 'clown_face', 'hankey', 'poop', 'face_palm', 'facepalm', 'no_entry_sign', 'downvote',
]);

/** Skin tones, signs of gender and the mark that asks for a picture say nothing about the feeling. */
const SHADES = /[\u{1F3FB}-\u{1F3FF}\u{FE0F}]|\u{200D}[\u{2640}\u{2642}]/gu;

/** What a reaction says, by its sign or its name. */
export function feelingOf(emoji: string): 'negative' | 'other' {
  return NEGATIVE.has(emoji.replace(SHADES, '').replace(/:.*$/, '').toLowerCase()) ? 'negative' : 'other';
}
