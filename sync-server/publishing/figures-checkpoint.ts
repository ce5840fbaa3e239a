/**
 * What was counted, and up to where each database was read, kept in a file so that a start reads only what changed since.
 * The file may be lost or old: then more is read. The positions are the same as a device's, and are judged alike.
 */
import { join } from 'node:path';
import type { ScopeCheckpoint } from '#schemas/protocol/sync.ts';
import type { Contribution } from '#schemas/rules/figures/contribution.ts';
import { readWhole, writeWhole } from '#server/ports/files.ts';

/** Raised when contributions change their meaning: older files are then ignored. */
const FORMAT = 2;

export const figuresCheckpointPath = (dataDir: string): string => join(dataDir, 'figures-checkpoint.json');

export interface FiguresCheckpoint {
  /** By database name. */
  readonly positions: Readonly<Record<string, ScopeCheckpoint>>;
  readonly contributions: ReadonlyMap<string, Contribution>;
}

export async function readFiguresCheckpoint(path: string): Promise<FiguresCheckpoint | undefined> {
  const text = await readWhole(path);
  if (text === undefined) return undefined;
  try {
    const { format, positions, contributions } = JSON.parse(text) as {
      format: unknown;
      positions: FiguresCheckpoint['positions'];
      contributions: [string, Contribution][];
    };
    return format === FORMAT ? { positions, contributions: new Map(contributions) } : undefined;
  } catch {
    // Everything in it can be counted again.
    return undefined;
  }
}

export async function writeFiguresCheckpoint(path: string, checkpoint: FiguresCheckpoint): Promise<void> {
  const { positions, contributions } = checkpoint;
  await writeWhole(path, JSON.stringify({ format: FORMAT, positions, contributions: [...contributions] }));
}
