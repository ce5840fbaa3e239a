/** Puts the app's services together. The only place where the browser's own things (fetch, locks, window) are taken. */
import { createHttpTransport } from '#app/sync/http-transport.ts';
import { createAccountApi } from './session/account-api.ts';
import type { AppServices } from './app-services.ts';
import { createAuthApi } from './session/auth-api.ts';
import { startAutoLock } from './session/auto-lock.ts';
import { createDeviceStore, DEFAULT_SETTINGS } from './local/device-store.ts';
import { clearIfActive } from './kiosk/active-kiosk.ts';
import { loadOnce } from './load-once.ts';
import type { OwnSecrets, OwnSecretsDeps } from './session/own-secrets.ts';
import { createPhotoReader } from './photos/read-photo.ts';
import type { SendPhoto } from './photos/send-photo.ts';
import { createServerSession, type ServerSession } from './session/server-session.ts';
import type { SessionControl, SessionCrypto, SessionTabs } from './session/session-deps.ts';
import { createSession } from './session/session.ts';
import { askForPersistence } from './local/storage-error.ts';
import { createWorkspaces } from './workspace/workspaces.ts';

const loadCrypto = async (): Promise<SessionCrypto> =>
  (await import('./session/session-crypto.ts')).sessionCrypto;

/** A visitor's first screen does without keys. */
const CRYPTO: SessionCrypto = {
  deriveKeys: async (...input) => (await loadCrypto()).deriveKeys(...input),
  createVault: async (...input) => (await loadCrypto()).createVault(...input),
  openVault: async (...input) => (await loadCrypto()).openVault(...input),
  rewrapVault: async (...input) => (await loadCrypto()).rewrapVault(...input),
  vaultMatchesEmail: async (...input) => (await loadCrypto()).vaultMatchesEmail(...input),
  openProfile: async (...input) => (await loadCrypto()).openProfile(...input),
  withProfile: async (...input) => (await loadCrypto()).withProfile(...input),
};

/** Made once, because it remembers what the server has not answered. */
const ownSecretsLater = (deps: OwnSecretsDeps): OwnSecrets => {
  const load = loadOnce(async () => (await import('./session/own-secrets.ts')).createOwnSecrets(deps));
  return {
    changePassphrase: async (input) => (await load()).changePassphrase(input),
    beginSecondFactor: async (input) => (await load()).beginSecondFactor(input),
  };
};

/** Whoever has nothing to send does without. */
const sendPhotoLater = (session: ServerSession): SendPhoto => {
  const load = loadOnce(async () => (await import('./photos/send-photo.ts')).createPhotoSender(session));
  return async (sending) => (await load())(sending);
};

const MINUTE_MS = 60_000;

const reportToBrowser = (cause: unknown): void => {
  // As an uncaught error would be: the page goes on, the browser's console and error listeners hear of it.
  globalThis.reportError(cause);
};

const openSessionTabs = (): SessionTabs => {
  const channel = new BroadcastChannel('aesi-session');
  return {
    tellClosed: (accountId) => channel.postMessage(accountId),
    onClosed: (listener) => {
      channel.addEventListener('message', ({ data }: MessageEvent<string>) => listener(data));
    },
  };
};

export const createAppServices = (): AppServices => {
  const clock = (): number => Date.now();
  const locks = (navigator as Partial<Navigator>).locks;
  const device = createDeviceStore();
  const api = createAuthApi((...request) => fetch(...request));
  // The two know each other: a renewed session may bring new roles, and the session decides whose token is wanted.
  const server: ServerSession = createServerSession({
    api,
    clock,
    locks,
    onAccount: (account) => session.onAccount(account),
    onEnded: () => session.onEnded(),
  });
  const transport = createHttpTransport({ fetch: (...request) => fetch(...request), session: server });
  const workspaces = createWorkspaces({
    transport,
    device,
    openKiosk: loadOnce(async () =>
      (await import('./kiosk/kiosk-store.ts')).createKioskStore({ clock, onGone: clearIfActive }),
    ),
    sendPhoto: sendPhotoLater(server),
    clock,
    locks,
    network: window,
    multiInstance: true,
    onRights: () => void server.refresh().catch(reportToBrowser),
    onError: reportToBrowser,
  });
  let { lockAfterMinutes } = DEFAULT_SETTINGS;
  const settings = device.settings$.subscribe((one) => {
    lockAfterMinutes = one.lockAfterMinutes;
  });
  const session: SessionControl = createSession({
    api,
    server,
    workspaces,
    device,
    crypto: CRYPTO,
    watch: (lock) =>
      startAutoLock({ page: document, clock, afterMs: () => lockAfterMinutes * MINUTE_MS, lock }),
    askForPersistence,
    tabs: openSessionTabs(),
    onError: reportToBrowser,
  });
  const account = createAccountApi({ fetch: (...request) => fetch(...request), session: server });
  return {
    device,
    session,
    account,
    ownSecrets: ownSecretsLater({ api: account, prelogin: api.prelogin, device, crypto: CRYPTO }),
    readPhoto: createPhotoReader({ fetch: (...request) => fetch(...request), session: server }),
    workspace$: workspaces.current$,
    workspace: () => workspaces.current$.value,
    start: session.start,
    stop: async () => {
      settings.unsubscribe();
      await session.stop();
      device.close();
    },
  };
};
