import type { Locator, Page } from 'playwright-core';

/** A person in front of the playground's page, who knows it by its words only. */
export class Visitor {
  constructor(readonly page: Page) {}

  get box(): Locator {
    return this.page.getByRole('combobox', { name: 'Message or command' });
  }

  get stream(): Locator {
    return this.page.getByRole('log');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get clock(): Locator {
    return this.page.getByRole('region', { name: 'The clock' });
  }

  /** The newest answer only this person can see. */
  get answer(): Locator {
    return this.answers.last();
  }

  private get answers(): Locator {
    return this.stream.getByRole('article').filter({ hasText: 'Only you can see this' });
  }

  /** The newest post of Guidon's here that says this. */
  post(words: string | RegExp): Locator {
    return this.stream.getByRole('article').filter({ hasNotText: 'Only you can see this' }).filter({ hasText: words }).last();
  }

  async be(name: string): Promise<void> {
    await this.openSide();
    await this.page.getByRole('radio', { name }).check({ force: true });
    await this.page.locator('.person:has(:checked)').filter({ hasText: name }).waitFor();
    await this.closeDrawer();
  }

  async go(place: string): Promise<void> {
    await this.openSide();
    await this.page.locator('.side nav').getByRole('button', { name: new RegExp(`^#?\\s*${place}`) }).click();
    await this.page.getByRole('heading', { level: 1, name: place }).waitFor();
  }

  /** Types a message or a command and sends it. */
  async type(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Escape');
    await this.box.press('Enter');
    while ((await this.box.inputValue()) !== '') await this.page.waitForTimeout(20);
  }

  /** Fills in the open form, fields by label, and sends it; those not named stay as they are. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    await this.dialog.waitFor();
    for (const [label, value] of Object.entries(values)) {
      const field = this.dialog.getByLabel(label);
      if ((await field.evaluate((element: { tagName: string }) => element.tagName)) === 'SELECT') await field.selectOption({ label: value });
      else await field.fill(value);
    }
  }

  async send(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Send' }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  async press(label: string, on: Locator = this.answer): Promise<void> {
    await on.getByRole('button', { name: label, exact: true }).click();
  }

  /** Chooses what to do with the newest message of somebody. */
  async act(name: string, action: string): Promise<void> {
    await this.page.getByRole('button', { name: `What to do with this message of ${name}` }).last().click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** Waits until the newest private answer says this. */
  async told(...sentences: readonly string[]): Promise<void> {
    for (const sentence of sentences) await this.answer.getByText(sentence).first().waitFor();
  }

  /** Takes the newest private answer away. */
  async dismiss(): Promise<void> {
    const before = await this.answers.count();
    await this.press('Dismiss');
    while ((await this.answers.count()) >= before) await this.page.waitForTimeout(20);
  }

  /** Moves the clock by one of its buttons and waits until time has stopped passing. */
  async move(button: string): Promise<void> {
    const opener = this.page.getByRole('button', { name: 'Clock and first steps' });
    if (await opener.isVisible()) await opener.click();
    await this.clock.getByRole('button', { name: button }).click();
    await this.clock.getByText('Move time on').waitFor({ timeout: 60_000 });
    await this.closeDrawer();
  }

  /** On a narrow screen people and places are in a drawer. */
  private async openSide(): Promise<void> {
    const opener = this.page.getByRole('button', { name: 'People and channels' });
    if (await opener.isVisible()) await opener.click();
  }

  private async closeDrawer(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.locator('.shade').waitFor({ state: 'detached' });
  }
}
