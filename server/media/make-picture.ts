import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { TILE_WIDTH } from '../feed/media'
import { MediaRefused } from './media-refused'
import { drawShareCard } from './share-card'

/** The frame of a post. */
export const FRAME = { width: 720, height: 1280 }

const SHORTEST_SIDE = 320
const MOST_PIXELS = 50_000_000
const PATIENCE_SECONDS = 20
/** The decoders of sharp that an upload may use; AVIF is `heif` there. */
const INPUT_FORMATS = new Set(['jpeg', 'png', 'webp', 'heif'])

/** The stored form of an upload: its files, and a placeholder until they are loaded. */
export type MadeMedia = {
  files: Record<string, Buffer>
  tone: string
  placeholder: string
  clip: boolean
  /**
   * SHA-256 of the pixels: the same picture or clip with other metadata or in another container has
   * the same digest.
   */
  digest: string
}

/**
 * Creates the pictures of a post from an uploaded picture, or from the first picture of a clip:
 * upright, in the frame of the feed, and without location or camera data.
 * @throws {MediaRefused} for a picture that cannot be read to its end, or is too small or too
 * large.
 */
export async function makePicture(bytes: Buffer): Promise<MadeMedia> {
  const read = () => sharp(bytes, { failOn: 'warning', limitInputPixels: MOST_PIXELS })
  const { width, height, format } = await read().metadata().catch(refuse)
  if (!INPUT_FORMATS.has(format)) throw new MediaRefused('media_unknown')
  if (width * height > MOST_PIXELS) throw new MediaRefused('picture_too_large')
  if (Math.min(width, height) < SHORTEST_SIDE) throw new MediaRefused('picture_too_small')

  const hero = await read()
    .autoOrient()
    .resize({ ...FRAME, fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 0 })
    .timeout({ seconds: PATIENCE_SECONDS })
    .toBuffer()
    .catch(refuse)

  return {
    files: {
      'hero.avif': await sharp(hero).avif({ quality: 60, effort: 2 }).toBuffer(),
      [`hero-${TILE_WIDTH}.avif`]: await sharp(hero).resize(TILE_WIDTH).avif({ effort: 2 }).toBuffer(),
      'card.jpg': await drawShareCard(hero),
    },
    tone: await toneOf(sharp(hero)),
    placeholder: await placeholderOf(sharp(hero)),
    clip: false,
    digest: await digestOf(sharp(hero)),
  }
}

function refuse(cause: unknown): never {
  const tooLarge = cause instanceof Error && /pixel limit/i.test(cause.message)
  throw new MediaRefused(tooLarge ? 'picture_too_large' : 'media_broken', { cause })
}

async function digestOf(picture: Sharp) {
  const pixels = await picture.toColourspace('srgb').removeAlpha().raw().toBuffer()

  return createHash('sha256').update(pixels).digest('hex')
}

async function toneOf(picture: Sharp) {
  const { dominant } = await picture.stats()

  return `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** A picture of a few hundred bytes, inlined in the page. */
async function placeholderOf(picture: Sharp) {
  const tiny = await picture.resize(16, 28).webp({ quality: 40 }).toBuffer()

  return `data:image/webp;base64,${tiny.toString('base64')}`
}
