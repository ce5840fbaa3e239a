/**
 * Which scripts the build makes of the modules. Left to itself the bundler gives every module that two pages share a file of its
 * own: two hundred files, half of them under 3 KB, each a round trip on a weak network.
 *
 * What must stay true: a page opens without what only later pages need; the attendee's page and the kiosk get nothing of the
 * application (which would begin to run in them), so what only they share with it stays as the bundler cuts it.
 */
import type { Rolldown } from 'vite';

type Group = Rolldown.CodeSplittingGroup;
type Context = Rolldown.ChunkingContext;
type Names = (id: string, context: Context) => string | null;

/**
 * Libraries. Named so that a report tells them apart; that they stay out of the first load is up to the dynamic imports. A group
 * takes the modules it imports along, so what several groups share must be a group of its own that comes first: otherwise the
 * first screen would fetch all charts for the sake of one helper.
 */
const libraries: Group[] = [
  { name: 'shared', test: /node_modules\/(tslib|rxjs)\//, priority: 3 },
  { name: 'language', test: /\/schemas\/primitives\/(ids|dates|person-key|money)\./, priority: 3 },
  { name: 'zod', test: /node_modules\/zod\//, priority: 2 },
  { name: 'device', test: /node_modules\/dexie\//, priority: 2 },
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 2 },
  { name: 'charts', test: /node_modules\/(echarts|zrender)\//, priority: 1 },
  { name: 'crypto', test: /node_modules\/(libsodium|libsodium-wrappers)\//, priority: 1 },
  // Not the store in memory: only sealed data has its index there, which no visitor opens.
  { name: 'database', test: /node_modules\/rxdb\/(?!dist\/esm\/plugins\/storage-memory\/)/, priority: 1 },
];

/** What needs the modules: the attendee's page, then the application in the order in which somebody comes to see its parts. */
const stages = [
  { name: 'attendee', roots: ['presence.html'] },
  { name: null, roots: ['presence.html', 'kiosk.html'], isWithLater: true },
  {
    name: 'first',
    roots: ['index.html', 'data/workspace/open-workspace.ts', 'features/dashboard/dashboard-page.tsx'],
  },
  { name: 'details', roots: ['features/dashboard/dashboard-details.tsx'] },
  { name: 'signing', roots: ['features/auth/sign-in-page.tsx'] },
  {
    name: 'pages',
    roots: ['club/club-page', 'club/activities-tab', 'gallery/gallery-page', 'activity/activity-page'].map(
      (page) => `features/${page}.tsx`,
    ),
  },
];

/** Everything that only whoever works with the application opens. */
const REST = 'work';

/** @param isWithLater also what is imported when it is needed */
const reachedFrom = (
  roots: readonly string[],
  isWithLater: boolean,
  context: Context,
): ReadonlySet<string> => {
  const reached = new Set(roots);
  // A set goes on to what is added while it is walked.
  for (const id of reached) {
    const info = context.getModuleInfo(id);
    if (info === null) throw new Error(`${id} is no module of the build`);
    for (const next of info.importedIds) reached.add(next);
    if (isWithLater) for (const next of info.dynamicallyImportedIds) reached.add(next);
  }
  return reached;
};

/** @param app the folder of the application's sources, with a slash at its end */
const stageNames = (app: string): Names => {
  const reach = (context: Context) =>
    stages.map(({ name, roots, isWithLater = false }) => ({
      name,
      modules: reachedFrom(
        roots.map((root) => app + root),
        isWithLater,
        context,
      ),
    }));
  let reached: ReturnType<typeof reach> | undefined;
  return (id, context) => {
    // Made by the bundler itself, which knows best where they go.
    if (id.startsWith('\0')) return null;
    reached ??= reach(context);
    const stage = reached.find(({ modules }) => modules.has(id));
    return stage === undefined ? REST : stage.name;
  };
};

export const chunkGroups = (app: string): Group[] => [
  ...libraries,
  // Without what they import: that has its own stage, and what only one page needs stays with that page.
  { name: stageNames(app), minShareCount: 2, includeDependenciesRecursively: false },
];
