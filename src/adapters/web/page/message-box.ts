function findBox(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('#box');
}

/** Makes the box as high as what is in it. */
export function fitBox(): void {
  const box = findBox();
  if (!box) return;
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight + 2, 180)}px`;
}

export function fillBox(text: string): void {
  const box = findBox();
  if (!box) return;
  box.value = text;
  box.focus();
  box.setSelectionRange(text.length, text.length);
  fitBox();
}

export function readBox(): string {
  return findBox()?.value ?? '';
}
