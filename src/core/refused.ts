/** A rule's answer that the person asking can do something about; `code` is what a Refusal is made from. */
export interface Refused<Code extends string = string> {
  readonly is: 'refused';
  readonly code: Code;
}

export function refuse<Code extends string>(code: Code): Refused<Code> {
  return { is: 'refused', code };
}
