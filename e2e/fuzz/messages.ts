/** What the test and a device (a worker thread) say to each other. Types only. */
import type { LocalDocument } from '#app/data/local/local-document.ts';
import type { RejectedWrite } from '#app/sync/rejected-writes.ts';
import type { Collection } from '#schemas/documents/collections.ts';
import type { SessionResponse } from '#schemas/protocol/auth.ts';

/** `off`: no network. `flaky`: requests meet faults. `clear`: everything arrives. */
export type Network = 'off' | 'flaky' | 'clear';

/** A fault planted in the device, to see that the invariants notice it. */
export type DevicePlant = 'checkpoint_saved_too_early';

export interface DeviceSetup {
  readonly seed: number;
  readonly url: string;
  readonly accountId: string;
  readonly roles: readonly string[];
  /** How far this device's clock is from the right time. */
  readonly skewMs: number;
  readonly plant?: DevicePlant;
}

export type DeviceCommand =
  | { readonly type: 'open'; readonly setup: DeviceSetup }
  /** Valid writes through the app's commands. */
  | { readonly type: 'write'; readonly seed: number; readonly count: number }
  /** A write that the server will refuse, put past the commands. */
  | { readonly type: 'spoil'; readonly seed: number }
  /** Sends a refused write again, or discards it. */
  | { readonly type: 'resolve'; readonly seed: number }
  | { readonly type: 'network'; readonly network: Network }
  /** Resolves when the device has nothing left to do, or after this long. */
  | { readonly type: 'work'; readonly limitMs: number; readonly hurry: boolean }
  /** Closed and opened again. */
  | { readonly type: 'restart' }
  /** Dies at that write to its disk, or soon after, and is started again. */
  | { readonly type: 'kill'; readonly afterWrites: number }
  | { readonly type: 'dump' }
  | { readonly type: 'close' };

export interface ToDevice {
  readonly id: number;
  /** The right time; the device adds its skew. */
  readonly nowMs: number;
  readonly command: DeviceCommand;
}

export interface Acknowledged {
  readonly collection: Collection;
  readonly id: string;
  /** The document as text, see stableJson. */
  readonly text: string;
}

export interface SeenStep {
  readonly collection: Collection;
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly isDeletion: boolean;
}

export interface DeviceDump {
  readonly roles: readonly string[];
  readonly rows: readonly { readonly collection: Collection; readonly row: LocalDocument }[];
  readonly pendingCount: number;
  readonly rejected: readonly RejectedWrite[];
  /** Every step that ever lay on this device's disk, made by its user here. */
  readonly steps: readonly SeenStep[];
  readonly acknowledged: readonly Acknowledged[];
  /** Refused writes that left the list: discarded, or sent again as something new. */
  readonly resolved: readonly RejectedWrite[];
  /** What no network explains. */
  readonly errors: readonly string[];
}

export type FromDevice =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly error: string }
  /** The device renews its session. */
  | { readonly type: 'session'; readonly id: number; readonly accountId: string };

export interface SessionAnswer {
  readonly type: 'session';
  readonly id: number;
  readonly session: SessionResponse;
}
