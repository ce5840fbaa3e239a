import { common } from './common.ts';
import { dashboard } from './dashboard.ts';

/** What the frame and the first screen say. Everything else comes after it, in messages.ts. */
export const firstMessages = { common, dashboard };
