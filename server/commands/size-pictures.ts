import { join } from 'node:path'
import { sizePictures } from '@jembatan/platform/size-pictures'
import { SQUARE_WIDTHS } from '@jembatan/platform/square-set'
import { TILE_WIDTH } from '../feed/media'
import { drawShareCards } from './draw-share-cards'

const media = join(import.meta.dirname, '../../public/media')

await sizePictures(media, { 'square.avif': SQUARE_WIDTHS, 'hero.avif': [TILE_WIDTH] })
await drawShareCards(media)
