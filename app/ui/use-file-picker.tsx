import { useRef, type ReactNode } from 'react';

export interface FilePickerOptions {
  /** Of a file input: `image/*`. */
  readonly accept: string;
  /** Opens the camera on a phone; elsewhere the files. */
  readonly camera?: 'world' | 'face' | undefined;
  /** The camera gives one in any case. */
  readonly single?: boolean | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  /** Nothing was chosen, or the camera could not be opened. */
  readonly onNothing?: (() => void) | undefined;
}

export interface FilePicker {
  /** To be rendered anywhere; it does not show. */
  readonly input: ReactNode;
  readonly open: () => void;
}

const CAPTURES = { world: 'environment', face: 'user' } as const;

/** The browser's own choice of files, behind a button of ours. */
export function useFilePicker({ accept, camera, single, onFiles, onNothing }: FilePickerOptions): FilePicker {
  const ref = useRef<HTMLInputElement>(null);
  return {
    open: () => ref.current?.click(),
    input: (
      <input
        ref={(element) => {
          ref.current = element;
          if (element === null || onNothing === undefined) return;
          element.addEventListener('cancel', onNothing);
          return () => element.removeEventListener('cancel', onNothing);
        }}
        type="file"
        hidden
        accept={accept}
        multiple={camera === undefined && single !== true}
        {...(camera === undefined ? {} : { capture: CAPTURES[camera] })}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    ),
  };
}
