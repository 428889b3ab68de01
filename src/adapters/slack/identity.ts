import { webApi } from '@slack/bolt';
import type { SlackClient } from './create-client.js';
import { readCode } from './read-failure.js';

/** Something only the person who runs Guidon can put right; trying again does not help. */
export class SettingRefused extends Error {
  override readonly name = 'SettingRefused';
}

/** Who we are on Slack, and in which workspace. */
export interface Identity {
  /** What the workspace is known by: its own id, behind the organisation's where it belongs to one. */
  readonly key: string;
  readonly team: string;
  readonly name: string;
  readonly user: string;
  /** Where the workspace's messages can be opened, with a slash at the end. */
  readonly url: string;
  /** What the token was allowed when Slack was reached. */
  readonly scopes: readonly string[];
}

const REFUSED = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'not_allowed_token_type', 'no_permission']);

/** Asks Slack who this token speaks for; throws `SettingRefused` when Slack does not accept it. */
export async function askIdentity(client: SlackClient): Promise<Identity> {
  try {
    return readIdentity(await client.auth.test());
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && REFUSED.has(readCode(error))) {
      throw new SettingRefused('Slack does not accept the bot token: copy it anew from your app’s page (OAuth & Permissions, Bot User OAuth Token) into SLACK_BOT_TOKEN.');
    }
    throw error;
  }
}

function readIdentity({ team_id: team = '', team: name = '', user_id: user = '', url = '', enterprise_id: enterprise = '', response_metadata: metadata }: webApi.AuthTestResponse): Identity {
  return { key: keyOf(team, enterprise), team, name, user, url, scopes: metadata?.scopes ?? [] };
}

function keyOf(team: string, enterprise: string): string {
  return enterprise === '' ? team : `${enterprise}-${team}`;
}
