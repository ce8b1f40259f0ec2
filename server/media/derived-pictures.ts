import { type DerivedPictures, SQUARES, sized } from '@jembatan/platform/size-pictures'
import { TILE_WIDTH } from '../feed/media'
import { drawShareCard } from './share-card'

/** Of the pictures in `public/media`; those of an upload are made when it comes. */
export const DERIVED: DerivedPictures = {
  ...SQUARES,
  'hero.avif': [...sized('hero.avif', [TILE_WIDTH]), { name: 'card.jpg', make: drawShareCard }],
}
