import { type DerivedPictures, SQUARES, sized } from '@jembatan/platform/size-pictures'
import { TILE_WIDTH } from '../feed/media'
import { drawShareCard } from './share-card'

/** Derived pictures for `public/media`; those of an upload are created when it arrives. */
export const DERIVED: DerivedPictures = {
  ...SQUARES,
  'hero.avif': [...sized('hero.avif', [TILE_WIDTH]), { name: 'card.jpg', make: drawShareCard }],
}
