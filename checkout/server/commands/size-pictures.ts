import { join } from 'node:path'
import { derivePictures } from '@jembatan/platform/size-pictures'
import { SHOP_PICTURES } from './shop-pictures'

await derivePictures(join(import.meta.dirname, '../../public/media'), SHOP_PICTURES)
