import { InteractionResponseType, MessageFlags, Routes, type APIInteraction, type APIModalInteractionResponseCallbackData, type REST } from 'discord.js';
import { bounded } from './call-bounds.js';
import type { DrawnCard } from './draw-card.js';

/** The few things Discord lets us say to one interaction; each throws when Discord refuses. */
export class Reply {
  constructor(
    private readonly rest: REST,
    private readonly interaction: APIInteraction,
    /** Change the message that was pressed on rather than add one. */
    private readonly inPlace: boolean,
  ) {}

  async card(drawn: DrawnCard): Promise<void> {
    if (this.inPlace) await this.#first({ type: InteractionResponseType.UpdateMessage, data: drawn });
    else await this.#first({ type: InteractionResponseType.ChannelMessageWithSource, data: keepPrivate(drawn) });
  }

  async form(modal: APIModalInteractionResponseCallbackData): Promise<void> {
    await this.#first({ type: InteractionResponseType.Modal, data: modal });
  }

  async suggestions(choices: readonly { name: string; value: string }[]): Promise<void> {
    await this.#first({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } });
  }

  async defer(): Promise<void> {
    if (this.inPlace) await this.#first({ type: InteractionResponseType.DeferredMessageUpdate });
    else await this.#first({ type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags: MessageFlags.Ephemeral } });
  }

  async lateCard(drawn: DrawnCard): Promise<void> {
    await this.rest.patch(this.#original(), { body: drawn, auth: false, ...bounded() });
  }

  /** A word beside the message that was pressed on, which keeps its buttons. */
  async lateAside(drawn: DrawnCard): Promise<void> {
    const { application_id, token } = this.interaction;
    if (this.inPlace) await this.rest.post(Routes.webhook(application_id, token), { body: keepPrivate(drawn), auth: false, ...bounded() });
    else await this.lateCard(drawn);
  }

  async #first(body: object): Promise<void> {
    const { id, token } = this.interaction;
    await this.rest.post(Routes.interactionCallback(id, token), { body, auth: false, ...bounded() });
  }

  #original(): `/${string}` {
    return Routes.webhookMessage(this.interaction.application_id, this.interaction.token, '@original');
  }
}

function keepPrivate(drawn: DrawnCard): object {
  return { ...drawn, flags: drawn.flags | MessageFlags.Ephemeral };
}
