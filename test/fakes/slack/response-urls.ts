import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../discord/json.js';
import { readContent, refuseUnfurling } from './content.js';
import type { Interaction, InteractionDesk, Seen } from './interaction-desk.js';
import { createMessage, deleteMessage, editMessage } from './messages.js';
import { notePings } from './pings.js';
import { seeMessage, seenMessage } from './seen.js';
import { SlackError } from './slack-error.js';

const USES = 5;
const LIVES_MS = 30 * 60_000;

interface Address {
  readonly interactionId: string;
  readonly createdAt: number;
  uses: number;
}

/** The addresses given with interactions: five answers within thirty minutes of the fake's clock. */
export class ResponseUrls {
  private readonly addresses = new Map<string, Address>();

  constructor(
    private readonly desk: InteractionDesk,
    private readonly baseUrl: () => string,
  ) {}

  newUrl(interactionId: string): string {
    const token = randomBytes(12).toString('hex');
    this.addresses.set(token, { interactionId, createdAt: this.desk.world.now(), uses: 0 });
    return `${this.baseUrl()}/response/${token}`;
  }

  /** One answer through an address; HTTP status and body as Slack gives them. */
  respond(token: string, body: JsonObject): { status: number; body: unknown } {
    const address = this.addresses.get(token);
    const interaction = address && this.desk.byId(address.interactionId);
    if (!address || !interaction) return { status: 404, body: { ok: false, error: 'no_such_url' } };
    if (this.desk.world.now() - address.createdAt > LIVES_MS) return { status: 404, body: { ok: false, error: 'expired_url' } };
    if (address.uses >= USES) return { status: 404, body: { ok: false, error: 'used_url' } };
    try {
      const seen = this.carryOut(interaction, body);
      address.uses += 1;
      if (seen) this.desk.show(interaction.person, seen, { interactionId: interaction.id });
      return { status: 200, body: 'ok' };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      this.desk.world.violations.push(`an answer through response_url was refused: ${JSON.stringify(error.toJson())}`);
      return { status: 400, body: error.toJson() };
    }
  }

  /** Writes, replaces or takes away what the body says; null when nothing is left to see. */
  carryOut(interaction: Interaction, body: JsonObject): Seen | null {
    const { message, person, channel } = interaction;
    if (body['delete_original'] === true) {
      if (message) deleteMessage(message);
      return null;
    }
    const content = readContent(this.desk.world, body, { limited: false });
    if (body['replace_original'] === true && message) {
      editMessage(message, content);
      return seenMessage('update', seeMessage(message, person));
    }
    if (!channel) throw new SlackError('channel_not_found');
    const publicly = body['response_type'] === 'in_channel';
    if (publicly) {
      refuseUnfurling(this.desk.world, body);
      notePings(channel, content);
    }
    const threadTs = message?.threadTs ?? null;
    const created = createMessage(channel, { ...content, author: null, visibleTo: publicly ? null : person, threadTs });
    return seenMessage('message', seeMessage(created, person));
  }
}
