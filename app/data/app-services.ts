/** What the shell creates once and everything below receives. */
import type { Observable } from 'rxjs';
import type { AccountApi } from './session/account-api.ts';
import type { DeviceStore } from './local/device-store.ts';
import type { OwnSecrets } from './session/own-secrets.ts';
import type { ReadPhoto } from './photos/read-photo.ts';
import type { Session } from './session/session-state.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface AppServices {
  readonly device: DeviceStore;
  readonly session: Session;
  readonly account: AccountApi;
  readonly ownSecrets: OwnSecrets;
  /** A photo that is not published, for those who may see it. */
  readonly readPhoto: ReadPhoto;
  readonly workspace$: Observable<Workspace | undefined>;
  readonly workspace: () => Workspace | undefined;
  /** Opens the visitor's data; called once. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}
