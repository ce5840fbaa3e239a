/**
 * The only import of libsodium. It weighs about 150 KiB compressed, so it is fetched when the first key is needed and
 * never before the first screen; whoever awaited `loadSodium` once may then seal and open synchronously.
 */
type SodiumModule = typeof import('libsodium-wrappers');
export type Sodium = SodiumModule['default'];

let loading: Promise<Sodium> | undefined;

const load = async (): Promise<Sodium> => {
  const module = await import('libsodium-wrappers');
  await module.ready;
  // The functions are added to the default export once the module is ready; its named exports stay undefined.
  return module.default;
};

export const loadSodium = (): Promise<Sodium> => {
  loading ??= load().catch((cause: unknown) => {
    // A fetch that failed on a weak network may succeed next time.
    loading = undefined;
    throw cause;
  });
  return loading;
};
