/** Reads a QR from what a video shows: by the browser's own reader where it has one, by ours in a worker elsewhere. */

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

/** The Shape Detection API, as far as it is used here; TypeScript does not know it. */
interface Detector {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  readonly getSupportedFormats: () => Promise<readonly string[]>;
}

export const createQrReader = async (): Promise<QrReader> => (await nativeReader()) ?? workerReader();

const nativeReader = async (): Promise<QrReader | undefined> => {
  const Native = (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats = await Native?.getSupportedFormats().catch((): readonly string[] => []);
  if (Native === undefined || formats?.includes('qr_code') !== true) return undefined;
  const detector = new Native({ formats: ['qr_code'] });
  return {
    // It fails while the video has no picture yet.
    read: async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue,
    close: () => undefined,
  };
};

/** A QR that fills half the picture keeps five pixels a module at this size; more only costs time. */
const LONGEST_SIDE = 800;

const workerReader = (): QrReader => {
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
