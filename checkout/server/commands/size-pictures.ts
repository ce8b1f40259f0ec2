import { join } from 'node:path'
import { derivePictures, SQUARES } from '@jembatan/platform/size-pictures'

await derivePictures(join(import.meta.dirname, '../../public/media'), SQUARES)
