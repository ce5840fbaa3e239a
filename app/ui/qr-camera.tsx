/** The camera's picture with a frame to aim with, and every QR that passes before it. */
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { createQrReader } from './qr-reader.ts';

/**
 * refused: the person or the system said no. missing: there is none. busy: another application holds it. unsupported: this page
 * may not ask (plain HTTP, an old browser).
 */
export type CameraTrouble = 'refused' | 'missing' | 'busy' | 'unsupported';

export interface QrCameraProps {
  readonly label: string;
  /** A QR stays before the camera for many pictures: the same text comes again and again. */
  readonly onText: (text: string) => void;
  readonly onTrouble: (trouble: CameraTrouble) => void;
}

/** Between two looks: fast enough for codes that change by themselves, slow enough for the battery. */
const LOOK_EVERY_MS = 120;

const TROUBLES: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
};

const troubleOf = (cause: unknown): CameraTrouble =>
  (cause instanceof DOMException ? TROUBLES[cause.name] : undefined) ?? 'busy';

const openCamera = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });

/** Calls back with every text until the signal says stop; the camera is switched off then. */
const watch = async (
  video: HTMLVideoElement,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<void> => {
  const stream = await openCamera();
  const stop = (): void => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) return stop();
  signal.addEventListener('abort', stop);
  video.srcObject = stream;
  // Interrupted by the page's leaving, which the signal says as well.
  await video.play().catch(() => undefined);
  const reader = createQrReader();
  signal.addEventListener('abort', reader.close);
  const look = async (): Promise<void> => {
    if (signal.aborted) return reader.close();
    const text = await reader.read(video);
    if (signal.aborted) return;
    if (text !== undefined) onText(text);
    setTimeout(() => void look(), LOOK_EVERY_MS);
  };
  await look();
};

export function QrCamera({ label, onText, onTrouble }: QrCameraProps): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  const seen = useEffectEvent(onText);
  const failed = useEffectEvent(onTrouble);
  useEffect(() => {
    if (video.current === null) return undefined;
    if (navigator.mediaDevices === undefined) return failed('unsupported');
    const ending = new AbortController();
    watch(video.current, ending.signal, (text) => seen(text)).catch((cause: unknown) => {
      if (!ending.signal.aborted) failed(troubleOf(cause));
    });
    return () => ending.abort();
  }, []);
  return (
    <div className="relative overflow-hidden rounded-md bg-black">
      <video
        ref={video}
        aria-label={label}
        muted
        playsInline
        className="block aspect-square max-h-[45dvh] w-full object-cover"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute inset-[12%] rounded-md border-3 border-dashed border-orange"
      />
    </div>
  );
}
