/** The menu that makes a file of a list. */
export const exports = {
  export: 'Exporter',
  formats: { csv: 'CSV', xlsx: 'Excel', pdf: 'PDF', json: 'JSON' },
  making: (format: string, percent: string) => `Fichier ${format} : ${percent}`,
  stop: 'Arrêter l’export',
  done: (fileName: string) => `Fichier prêt : ${fileName}`,
  failed: 'Le fichier n’a pas pu être fait. La liste est toujours là ; fermez d’autres pages et réessayez.',
};
