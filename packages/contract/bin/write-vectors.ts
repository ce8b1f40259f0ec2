import { writeFile } from 'node:fs/promises'
import { vectorFiles } from '../conformance/vector-files'

for (const [name, text] of await vectorFiles()) await writeFile(new URL(`../vectors/${name}`, import.meta.url), text)
