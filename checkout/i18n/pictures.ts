import pictures from './pictures.json'

/** The pictures of a good, in the order of its gallery. */
export const SHOTS = ['square', 'hero', 'close', 'use'] as const

export type Shot = (typeof SHOTS)[number]

type Description = { id: string; en: string }

export type Picture = {
  square: Description
  /** The tall picture, for products that the feed also shows. */
  hero?: Description
  /** From another side. */
  close?: Description
  /** In use, in a room or a garden. */
  use?: Description
  color: string
  /** A blurred 16-pixel version of the square picture, as a data URL. */
  placeholder: string
}

const EXTENSIONS: Record<string, Picture> = pictures

const NONE = {
  square: { id: 'Gambar belum ada', en: 'No picture yet' },
  color: '#e4ded4',
  placeholder: 'data:image/gif;base64,R0lGODlhAQABAIAAAOTe1AAAACwAAAAAAQABAAACAkQBADs=',
}

/** Merchants upload pictures without descriptions; the product's name stands beside the picture. */
const UPLOADED = { ...NONE, square: { id: 'Gambar dari penjual', en: 'The seller’s own picture' } }

const isBrought = (media: string) => /^[0-9a-f]{64}$/.test(media)

export const pictureOf = (media: string): Picture => EXTENSIONS[media] ?? (isBrought(media) ? UPLOADED : NONE)

/**
 * Bundled pictures are static files. Merchant pictures need a route of their own, because a static
 * file would take precedence.
 */
export const folderOf = (media: string) => (isBrought(media) ? '/pictures' : '/media')
