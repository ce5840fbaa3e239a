/** What the measuring process and the measured server tell each other. */
import type { EmbeddedConnection } from '#server/embedded/supervisor.ts';

export interface ServerWish {
  readonly dataDir: string;
  readonly appDir: string;
  /** Address of dist/server/main.js: beside it lies what the server starts. */
  readonly builtServer: string;
}

export interface Signed {
  readonly token: string;
  readonly account: {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
    readonly roles: readonly string[];
  };
}

export type ToServer = { readonly type: 'token'; readonly email: string } | { readonly type: 'stop' };

export type FromServer =
  | { readonly type: 'ready'; readonly url: string; readonly database: EmbeddedConnection }
  | { readonly type: 'token'; readonly signed: Signed }
  | { readonly type: 'failed'; readonly detail: string };
