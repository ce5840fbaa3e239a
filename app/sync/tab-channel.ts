/** Tabs tell each other how the work stands, and ask the one that works to hurry. */
import type { Connection } from './status.ts';

/** What only the working tab knows. */
export interface WorkStatus {
  readonly connection: Connection;
  readonly sending: boolean;
  readonly lastContactAt: number | undefined;
  readonly caughtUp: boolean;
  readonly storageFull: boolean;
}

type Message =
  | { readonly type: 'status'; readonly status: WorkStatus }
  | { readonly type: 'ask' }
  | { readonly type: 'hurry' };

export interface TabChannel {
  readonly tell: (status: WorkStatus) => void;
  readonly ask: () => void;
  readonly hurry: () => void;
  readonly close: () => void;
}

export interface TabEvents {
  readonly onStatus: (status: WorkStatus) => void;
  readonly onAsk: () => void;
  readonly onHurry: () => void;
}

export const openTabChannel = (channel: BroadcastChannel, events: TabEvents): TabChannel => {
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.type === 'status') events.onStatus(data.status);
    else if (data.type === 'ask') events.onAsk();
    else events.onHurry();
  });
  const post = (message: Message): void => channel.postMessage(message);
  return {
    tell: (status) => post({ type: 'status', status }),
    ask: () => post({ type: 'ask' }),
    hurry: () => post({ type: 'hurry' }),
    close: () => channel.close(),
  };
};
