/**
 * Makes of whatever was uploaded what is published (R40, R43): decoded within limits, turned upright, made small, written anew.
 * Nothing but pixels comes through: no position, no camera, no hidden second file behind the picture.
 */
import sharp, { type Sharp } from 'sharp';
import {
  MAX_PHOTO_PIXELS,
  PHOTO_FORMATS,
  PHOTO_VARIANTS,
  VARIANT_SIDES_PX,
  type PhotoFormat,
  type PhotoVariant,
} from '#schemas/protocol/media.ts';
import { err, ok, type Result } from '#schemas/primitives/result.ts';
import { photoTypeOf } from './photo-type.ts';

export type PhotoProblem = 'unsupported_photo_type' | 'photo_unreadable' | 'photo_too_large_in_pixels';

/** `thumb.webp` → its bytes */
export type VariantFiles = ReadonlyMap<string, Buffer>;

export const variantFileName = (variant: PhotoVariant, format: PhotoFormat): string => `${variant}.${format}`;

/** A photo takes one thread and is forgotten afterwards: requests go on beside it, on two cores. */
sharp.concurrency(1);
sharp.cache(false);

const DECODE_SECONDS = 60;

interface Pixels {
  readonly data: Buffer;
  readonly widthPx: number;
  readonly heightPx: number;
}

export async function encodeVariants(bytes: Buffer): Promise<Result<VariantFiles, PhotoProblem>> {
  if (photoTypeOf(bytes) === undefined) return err('unsupported_photo_type');
  const declared = await declaredPixels(bytes);
  if (declared === undefined) return err('photo_unreadable');
  if (declared > MAX_PHOTO_PIXELS) return err('photo_too_large_in_pixels');
  const pixels = await decode(bytes);
  return pixels === undefined ? err('photo_unreadable') : ok(await encodeAll(pixels));
}

/** From the header alone: nothing is decoded yet. */
async function declaredPixels(bytes: Buffer): Promise<number | undefined> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return width * height;
  } catch {
    return undefined;
  }
}

/** Once, at the size of the largest variant: the others are made of that. */
async function decode(bytes: Buffer): Promise<Pixels | undefined> {
  const side = VARIANT_SIDES_PX.full;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error' })
      .timeout({ seconds: DECODE_SECONDS })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.channels === 3 ? { data, widthPx: info.width, heightPx: info.height } : undefined;
  } catch {
    // What the decoder says of a foreign file is of no use to anybody.
    return undefined;
  }
}

async function encodeAll(pixels: Pixels): Promise<VariantFiles> {
  const files = new Map<string, Buffer>();
  for (const format of PHOTO_FORMATS) {
    const bySidePx = new Map<number, Buffer>();
    for (const variant of PHOTO_VARIANTS) {
      // A small picture has variants that are the same.
      const sidePx = Math.min(VARIANT_SIDES_PX[variant], Math.max(pixels.widthPx, pixels.heightPx));
      const bytes = bySidePx.get(sidePx) ?? (await encode(pixels, sidePx, format));
      bySidePx.set(sidePx, bytes);
      files.set(variantFileName(variant, format), bytes);
    }
  }
  return files;
}

function encode({ data, widthPx, heightPx }: Pixels, sidePx: number, format: PhotoFormat): Promise<Buffer> {
  const picture = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  return inFormat(picture.resize({ width: sidePx, height: sidePx, fit: 'inside' }), format).toBuffer();
}

const inFormat = (picture: Sharp, format: PhotoFormat): Sharp =>
  format === 'webp'
    ? picture.webp({ quality: 80, effort: 3 })
    : picture.jpeg({ quality: 80, progressive: true });
