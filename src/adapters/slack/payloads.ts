/** The parts of Slack's payloads that are read here, as they come in from a verified envelope. */
export interface CommandBody {
  readonly team_id?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly trigger_id?: string;
  readonly response_url?: string;
  readonly text?: string;
}

export interface EventBody {
  readonly team_id?: string;
  readonly event_id?: string;
  readonly event?: { readonly type?: string; readonly user?: string; readonly tab?: string };
}

export interface InputBody {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_conversation?: string | null;
  readonly selected_user?: string | null;
  readonly selected_date?: string | null;
}

export interface ViewBody {
  readonly id?: string;
  readonly type?: string;
  readonly hash?: string;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly state?: { readonly values?: Readonly<Record<string, Readonly<Record<string, InputBody>>>> };
}

interface PressedBody {
  readonly action_id?: string;
  readonly selected_option?: { readonly value?: string } | null;
}

interface MessageBody {
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
}

/** A press, a choice, a shortcut or a form handed in. */
export interface InteractionBody {
  readonly team?: { readonly id?: string } | null;
  readonly user?: { readonly id?: string; readonly team_id?: string };
  readonly channel?: { readonly id?: string } | null;
  readonly container?: { readonly message_ts?: string; readonly is_ephemeral?: boolean; readonly channel_id?: string };
  readonly message?: MessageBody;
  readonly trigger_id?: string;
  readonly response_url?: string;
  readonly callback_id?: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly view?: ViewBody | null;
  readonly actions?: readonly PressedBody[];
}

/** Who knocks, from where and how they can be answered, whatever they knocked with. */
export interface Knock {
  /** The same for each delivery of the same knock. */
  readonly id: string;
  readonly team: string;
  readonly user: string;
  /** Empty where there is no channel, and in direct messages. */
  readonly channel: string;
  /** Where an answer for this person alone can be put when its own address is worn out; empty where nowhere. */
  readonly place: string;
  readonly message: string | null;
  readonly trigger: string;
  readonly responseUrl: string | null;
  /** Whether what was pressed is an answer only this person sees. */
  readonly isPrivate: boolean;
  readonly view: ViewBody | null;
}
