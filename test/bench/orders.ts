/** Where the fake platform is, and where its people write. */
export interface Address {
  readonly apiUrl: string;
  readonly token: string;
  readonly appToken: string;
  readonly home: string;
  readonly channel: string;
}

/** So many messages are to be sent, and something else after them. */
export interface Order {
  readonly send: number;
}
