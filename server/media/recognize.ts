import { LARGEST_UPLOAD } from './limits'
import { MediaRefused } from './media-refused'

export type Upload = {
  /** The browser's claim; the first bytes decide the type of the file. */
  name: string
  type: string
  bytes: Buffer
}

export type Kind = 'jpeg' | 'png' | 'webp' | 'avif' | 'mp4' | 'webm'

const NAMES: Record<Kind, { types: string[]; endings: string[] }> = {
  jpeg: { types: ['image/jpeg', 'image/jpg'], endings: ['jpg', 'jpeg'] },
  png: { types: ['image/png'], endings: ['png'] },
  webp: { types: ['image/webp'], endings: ['webp'] },
  avif: { types: ['image/avif'], endings: ['avif'] },
  mp4: { types: ['video/mp4'], endings: ['mp4', 'm4v'] },
  webm: { types: ['video/webm'], endings: ['webm'] },
}

/**
 * Recognises an upload by its content.
 * @throws {MediaRefused} for an empty, too large or unknown file, and for one whose name or type
 * contradicts its content.
 */
export function recognize({ name, type, bytes }: Upload): Kind {
  if (bytes.length === 0) throw new MediaRefused('media_missing')
  if (bytes.length > LARGEST_UPLOAD) throw new MediaRefused('media_too_large')
  const kind = kindOf(bytes)
  if (!kind) throw new MediaRefused('media_unknown')

  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1]
  const { types, endings } = NAMES[kind]
  const isDeclared = type !== '' && type !== 'application/octet-stream'
  if ((isDeclared && !types.includes(type)) || (ending !== undefined && !endings.includes(ending)))
    throw new MediaRefused('media_mislabelled')

  return kind
}

/** A Matroska document states its type within these first bytes. */
const HEAD_OF_MATROSKA = 64

function kindOf(bytes: Buffer): Kind | undefined {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp'
  if (text(4, 8) === 'ftyp') return /^avi[fs]$/.test(text(8, 12)) ? 'avif' : mp4With(text(8, 12))
  if (bytes.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3])))
    return text(4, HEAD_OF_MATROSKA).includes('webm') ? 'webm' : undefined

  return undefined
}

/** The brands with which phones, cameras and editors write MP4. */
const mp4With = (brand: string): Kind | undefined =>
  /^(isom|iso[2-9]|mp4[12]|avc1|M4V |dash|MSNV|mmp4)$/.test(brand) ? 'mp4' : undefined
