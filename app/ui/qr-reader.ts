/**
 * Reads a QR from what a video shows, in a worker. Browsers on some phones have a reader of their own; ours alone is used, so that
 * what the tests see is what every phone does: a picture of this size takes it less time than lies between two looks.
 */

export interface ReadRequest {
  readonly width: number;
  readonly height: number;
  readonly pixels: ArrayBuffer;
}

export interface ReadAnswer {
  readonly text: string | undefined;
}

export interface QrReader {
  /** What is to be read in the picture of now; undefined when nothing is. One at a time. */
  readonly read: (video: HTMLVideoElement) => Promise<string | undefined>;
  readonly close: () => void;
}

/** A QR that fills half the picture keeps five pixels a module at this size; more only costs time. */
const LONGEST_SIDE = 800;

export const createQrReader = (): QrReader => {
  const worker = new Worker(new URL('./qr-reader.worker.ts', import.meta.url), { type: 'module' });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return {
    read: async (video) => {
      const { videoWidth, videoHeight } = video;
      if (context === null || videoWidth === 0) return undefined;
      const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
      const width = Math.round(videoWidth * scale);
      const height = Math.round(videoHeight * scale);
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      context.drawImage(video, 0, 0, width, height);
      const pixels = context.getImageData(0, 0, width, height).data.buffer;
      return new Promise((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => resolve(data.text);
        worker.onerror = () => resolve(undefined);
        worker.postMessage({ width, height, pixels } satisfies ReadRequest, [pixels]);
      });
    },
    close: () => worker.terminate(),
  };
};
