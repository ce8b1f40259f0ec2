import { join } from 'node:path'
import { derivePictures } from '@jembatan/platform/size-pictures'
import { DERIVED } from '../media/derived-pictures'

await derivePictures(join(import.meta.dirname, '../../public/media'), DERIVED)
