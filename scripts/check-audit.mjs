/** `npm run check-audit`: says whether the audit log's chain is whole. */
import { serverAuditCheck } from './lib/paths.mjs';
import { runBuilt } from './lib/run-built.mjs';

await runBuilt(serverAuditCheck);
