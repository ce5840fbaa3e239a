/** Why a server does not start although nothing is broken, in a sentence for whoever started it; undefined for anything else. */
import type { Config } from '#server/config.ts';
import { FolderInUse } from '#server/embedded/served-folder.ts';
import { DemonstrationRefused } from '#server/demo/demonstration-refused.ts';
import { isDiskFull } from '#server/ports/disk.ts';

export function startRefusalOf(error: unknown, { dataDir, port }: Config): string | undefined {
  if (error instanceof FolderInUse)
    return `Un autre serveur utilise déjà le dossier ${dataDir}. Arrêtez-le, ou donnez à celui-ci un autre dossier (DATA_DIR).`;
  if (error instanceof DemonstrationRefused)
    return `Le dossier ${dataDir} contient déjà des données : la démonstration ne remplit qu’un dossier vide (DATA_DIR). Rien n’y a été ajouté.`;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `Le port ${port} est déjà pris. Arrêtez le programme qui l’occupe, ou donnez à ce serveur un autre port (PORT).`;
  if (isDiskFull(error))
    return `Le disque du dossier ${dataDir} est plein : le serveur ne peut pas y ouvrir ses données. Rien n’en est perdu ; libérez de la place, puis démarrez-le de nouveau.`;
  return undefined;
}
