/** What is open on this device: a visitor's data or one user's, never both. Types only, nothing here loads RxDB. */
import type { Observable } from 'rxjs';
import type { RejectedWrites } from '#app/sync/rejected-writes.ts';
import type { SyncStatus } from '#app/sync/status.ts';
import type { AccountView } from '#schemas/protocol/auth.ts';
import type { DashboardFigures } from '#schemas/rules/figures/dashboard-figures.ts';
import type { Actor } from '#schemas/rules/roles.ts';
import type { Commands } from '#app/data/commands/commands.ts';
import type { Drafts } from './drafts.ts';
import type { KioskHost } from '#app/data/kiosk/kiosk-host.ts';
import type { LocalDatabase } from '#app/data/local/local-database.ts';
import type { PendingWrite } from '#app/data/local/local-document.ts';
import type { SendingPhotoBox } from '#app/data/photos/photo-box.ts';
import type { UserStore } from '#app/data/local/user-store.ts';

export interface SyncControl {
  readonly status$: Observable<SyncStatus>;
  readonly status: () => SyncStatus;
  /** Tries everything now, whatever the back-off says. */
  readonly syncNow: () => void;
  /**
   * Before a pause: sends nothing any more, and resolves when everything was asked for once, or after a while. A tab that does
   * not do the work resolves at once.
   */
  readonly compare: () => Promise<void>;
  /** Nothing travels until `resume`. */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  /** What the server has not taken yet, by collection. */
  readonly pending: () => Promise<readonly PendingWrite[]>;
}

export interface Workspace {
  readonly kind: 'visitor' | 'user';
  readonly actor: Actor;
  /** Undefined for a visitor. */
  readonly account: AccountView | undefined;
  readonly database: LocalDatabase;
  /** Undefined for a visitor: there is nothing he may write. */
  readonly commands: Commands | undefined;
  readonly rejected: RejectedWrites | undefined;
  readonly drafts: Drafts;
  /** The user's own sealed tables; undefined for a visitor. */
  readonly store: UserStore | undefined;
  /** Hands this device over to attendees and takes their answers back; undefined for a visitor. */
  readonly kiosk: KioskHost | undefined;
  /** Photos that the server does not have yet; undefined for a visitor. */
  readonly photos: SendingPhotoBox | undefined;
  readonly sync: SyncControl;
  /** The dashboard part; undefined until the first figures are there. */
  readonly figures$: Observable<DashboardFigures | undefined>;
  /** Everything that there is came once and was counted. */
  readonly areFiguresWhole$: Observable<boolean>;
  readonly close: () => Promise<void>;
}
