import { writeVectors } from '../conformance/write-vectors'

await writeVectors(new URL('../vectors/', import.meta.url))
